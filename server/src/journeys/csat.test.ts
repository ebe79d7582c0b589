import type { SurveySettings } from '@souk/contract/survey.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { countRows, customerOf, eventually, openTestShop } from '../../test/trade.ts'
import { settableClock } from '../kernel/clock.ts'
import { askDue } from './csat.ts'
import { countTalks } from './talks.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const clock = settableClock(new Date())
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock } })
})
afterAll(() => app.close())

const SURVEY: SurveySettings = { on: true, afterMinutes: 60, everyDays: 30 }
const openShop = (survey = SURVEY) => openTestShop(app, { shop: { settings: { survey } } })

/** Counts what was said, lets so long pass, and asks whoever is due. */
async function rest(home: string, ms = HOUR): Promise<void> {
  await eventually('all is counted', () => countTalks(app.context, home))
  clock.advance(ms)
  await askDue(app.context)
}

async function lastOf({ client, conversation }: Thread) {
  return (await client.conversation(conversation)).messages.at(-1)?.message
}

const surveysOf = (thread: Thread) => countRows(app, 'surveys where conversation = $1', [thread.conversation])
const savedOf = (thread: Thread) =>
  app.context.database.read
    .selectFrom('surveys')
    .select(['score', 'comment', 'by'])
    .where('conversation', '=', thread.conversation)
    .execute()

test('after a rest one question, a score in words, a few words more; the same person is asked again after a month', async () => {
  const { shop } = await openShop()
  const thread = await app.talk(shop.slug, 'de')
  await thread.say('Habt ihr Lieder?')
  await rest(shop.id, HOUR / 2)
  expect(await surveysOf(thread)).toBe(0)
  await rest(shop.id)
  const asked = await lastOf(thread)
  expect(asked).toMatchObject({
    author: { kind: 'shop' },
    parts: [{ type: 'survey', question: 'Wie war es bei Test shop?' }],
  })
  await rest(shop.id)
  expect(await surveysOf(thread)).toBe(1)

  await thread.say('sehr gut!')
  expect(await savedOf(thread)).toMatchObject([{ score: 5, comment: null, by: 'concierge' }])
  expect(JSON.stringify((await lastOf(thread))?.parts)).toContain('noch etwas')
  await thread.say('Danke, hat mir gut gefallen')
  expect(await savedOf(thread)).toMatchObject([{ score: 5, comment: 'Danke, hat mir gut gefallen' }])
  await rest(shop.id, 2 * DAY)
  expect(await surveysOf(thread)).toBe(1)

  clock.advance(30 * DAY)
  await thread.say('Habt ihr Lieder?')
  await rest(shop.id)
  expect(await surveysOf(thread)).toBe(2)
  const today = Temporal.PlainDate.from(clock.now().toISOString().slice(0, 10))
  const report = await app.operator.call('getTalkReport', {
    params: { shop: shop.slug },
    query: { from: today.subtract({ days: 60 }).toString(), to: today.add({ days: 1 }).toString() },
  })
  expect(report.total.satisfaction.concierge).toMatchObject({ asked: 2, answered: 1, good: 1, median: 5 })
  expect(report.total.satisfaction.staff.asked).toBe(0)
  expect(report.comments).toMatchObject([{ score: 5, comment: 'Danke, hat mir gut gefallen' }])
})

test('a tap counts, a low score is told to staff alone, and what asks for something goes to the concierge', async () => {
  const { shop } = await openShop()
  const thread = await app.talk(shop.slug)
  await thread.say('Do you have songs?')
  await rest(shop.id)
  const asked = await lastOf(thread)
  const [part] = asked?.parts ?? []
  if (part?.type !== 'survey') throw new Error('nothing was asked')
  const [worst] = part.options
  await thread.send({ type: 'choice', of: asked?.id ?? '', value: worst?.value ?? '', label: worst?.label ?? '' })
  expect(await savedOf(thread)).toMatchObject([{ score: 1 }])
  const facts = await countRows(app, "facts where stream = $1 and data -> 'survey' ->> 'score' = '1'", [shop.id])
  expect(facts).toBe(1)
  expect(thread.facts.some(({ kind }) => kind === 'conversation.changed')).toBe(false)
  const said = await thread.say('Do you have songs?')
  expect(said.some(({ author }) => author === 'concierge')).toBe(true)
  expect(await savedOf(thread)).toMatchObject([{ score: 1, comment: null }])
})

test('nobody is asked who is muted, said STOP, waits for a person or is with one, or whose shop asks nobody', async () => {
  const { shop, staff } = await openShop()
  const quiet = await openShop({ ...SURVEY, on: false })
  const [muted, stopped, waits, held, off, fine] = await Promise.all([
    ...[1, 2, 3, 4].map(() => app.talk(shop.slug)),
    app.talk(quiet.shop.slug),
    app.talk(shop.slug),
  ])
  for (const thread of [muted, stopped, waits, held, off, fine]) await thread?.say('Do you have songs?')
  await stopped?.say('STOP')
  await waits?.say('a human, please')
  await staff.call('changeSpeaker', {
    params: { conversation: held?.conversation ?? '' },
    body: { to: 'staff', name: 'Lena' },
  })
  await app.context.database.pool.query('update participants set muted = true where conversation = $1', [
    muted?.conversation,
  ])
  await rest(shop.id)
  await rest(quiet.shop.id)
  const counts = []
  for (const thread of [muted, stopped, waits, held, off, fine]) counts.push(thread && (await surveysOf(thread)))
  expect(counts).toEqual([0, 0, 0, 0, 0, 1])
})

test('a talk that a person had is scored as theirs, once they have closed it', async () => {
  const { shop, staff } = await openShop()
  const thread = await app.talk(shop.slug)
  await thread.say('Do you have songs?')
  const params = { conversation: thread.conversation }
  const { epoch } = await staff.call('changeSpeaker', { params, body: { to: 'staff', name: 'Lena' } })
  await staff.call('sendStaffMessage', {
    params,
    body: { clientId: 'song', epoch, parts: [{ type: 'text', text: 'One, the song of the loom' }] },
  })
  await rest(shop.id)
  expect(await surveysOf(thread)).toBe(0)
  await staff.call('changeThreads', {
    params: { shop: shop.slug },
    body: { changes: [{ conversations: [thread.conversation], set: { closed: true } }] },
  })
  await rest(shop.id)
  expect(await savedOf(thread)).toMatchObject([{ by: 'staff', score: null }])
  await thread.say('4')
  expect(await savedOf(thread)).toMatchObject([{ by: 'staff', score: 4 }])
  expect(await customerOf(app, thread.conversation)).not.toBe('')
})
