import type { Match } from '../lexicon/match.ts'
import type { Reading } from './reading.ts'

const CUES =
  `not(?! only| just)|(?:is|are|was)n'?t|no|without|w\\/o|except(?: for)?|anything but|other than|(?:do|does|did)(?:n'?t| not) (?:want|like|need|wear|love|eat)|hates?|dislikes?|can'?t (?:stand|eat|wear)|instead of|rather than|excluding|minus|nichts|nix|niets|hold the|skip the|leave (?:off|out) the|nothing|never|free (?:of|from)|allergic to|` +
  `nicht(?! nur)|kein(?:e|en|er|es|em)?|ohne|ausser|bloss nicht|(?:an)?statt|auf keinen fall|(?:hasst|hasse|verabscheut)|mag (?:kein\\p{L}*|nicht)|` +
  `geen|haat|niet(?! alleen)|zonder|behalve|in plaats van|` +
  `не(?! только)|без|кроме|вместо|никак(?:их|ой|ого)|ни|ненавид\\p{L}+|` +
  `不要|不含|不带|别|不加|不放|除了|不想要|不喜欢|讨厌|不是|不吃|去掉|无(?!论)|没有(?<!有没有)|不爱|不能有|` +
  `(?<!თუ )არა|არც|არ (?:მინდა|მიყვარს|მომწონს|მჭირდება|იყოს)|გარდა|ნუ`
const FILLER = `too|so|made|out|from|aus|von|zo|als|is|из|сшит\\p{L}*|那么|这么|么|过于|太过|ისე|იყოს|very|really|that|this|the|a|an|any|in|of|to|be|with|it|want|such|zu|das|die|der|den|dem|ein\\p{L}{0,2}|mit|etwas|te|de|het|een|van|слишком|очень|совсем|в|с|из|хочу|надо|нужно|нужен|нужна|люблю|такое|такой|太|是|要|有|那|这|ძალიან|ისეთი|放|加|放入`
const BEFORE = new RegExp(`(?:^|[^\\p{L}]|(?<=\\p{Script=Han}))(?:${CUES})[\\s-]*(?:(?:${FILLER})\\s*){0,3}$`, 'u')
const AFTER =
  /^[\p{Script=Georgian}]*(?:[\s-]*free(?!\p{L})|\s(?:ფერის\s)?(?:გარეშე|ნაცვლად|გარდა|არ (?:მინდა|მიყვარს|იყოს|მომწონს|მჭირდება)|არა(?=\s*(?:$|[,.;!?])))|(?:的|色|款)*(?:不要|不行|不喜欢|除外|就算了|以外)(?=\s*(?:$|[,，。.!！、;；]))|\s?კი არა|\s(?:не (?:надо|нужно|хочу|подходит|люблю|предлагать))|\s(?:lieber |bitte )?(?:nicht|weglassen|mag ich nicht|niet|liever niet)(?=\s*(?:$|[,.;!?])))/u
const JOINT = new RegExp(
  `^\\s*,?\\s*(?:or|nor|and|und|oder|noch|en|of|и|или|ни|或者?|和|、|და|ან)\\s*(?:(?:${FILLER})\\s+)*$`,
  'u',
)

/** Which of the concepts are unwanted: what stands right behind "not", "ohne", "без" or in front of "გარეშე", and what "or" adds to it. */
export function negated(
  reading: Reading,
  matches: readonly Match[],
): { unwanted: Set<Match>; spent: ReadonlySet<Match> } {
  const unwanted = new Set<Match>()
  const spent = new Set<Match>()
  matches.forEach((match, i) => {
    const previous = matches[i - 1]
    // a part of a compound is negated with the whole word
    const from = match.how === 'compound' ? (reading.tokens[match.from]?.start ?? match.start) : match.start
    const head = reading.text.slice(Math.min(from, Math.max(previous?.end ?? 0, from - 48)), from)
    const tail = reading.text.slice(match.end, match.end + 32)
    const joined = previous !== undefined && unwanted.has(previous) && previous.kind === match.kind && JOINT.test(head)
    const whole = !reading.text.slice(match.start, match.end).startsWith('не')
    const after = AFTER.test(tail)
    // 去冰 takes the ice out; 去海滩 goes to the beach
    const out = match.kind === 'ingredient' && /(?:去|走)$/u.test(head)
    if (match.without || (whole && BEFORE.test(head)) || joined || after || out) unwanted.add(match)
    // "brown and grey excepted": a word behind the last one holds for those it is joined to
    if (after && previous && previous.kind === match.kind && JOINT.test(head)) unwanted.add(previous)
    // "no raw fish" is about fish
    if (previous && unwanted.has(previous) && isSaidOf(previous, match)) {
      unwanted.delete(previous)
      spent.add(previous)
      unwanted.add(match)
    }
  })
  return { unwanted, spent }
}

function isSaidOf(quality: Match, thing: Match): boolean {
  return thing.kind === 'ingredient' && quality.kind !== 'ingredient' && thing.start - quality.end <= 1
}
