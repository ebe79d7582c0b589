import { at } from '../dialogue/cues.ts'
import type { Found } from '../dialogue/match.ts'

export type Level = 'none' | 'light' | 'normal' | 'extra'

/** Said before what shall not be on it, in the same breath; folded text. */
const NONE_BEFORE = new RegExp(
  `(?<!\\p{L})(?:` +
    `no|without|w\\/o|minus|hold|skip|drop|ditch|lose|remov\\p{L}+|delet\\p{L}+|scrap|omit|exclud\\p{L}+|except|cut|scrape off|pick off|get rid of|free (?:of|from)|take (?:off|out|away)|leave (?:off|out|away)|not? any|(?:do|does|did)(?:n'?t| not) (?:want|like|need|eat|put|add|include|have)|hates?|allergic to|instead of|` +
    `ohne|kein\\p{L}*|entfern\\p{L}*|lösch\\p{L}*|streich\\p{L}*|nicht|ausser|statt|weg mit|runter mit|raus mit|verzichte auf|` +
    `zonder|geen|min|verwijder\\p{L}*|niet|behalve|weg met|schrap|in plaats van|` +
    `без|убер\\p{L}+|убра\\p{L}+|исключ\\p{L}+|не (?:надо|нужн\\p{L}+|клад\\p{L}+|хочу|хотим|добавля\\p{L}+|люблю|ем|ест)|минус|удал\\p{L}+|снять|сними\\p{L}*|выкин\\p{L}+|вычеркн\\p{L}+|кроме|вместо|` +
    `არ|ნუ|მოაშორ\\p{L}*|ამოიღ\\p{L}*|მოაკელ\\p{L}*|ამოაგდ\\p{L}*|მოხსენ\\p{L}*|წაშალ\\p{L}*|გარდა|გამორიცხ\\p{L}*|უარი` +
    `)(?!\\p{L})|(?<!\\p{L})უ$|不(?:要|加|放|吃|想要|喜欢)|去掉|拿掉|减掉|去(?!年|哪)|免|别|除了|没有|无|取消|移除|不含`,
  'u',
)

/** The same said just behind it: "olives off", „Pilze runter", «сыр не надо», 橄榄去掉, ყველი არ იყოს. */
const NONE_BEHIND = new RegExp(
  `^[\\s-]*(?:(?:please|bitte|graag|maar|dann|die|das|ich|wir|können|kannst du|von|from|it|the|пожалуйста|мне|можно|就|都|也|请|给我)\\s*){0,3}(?:` +
    `(?:off|out|away|free|not|no|gone|aside|weg|runter|raus|ab|weglassen|weggelassen|nicht|streichen|entfernen|abbestellen|löschen|verzichte\\p{L}*|` +
    `(?:mag|esse|brauche?|will|möchte) ich nicht|eraf|er ?(?:van)?af|af|eruit|weglaten|niet|verwijderen|hoeft niet|(?:hoef|wil|lust) ik niet|` +
    `не (?:надо|нужн\\p{L}+|хочу|хотим|клад\\p{L}+|добавля\\p{L}+|люблю|ем)|убра\\p{L}+|убер\\p{L}+|исключ\\p{L}+|удал\\p{L}+|сними\\p{L}*|выкин\\p{L}+|долой)(?!\\p{L})` +
    `|გარეშე|არა?(?!\\p{L})|ნუ|მოაშორ|ამოიღ|მოხსენ|ამოაგდ|გამორიცხ|მოაკელ|წაშალ|不要|别放|去掉|拿掉|减掉|不放|不加|免|不吃|除外|取消|去了)`,
  'u',
)
/** Nothing but what joins two of them: "olives and ham". */
const JOINT =
  /^[\s,;、，]*(?:(?:and|or|nor|und|oder|noch|en|of|и|или|ни|და|ან|和|跟|与|或))?\s*(?:(?:the|any|die|das|den|der|de|het)\s)?$/u
const NOT_WITH = /(?<!\p{L})(?:not|nicht|niet|не)\s+(?:with|mit|met|со?)\s+(?:\p{L}{2,4}\s+)?$/u
/** How far before a name its level may stand. */
const REACH = 24

/**
 * How much of each is wanted, by the words beside it; what is only joined to another shares its level. Georgian, German and
 * others say it behind the name as well.
 */
export function levelAt(folded: string, found: Found, all: readonly Found[] = [found]): Level {
  const own = ownLevel(folded, found)
  if (own !== 'normal') return own
  for (const other of all) {
    const joins = (from: number, to: number) => from <= to && JOINT.test(folded.slice(from, to))
    if (other.end <= found.start && joins(other.end, found.start)) return levelAt(folded, other, before(all, other))
  }
  const next = all.find((other) => other.start >= found.end && JOINT.test(folded.slice(found.end, other.start)))
  return next && behind(folded, next) ? 'none' : 'normal'
}

function before(all: readonly Found[], { start }: Found): Found[] {
  return all.filter((one) => one.start <= start)
}

function ownLevel(folded: string, found: Found): Level {
  const clause =
    folded
      .slice(0, found.start)
      .split(/[,.;!?，。；、]|\s(?:and|und|en|и|და|but|aber|maar|но|with|mit|met|с|со)\s|和|但/u)
      .at(-1) ?? ''
  const near = clause.slice(-REACH)
  const named = folded.slice(found.start, found.end)
  if (NONE_BEFORE.test(near) || /^უ\p{L}+ოდ?$/u.test(named) || NOT_WITH.test(folded.slice(0, found.start)))
    return 'none'
  if (behind(folded, found)) return 'none'
  if (at(near + named, 'none') >= 0) return 'none'
  if (at(near + named, 'extra') >= 0) return 'extra'
  return at(near + named, 'light') >= 0 ? 'light' : 'normal'
}

function behind(folded: string, found: Found): boolean {
  return NONE_BEHIND.test(folded.slice(found.end).split(/[,.;!?，。；、]/u)[0] ?? '')
}
