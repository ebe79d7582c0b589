import { broaderOf } from '@souk/concierge/lexicon/match.ts'
import { foldText } from '@souk/concierge/text/normalise.ts'
import type { TryTurn } from '@souk/contract/playground.ts'
import type { KeptTest, KeptTestResult, Lesson } from '@souk/contract/teaching.ts'
import type { Understanding } from '@souk/contract/understanding.ts'
import { withLessons } from '../lessons/lesson.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { tryConcierge } from './try-concierge.ts'
import { understandIn } from './understand.ts'

type Difference = KeptTestResult['differences'][number]

/** Beside the first, a meaning as sure as this is meant too. */
const MEANT = 0.5

/** Runs kept tests against the shop as it is, or as it would be after these lessons. Only what asks what is shown or said is talked through. */
export async function runKeptTests(
  context: Context,
  shop: Shop,
  tests: readonly KeptTest[],
  lessons: readonly Lesson[] = [],
): Promise<KeptTestResult[]> {
  const taught = withLessons(shop, lessons)
  const results: KeptTestResult[] = []
  // One after the other: a long list is no reason to keep shoppers waiting.
  for (const test of tests) results.push(await runKeptTest(context, taught, test))
  return results
}

async function runKeptTest(context: Context, shop: Shop, test: KeptTest): Promise<KeptTestResult> {
  const { text, history, locale, expect } = test
  const where = locale === undefined ? {} : { locale }
  const differences = meaningDiffers(await understandIn(context, shop, { text, history, ...where }), expect)
  if (expect.product !== undefined || expect.says !== undefined) {
    const turns = await tryConcierge(context, shop, { texts: [...history, text], ...where })
    differences.push(...answerDiffers(turns.at(-1), expect))
  }
  return { test, passed: differences.length === 0, differences }
}

function meaningDiffers(
  { intents, want }: Understanding,
  { intent, types, attributes }: KeptTest['expect'],
): Difference[] {
  const meant = intents.filter(({ score }, at) => at === 0 || score >= MEANT).map(({ name }) => name)
  return [
    ...(intent === undefined || meant.includes(intent) ? [] : [{ of: 'intent', expected: intent, got: meant }]),
    ...(types === undefined || types.every((id) => isAmong(id, want.types))
      ? []
      : [{ of: 'types', expected: types, got: want.types }]),
    ...Object.entries(attributes ?? {}).flatMap(([slot, ids]) => {
      const got = want.attributes[slot]?.any ?? []
      return ids.every((id) => isAmong(id, got)) ? [] : [{ of: `attributes.${slot}`, expected: ids, got }]
    }),
  ]
}

/** It, or something narrower. */
function isAmong(id: string, found: readonly string[]): boolean {
  return found.some((one) => one === id || broaderOf(one).includes(id))
}

function answerDiffers(turn: TryTurn | undefined, { product, says }: KeptTest['expect']): Difference[] {
  const shown = turn?.reasons.products.filter((one) => one.shown).map((one) => one.product) ?? []
  const said = (turn?.messages ?? []).flat().flatMap((part) => (part.type === 'text' ? [part.text] : []))
  return [
    ...(product === undefined || shown.includes(product) ? [] : [{ of: 'product', expected: product, got: shown }]),
    ...(says === undefined || foldText(said.join('\n')).includes(foldText(says))
      ? []
      : [{ of: 'says', expected: says, got: said }]),
  ]
}
