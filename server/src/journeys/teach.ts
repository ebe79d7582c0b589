import { conceptById } from '@souk/concierge/lexicon/match.ts'
import type { KeptTest, Lesson, Teaching } from '@souk/contract/teaching.ts'
import type { ShopSettings } from '@souk/contract/shop.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { takenBackFrom, taughtIn } from '../lessons/lesson.ts'
import { insertTeaching, keptTests, teachingsOf, undoTeaching, versionOf } from '../lessons/store.ts'
import type { Shop } from '../shops/shop.ts'
import { lockSettings, saveSettings } from '../shops/store.ts'
import type { Context } from './context.ts'
import { runKeptTests } from './kept-tests.ts'

/** Words that a shop may teach, and answers that it may write. */
const MOST_WORDS = 500
const MOST_ANSWERS = 1000

/** A lesson that breaks nothing: the version of the lessons that it was tried against. */
export type Tried = { lesson: Lesson; version: number }

/**
 * Tries a lesson against the kept tests. Throws `teaching_breaks` where one that passes would fail, `invalid_request` for a
 * concept that nobody knows.
 */
export async function tryLesson(context: Context, shop: Shop, lesson: Lesson): Promise<Tried> {
  if (lesson.kind === 'word') await mustBeKnown(context, shop, lesson.concept)
  const version = versionOf(await teachingsOf(context.database.read, shop.id))
  await mustBreakNothing(context, shop, taughtIn(shop.settings, { id: 'new', lesson }))
  return { lesson, version }
}

async function mustBeKnown({ index }: Context, shop: Shop, concept: string): Promise<void> {
  const known = conceptById(concept) !== undefined || (await index.get(shop)).kindOf(concept) !== undefined
  if (!known) throw new Failure('invalid_request', `there is no concept ${concept}`)
}

/** With these settings in place of its own: no test that passes now fails then. */
async function mustBreakNothing(context: Context, shop: Shop, settings: ShopSettings): Promise<void> {
  const tests = await keptTests(context.database.read, shop.id)
  const after = await runKeptTests(context, { ...shop, settings }, tests)
  const failing = after.filter(({ passed }) => !passed).map(({ test }) => test)
  const before = await runKeptTests(context, shop, failing)
  const broken = before.filter(({ passed }) => passed).map(({ test }) => test)
  if (broken.length > 0)
    throw new Failure('teaching_breaks', broken.map(({ text }) => text).join(' · '), broken.map(issue))
}

function issue({ id, text }: KeptTest): { path: string; message: string } {
  return { path: `tests.${id}`, message: text }
}

/** Teaches what was tried; `busy` where something else was taught meanwhile, against which it was not tried. */
export async function teach(
  context: Context,
  tx: Tx,
  { shop, tried: { lesson, version }, by }: { shop: Shop; tried: Tried; by: string },
): Promise<Teaching> {
  const settings = await lockSettings(tx, shop.id)
  if (versionOf(await teachingsOf(tx.db, shop.id)) !== version) throw new Failure('busy')
  const id = context.newId()
  const next = taughtIn(settings, { id, lesson })
  if (next.words.length > MOST_WORDS || next.answers.length > MOST_ANSWERS)
    throw new Failure('invalid_request', `no more than ${MOST_WORDS} words and ${MOST_ANSWERS} answers can be taught`)
  await saveSettings(tx, shop.id, next)
  await recordAudit(tx, {
    home: shop.id,
    id: context.newId(),
    actor: by,
    action: 'lesson.teach',
    target: id,
    data: { kind: lesson.kind },
  })
  const row = { home: shop.id, id, lesson, version: version + 1, at: context.clock.now(), by }
  return insertTeaching(tx, row)
}

/** Takes a lesson back, if no kept test needs it; twice is once. */
export async function takeBack(context: Context, shop: Shop, id: string, by: string): Promise<Teaching> {
  const teachings = await teachingsOf(context.database.read, shop.id)
  const teaching = teachings.find((one) => one.id === id)
  if (!teaching) throw new Failure('not_found')
  if (teaching.undone) return teaching
  await mustBreakNothing(context, shop, takenBackFrom(shop.settings, teaching, teachings))
  const done = await context.database.transact(async (tx) => {
    const settings = await lockSettings(tx, shop.id)
    const now = await teachingsOf(tx.db, shop.id)
    if (versionOf(now) !== versionOf(teachings)) throw new Failure('busy')
    await saveSettings(tx, shop.id, takenBackFrom(settings, teaching, now))
    await recordAudit(tx, { home: shop.id, id: context.newId(), actor: by, action: 'lesson.take_back', target: id })
    return undoTeaching(tx, { home: shop.id, id, version: versionOf(now) + 1, at: context.clock.now(), by })
  })
  context.directory.forget()
  return done
}
