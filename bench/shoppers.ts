import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLab, percentile } from './lab.ts'
import { act, situationOf, whim, type Situation } from './shoppers/act.ts'
import { fits, goalFor, rowOf, SHADES, type Goal } from './shoppers/goals.ts'
import { opening, type Person, type Way, type Whim } from './shoppers/person.ts'
import { DE } from './shoppers/phrases/de.ts'
import { EN } from './shoppers/phrases/en.ts'
import { KA } from './shoppers/phrases/ka.ts'
import { NL } from './shoppers/phrases/nl.ts'
import type { Phrases } from './shoppers/phrases/phrases.ts'
import { RU } from './shoppers/phrases/ru.ts'
import { ZH } from './shoppers/phrases/zh.ts'
import { seeded } from './shoppers/random.ts'
import { Thread } from './shoppers/thread.ts'

/**
 * npm run -s bench:shoppers [-- --per 30 --language de --seed 1 --transcripts]: simulated shoppers against the real
 * server and its demo market. They see only the parts of the answers, write in wordings of their own, make slips, change
 * their minds, ask in between, go and come back. Served = paid for exactly what they had settled on. Both the wordings
 * used while the concierge was developed and held-out ones with other seeds. JSON on stdout, a table on stderr.
 * `--phrases <dir>` takes the wordings from <dir>/<language>.json instead, all of them, with the held-out seeds.
 */
const OUTSIDE = argument('phrases', '')
const WORDS: Record<string, Phrases> = { en: EN, de: DE, nl: NL, ru: RU, zh: ZH, ka: KA }
if (OUTSIDE) for (const language of Object.keys(WORDS)) WORDS[language] = phrasesFrom(OUTSIDE, language)
const TURNS = 40
const WHIMS: Record<Whim, number> = {
  ask: 0.3,
  back: 0.1,
  hesitate: 0.08,
  two: 0.2,
  colour: 0.2,
  product: 0.12,
  pizzaSize: 0.15,
  cheaper: 0.1,
}
const HELD_SEED = 77_000

type Result = {
  goal: Goal
  failure: string | null
  turns: number
  repeated: number
  loops: number
  handovers: number
  milliseconds: number[]
  log: Thread['log']
}

function argument(name: string, standard: string): string {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? standard : (process.argv[at + 1] ?? standard)
}

/** A pool without `||` is used whole. */
function phrasesFrom(folder: string, language: string): Phrases {
  return JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
}

function personOf(language: string, held: boolean, seed: number): Person {
  const random = seeded(seed)
  const words = WORDS[language]
  if (!words) throw new Error(`no phrases for ${language}`)
  const goal = goalFor(random.pick(['atelier', 'atelier', 'flora', 'napoli'] as const), random)
  const way = random.pick<Way>(['tap', 'text', 'text', 'both', 'both'])
  const whims = (Object.keys(WHIMS) as Whim[]).filter((one) => random.chance(WHIMS[one]))
  return {
    words,
    language,
    held,
    random,
    goal,
    way,
    sloppy: random.chance(0.5),
    chosen: {},
    cards: [],
    whims: new Set(whims),
  }
}

async function shop(base: string, person: Person): Promise<Result> {
  const thread = new Thread(base, person.goal.shop)
  const seen = { repeated: 0, loops: 0 }
  let failure: string | null
  try {
    await thread.open()
    await thread.say(opening(person))
    failure = await goOn(thread, person, seen)
  } catch (error) {
    failure = `error: ${error instanceof Error ? error.message : String(error)}`
  }
  const { handovers, milliseconds, log } = thread
  return { goal: person.goal, failure, turns: milliseconds.length, ...seen, handovers, milliseconds, log }
}

async function goOn(thread: Thread, person: Person, seen: { repeated: number; loops: number }): Promise<string | null> {
  let open: Situation | null = null
  let lost = 0
  let same = 0
  let said = ''
  while (thread.milliseconds.length < TURNS) {
    const now: Situation | null = situationOf(thread.parts) ?? open
    if (now?.kind === 'pay') return (await thread.pay(now.url)) ? wrongWith(person, thread) : 'not paid'
    if (!now || now.kind === 'lost') lost += 1
    if (lost > 4) return 'lost'
    open = now?.kind === 'lost' ? open : now
    const did = await whim(thread, person, now ?? { kind: 'lost' })
    if (!did) await act(thread, person, now ?? { kind: 'lost' })
    const text = thread.log.at(-1)?.text ?? ''
    same = text === said && !did ? same + 1 : 0
    if (same === 1) seen.repeated += 1
    if (same === 2) seen.loops += 1
    if (same > 3 || thread.log.filter((one) => one.text === text).length > 5) return 'loop'
    said = text
  }
  return 'too long'
}

/** What is not as the shopper had settled on; null when all is. */
function wrongWith({ goal, chosen }: Person, { order, shop }: Thread): string | null {
  const [line, ...others] = order?.lines ?? []
  if (!line || others.length > 0) return `wrong: ${order?.lines.length ?? 0} lines`
  const row = rowOf(shop, line.title)
  if (chosen.title !== undefined && line.title !== chosen.title) return 'wrong: product'
  if (!fits({ ...goal, ...(chosen.title ? { title: chosen.title } : {}) }, row)) return 'wrong: product'
  if (line.quantity !== goal.quantity) return 'wrong: quantity'
  const colour = line.options['Color']
  if (goal.colour && colour && !SHADES[goal.colour].includes(colour)) return 'wrong: colour'
  const size = line.options['Size'] ?? line.options['Größe'] ?? line.options['Topf']
  if (chosen.size && size !== chosen.size) return 'wrong: size'
  if (chosen.day && line.form['delivery_date'] !== chosen.day) return 'wrong: day'
  if ((chosen.card ?? '') !== (line.form['card_text'] ?? '')) return 'wrong: card'
  const extras = (line.form['extras'] ?? {}) as Record<string, string>
  if (goal.extra && chosen.extra && !extras[goal.extra]) return 'wrong: extra'
  return goal.pizza ? wrongPizza(goal.pizza, line.form) : null
}

function wrongPizza(pizza: NonNullable<Goal['pizza']>, form: Record<string, unknown>): string | null {
  const toppings = (form['toppings'] ?? {}) as Record<string, string>
  if (form['size'] !== pizza.size) return 'wrong: pizza size'
  if (pizza.without && toppings[pizza.without] !== 'none') return 'wrong: topping left on'
  if (pizza.topping && (toppings[pizza.topping] ?? 'none') === 'none') return 'wrong: topping missing'
  return form['note'] === undefined ? null : 'wrong: note'
}

function figuresOf(results: readonly Result[]): Record<string, unknown> {
  const served = results.filter(({ failure }) => failure === null)
  const kinds = new Map<string, number>()
  for (const { failure } of results) if (failure) kinds.set(failure, (kinds.get(failure) ?? 0) + 1)
  const turns = served.map((one) => one.turns)
  const times = results.flatMap(({ milliseconds }) => milliseconds)
  const sum = (of: (one: Result) => number) => results.reduce((total, one) => total + of(one), 0)
  return {
    shoppers: results.length,
    served: Math.round((1000 * served.length) / results.length) / 1000,
    turns: { median: percentile(turns, 0.5), p95: percentile(turns, 0.95) },
    repeatedQuestions: sum(({ repeated }) => repeated),
    loops: sum(({ loops }) => loops),
    handovers: sum(({ handovers }) => handovers),
    milliseconds: { p50: Math.round(percentile(times, 0.5)), p95: Math.round(percentile(times, 0.95)) },
    failures: Object.fromEntries(kinds),
  }
}

const per = Number(argument('per', '30'))
const seed = Number(argument('seed', '1'))
const only = argument('language', '')
const part = argument('part', 'both')
const lab = await openLab()
try {
  const figures: Record<string, Record<string, unknown>> = {}
  for (const held of OUTSIDE ? [true] : [false, true]) {
    if (!OUTSIDE && part !== 'both' && (part === 'held') !== held) continue
    for (const language of Object.keys(WORDS).filter((one) => !only || one === only)) {
      // Full shelves for each language: what others bought is no matter here.
      const database = await lab.database()
      const { port, stop } = await lab.serve('servers/souk.ts', [JSON.stringify(database), 'whole', lab.folder, 'demo'])
      const results: Result[] = []
      for (let i = 0; i < per; i++)
        results.push(
          await shop(`http://127.0.0.1:${port}`, personOf(language, held, seed * 1000 + i + (held ? HELD_SEED : 0))),
        )
      await stop()
      const name = OUTSIDE ? 'outside' : held ? 'heldOut' : 'developed'
      figures[name] = { ...figures[name], [language]: figuresOf(results) }
      process.stderr.write(`${name} ${language} ${JSON.stringify(figuresOf(results))}\n`)
      if (process.argv.includes('--transcripts'))
        for (const one of results.filter(({ failure, handovers }) => failure ?? handovers > 0))
          transcript(language, one)
    }
  }
  process.stdout.write(`${JSON.stringify({ seed, heldOutSeed: seed * 1000 + HELD_SEED, per, ...figures }, null, 2)}\n`)
} finally {
  await lab.close()
}

function transcript(language: string, { failure, goal, log }: Result): void {
  const lines = log.map(({ from, text }) => `${from === 'shopper' ? '>' : from === 'shop' ? '*' : ' '} ${text}`)
  process.stderr.write(`\n## ${language} ${failure ?? ''} ${JSON.stringify(goal)}\n${lines.join('\n')}\n`)
}
