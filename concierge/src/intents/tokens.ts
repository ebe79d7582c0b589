const TOKEN = /[\p{L}\p{N}]+|[?!$€£¥₽₾%]|\p{Extended_Pictographic}/gu

/** Lower case without accents, apostrophes or the "ue" spelling of umlauts: what typing habits change and meaning does not. */
export function fold(text: string): string {
  return text
    .slice(0, 1000)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’`´]/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/([aou])e/g, '$1')
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
}

/** The words, digits (all as 0) and telling signs of a folded text. */
export function tokens(folded: string): string[] {
  const found = folded.match(TOKEN) ?? []
  return found.slice(0, 120).map((token) => token.replace(/\p{N}/gu, '0').slice(0, 30))
}

/** Parts of a message that can each carry a meaning of their own: sentences and what "and" joins. */
export function clauses(text: string): string[] {
  const parts = text.split(
    /[.!?;,\n。！？；，]+|\s(?:and|also|but|plus|und|aber|außerdem|en|maar|ook|и|а|но|და|მაგრამ)\s/iu,
  )
  return parts.map((part) => part.trim()).filter((part) => part.length > 1)
}
