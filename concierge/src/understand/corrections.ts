import type { Correction } from '@souk/contract/understanding.ts'
import type { Match } from '../lexicon/match.ts'
import type { Reading } from './reading.ts'

/** One thing a message says that can correct an earlier one. */
export type Said = { slot: string; to: string; start: number; end: number }

const NO =
  /^\s*(?:oh |ah |ach |ой |hmm+ |sorry |wait )*(?:no+|nope|nah|nein|nee|нет|неа|不|不是|不对|不，|არა|net|oops|sorry|wait|moment)\s*(?:[,.!;:，。-]|\s-\s|(?=\s(?:not|the|i|in|make|nicht|ich|niet|лучше|а|не|давай|მინდა|უკეთესია)\s))\s*/u
const CUE =
  /(?<!\p{L})(?:actually|instead(?! of)|i meant?|on second thoughts?|make (?:it|that|them|this)|change (?:it|that|the \p{L}+|to|my \p{L}+)(?: to)?|switch (?:it |that )?to|scratch that|correction|i'd rather(?: have)?|i(?:'ve| have) changed my mind|let'?s (?:do|go with|make it)|rather (?=in |a |the )|better (?=in |make )|but in(?= )|doch (?:lieber|besser|in|eher)|lieber(?: doch)?|dann (?:doch|lieber)|eigentlich|stattdessen|ich meinte?|mach(?:e|en sie)? (?:bitte )?(?:daraus|es|das|lieber)|änder[ne]?\p{L}*|besser (?:in|doch)|(?:nehm\p{L}+ )?doch|quatsch|toch (?:liever|maar|beter|een|in)|liever(?: toch)?|eigenlijk|ik bedoel(?:de)?|maak er|verander|doe (?:maar|toch)|in plaats daarvan|(?:а |нет,? )?лучше|все[- ]?таки|вернее|точнее|я имел\p{L}* в виду|давай(?:те)? (?:лучше|все)?|поменя\p{L}+|измени\p{L}*|сделай\p{L}*|передумал\p{L}*|исправ\p{L}+|замени\p{L}*|а не|luchshe|davai|მირჩევნია|უკეთესია|ჯობია|ჯობს|შეცვალე\p{L}*|ვიგულისხმე\p{L}*|სინამდვილეში|გადავიფიქრე|გააკეთე|იყოს|მაინც)(?!\p{L})|还是|改(?:成|为)|换(?:成|个)|我是说|算了|错了|更正|不如|要不/u
const WEAK =
  /^(?:actually|eigentlich|eigenlijk|(?:а )?лучше|lieber|liever|doch|still|还是|მაინც|luchshe|better|rather|იყოს)/u
/** "Change red to green", «поменяй красное на зелёное», 红色换成绿色: both ends are named, the first is given up. */
const SWAP = {
  verb: /(?<!\p{L})(?:change|replace|switch|swap|exchange|from|änder\p{L}*|tausch\p{L}*|ersetz\p{L}*|wechs\p{L}*|verander|vervang|wissel|ruil|поменя\p{L}+|измени\p{L}*|замени\p{L}*|смени\p{L}*|შეცვალ\p{L}*|შემიცვალ\p{L}*)(?!\p{L})|换|改|替换/u,
  joint:
    /^\s*(?:ones?\s)?(?:(?:to|into|for|with|by|in|auf|zu|durch|gegen|naar|door|voor|на|换成|改成|改为|变成|替换成|ით|ზე)\s*(?:the |a |an |das |die |den |een |de |het )?)$/u,
}
const CHANNEL: readonly [RegExp, string][] = [
  [/(?<!\p{L})(?:whats ?app|вотсап\p{L}*|ватсап\p{L}*|воцап\p{L}*|ვოთსაფ\p{L}*)/u, 'whatsapp'],
  [/(?<!\p{L})(?:telegram|телеграм\p{L}*|ტელეგრამ\p{L}*)/u, 'telegram'],
  [/(?<!\p{L})(?:sms|text message|смс|эсэмэс\p{L}*)|短信/u, 'sms'],
  [/(?<!\p{L})(?:e-?mail|mail|почт(?:ой|е|у)|имейл\p{L}*|ელ-?ფოსტ\p{L}*|იმეილ\p{L}*)(?!\p{L})|邮件|邮箱/u, 'email'],
  [/微信|(?<!\p{L})wechat/u, 'wechat'],
  [/(?<!\p{L})(?:facebook )?messenger|мессенджер\p{L}*/u, 'messenger'],
]

/** Where a message takes something back, and what it says instead; `from` where this or an earlier message tells. */
export function findCorrections(
  reading: Reading,
  said: readonly Said[],
  unwanted: readonly Match[],
  earlier: (slot: string) => string | undefined,
  swapped: readonly Swap[] = [],
): Correction[] {
  if (swapped.length > 0) return swapped.map(({ from, to }) => ({ slot: slotOf(to), from: from.id, to: to.id }))
  const no = NO.exec(reading.text)
  const cue = CUE.exec(no ? reading.text.slice(no[0].length) : reading.text)
  const at = no ? no[0].length : (cue?.index ?? -1)
  if (at < 0) return contrasted(reading, said, unwanted)
  const question = /[?？]\s*$/u.test(reading.text)
  if (!no && cue && WEAK.test(cue[0]) && question) return []
  const found: Correction[] = []
  for (const { slot, to, start, end } of [...said, ...channelSaid(reading)]) {
    // the Georgian verb stands last, and what it corrects before it
    if (found.some((each) => each.slot === slot) || (end <= at && !no && reading.language !== 'ka')) continue
    if (slot === 'channel' && !no && !cue) continue
    if (slot === 'type' && !no && start - at > 30) continue
    const from = unwanted.find((match) => slotOf(match) === slot)?.id ?? earlier(slot)
    found.push(from === undefined || from === to ? { slot, to } : { slot, from, to })
  }
  return found
}

export type Swap = { from: Match; to: Match }

/** What is given up for what, where a message names both ends. */
export function findSwaps(reading: Reading, matches: readonly Match[]): Swap[] {
  const verb = SWAP.verb.exec(reading.text)
  if (!verb) return []
  return matches.flatMap((from, i) => {
    const to = matches[i + 1]
    if (!to || slotOf(to) !== slotOf(from) || to.id === from.id) return []
    const near = verb.index + verb[0].length <= from.start || reading.text.slice(from.end, to.start).includes(verb[0])
    return near && SWAP.joint.test(reading.text.slice(from.end, to.start)) ? [{ from, to }] : []
  })
}

/** "White instead of blue", "не синее, а белое" say both ends without a further cue. */
function contrasted(reading: Reading, said: readonly Said[], unwanted: readonly Match[]): Correction[] {
  if (
    !/instead of|rather than|anstatt|statt |in plaats van|вместо|(?:^|\s)не [^.]{2,30},? а |而不是|ნაცვლად|nicht [^.]{2,30} sondern|niet [^.]{2,30} maar|not [^.]{2,30} but|不是.{1,12}是|არა .{2,30} არამედ/u.test(
      reading.text,
    )
  )
    return []
  return unwanted.flatMap((match) => {
    const other = said.find((each) => each.slot === slotOf(match) && each.to !== match.id)
    return other ? [{ slot: other.slot, from: match.id, to: other.to }] : []
  })
}

function channelSaid(reading: Reading): Said[] {
  for (const [pattern, to] of CHANNEL) {
    const match = pattern.exec(reading.text)
    if (match) return [{ slot: 'channel', to, start: match.index, end: match.index + match[0].length }]
  }
  return []
}

export function slotOf(match: Match): string {
  return match.kind === 'service' ? 'type' : match.kind
}
