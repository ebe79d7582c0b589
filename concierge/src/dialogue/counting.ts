import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { has } from './cues.ts'
import { nearly } from './nearly.ts'

const NUMBERS: readonly (readonly [number, string])[] = [
  [
    2,
    'two twice double zwei zwo zweimal doppelt twee tweemaal dubbel два две двух двое пару дважды вдвое ორი ორს ორჯერ',
  ],
  [3, 'three drei dreimal drie три трех трое სამი სამს'],
  [4, 'four vier четыре четырех ოთხი ოთხს'],
  [5, 'five fünf vijf пять ხუთი ხუთს'],
  [6, 'six sechs zes шесть ექვსი'],
  [7, 'seven sieben zeven семь შვიდი'],
  [8, 'eight acht восемь რვა'],
  [9, 'nine neun negen девять ცხრა'],
  [10, 'ten zehn tien десять ათი'],
]
const ONES = 'one ein eine einen eins eines een één один одну одна одно ერთი'
const HAN = '零一二三四五六七八九十'

/** What stands around a number when so many of the thing just spoken of are wanted; names no thing itself. */
const AROUND = `i we i'd i'll id ill want wants need would like to take have get give me us make it that this those these them of such one ones same please pls plz actually rather fact instead let's lets let put order buy add piece pieces pcs pc item items times copies units unit could can you for in the a x just think be should yes ok okay and so really more another total altogether quantity qty number now my as well too also change up after all
 ich will möchte moechte brauche brauch bräuchte hätte haette hätten gern gerne nehme nehm nehmen nimm davon hiervon von denen den dem diesen dieser diese dieses solche solcher solchen stück stueck stk mal mach mache machen daraus draus bitte doch lieber gleich insgesamt gib gebt geben mir uns wir es das die der kaufe bestell bestelle exemplare noch und ja also dann eher eigentlich würde haben gleiche gleichen selbe selben dasselbe derselben sollen soll sein werden auf warenkorb leg lege pack packe rein mehr sind statt je dazu jetzt
 ik wil neem nemen doe er maar van die deze dit dat daar daarvan hiervan hebben graag stuks stuk maak toch liever zulke zulk zo'n dezelfde hetzelfde zelfde nodig heb geef mij ons bestel nog extra erbij alsjeblieft aub ervan eigenlijk wou zou willen dan kan mag worden moeten het en ja bij liefst
 я хочу хотел хотела бы мне нам нужно нужны надо дай дайте давай давайте пусть будет будут возьму возьмем беру куплю таких такие такую такой такого такая такое же этих эти это этого их штук штуки штука штуку шт экземпляра сделай сделайте лучше пожалуйста в всего еще и да ну нет положи положите добавь добавьте заказать закажу можно одинаковых одинаковые хотим мы все-таки тогда уж
 მინდა ასეთი ასეთები ასეთივე ასეთის ცალი ცალად იყოს მომეცით მომეცი მჭირდება ამის ამისი იგივე ეს ამ კიდევ გთხოვთ დაამატე დაამატეთ დამიმატეთ ავიღებ ვიღებ მსურს გვინდა გვჭირდება აქედან ჯობია იმავე ამნაირი იმ ისეთი და კი კარგი ვიყიდი გააკეთეთ გააკეთე შეცვალე რაოდენობა მე ჩვენ`
/** What points back at it, needed where its kind is named again. */
const POINTING =
  /(?<!\p{L})(?:those|these|them|such|that|this|same|davon|hiervon|denen|solche[rn]?|diese[rnsm]?|gleichen?|selben?|die|deze|daarvan|hiervan|ervan|zulke|dezelfde|hetzelfde|er|таких|такие|такую|этих|эти|их|одинаков\p{L}+)(?!\p{L})|这|那|同样|一样|ასეთი|ამის|იგივე|ამნაირ|ისეთი/u
const HAN_AROUND =
  /我们?|想要|需要|要|想|来|给|帮|这样|这种|这款|那种|这|那|同样|一样|同款|个|件|条|條|份|束|只|双|套|种|的|吧|了|就|改|成|为|换|再|多|加|拿|买|订|有|请|麻烦|一共|总共|共|数量|好|嗯|款|朵|瓶|盒|块|张|啊|呢|都|还是|一起|变|做|算|下/gu

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).map(foldText)
const VALUES = new Map(NUMBERS.flatMap(([value, words]) => wordsOf(words).map((word) => [word, value] as const)))
const ONE: ReadonlySet<string> = new Set(wordsOf(ONES))
/** Small words around a choice. */
export const AROUND_COUNT: ReadonlySet<string> = new Set(wordsOf(AROUND))
const MISTYPED = [...AROUND_COUNT, ...VALUES.keys()].filter((word) => word.length > 3)

export type Count = { value: number; more: boolean; points: boolean }

/**
 * How many, when a message says nothing else: "I want 2 of those", „davon bitte drei", «хочу 2 таких», 要两件这样的.
 * `own`: the words by which the thing itself was named there.
 */
export function countIn(text: string, own: ReadonlySet<string> = new Set()): Count | null {
  if (text.length > 60 || /[?？%€$£¥₽₾@:/]/.test(text)) return null
  const folded = foldText(text).replaceAll('’', "'")
  const value = /\p{Script=Han}/u.test(folded) ? hanValue(folded, own) : spacedValue(folded, own)
  if (value === null) return null
  const more =
    has(text, 'another') ||
    /(?<!\p{L})(?:more|mehr|extra|erbij|dazu|добав\p{L}+)(?!\p{L})|დაამატ|დამიმატ|加[一两]/u.test(folded)
  return { value, more, points: POINTING.test(folded) }
}

function spacedValue(folded: string, own: ReadonlySet<string>): number | null {
  const values = new Set<number>()
  let one = false
  const words = tokenise(folded).map((token) => token.text)
  for (const typed of words) {
    const word = AROUND_COUNT.has(typed) || VALUES.has(typed) ? typed : meant(typed)
    const digits = /^x?(\d{1,2})x?$/u.exec(word)?.[1]
    const value = digits === undefined ? VALUES.get(word) : Number(digits)
    if (value !== undefined) values.add(value)
    else if (ONE.has(word)) one = true
    else if (!AROUND_COUNT.has(word) && !own.has(typed) && !/^(?:шт|st|stk|mal|x|ც|pcs)$/u.test(word)) return null
  }
  if (words.length < 2 && !/[x\p{L}]/u.test(folded)) return null
  const [value, ...others] = values
  if (others.length > 0) return null
  return value ?? (one ? 1 : null)
}

function meant(typed: string): string {
  return typed.length < 4 ? typed : (MISTYPED.find((word) => nearly(typed, word, 4)) ?? typed)
}

function hanValue(folded: string, own: ReadonlySet<string>): number | null {
  const bare = [...own].reduce((rest, word) => rest.replaceAll(word, ''), folded)
  const found = /(\d{1,2})|双份|加倍|[俩仨]|([一二两三四五六七八九十])(?=[个件条條份束只双套种款朵瓶盒块张支]|$)/u.exec(
    bare,
  )
  if (!found) return null
  const rest = bare.replace(found[0], '').replace(HAN_AROUND, '')
  if (/[\p{L}\p{N}]/u.test(rest)) return null
  if (found[1] !== undefined) return Number(found[1])
  if (found[2] === undefined) return found[0] === '仨' ? 3 : 2
  return found[2] === '两' ? 2 : HAN.indexOf(found[2])
}
