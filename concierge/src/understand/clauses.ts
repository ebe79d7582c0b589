const BREAK = /[.!?;\n。！？；]+|,\s+(?=(?:and|but|also|und|aber|en|maar|и|а|но|და|მაგრამ|also|btw|do|can|where|when|how|what)\s)|，|\s(?:and also|and|also|but|plus|und|aber|ausserdem|außerdem|en|maar|ook|и|а также|а|но|და|მაგრამ|ასევე)\s/iu

/** The parts of a message that may each mean something of their own: sentences and what "and" joins, of two words at least. */
export function splitClauses(text: string): string[] {
  return text
    .slice(0, 1500)
    .split(BREAK)
    .map((part) => part.trim())
    .filter((part) => /\s|\p{Script=Han}{3}/u.test(part))
    .slice(0, 12)
}
