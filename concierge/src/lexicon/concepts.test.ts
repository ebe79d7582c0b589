import { Concept, LANGUAGES } from '@souk/contract/understanding.ts'
import { describe, expect, test } from 'vitest'
import { CONCEPTS, NUMBERED_SIZES, toConcept } from './concepts.ts'
import { KINDS } from './data/row.ts'

const byId = new Map(CONCEPTS.map((row) => [row.id, row]))

/** Labels are compared as a matcher sees them: case and ё folded. */
function fold(label: string): string {
  return label.toLowerCase().replaceAll('ё', 'е')
}

function chain(id: string): Set<string> {
  const seen = new Set<string>()
  const visit = (at: string): void => {
    for (const up of byId.get(at)?.broader ?? []) {
      if (seen.has(up)) continue
      seen.add(up)
      visit(up)
    }
  }
  visit(id)
  return seen
}

describe('ids', () => {
  test('are unique, kebab-case and ASCII', () => {
    expect(byId.size).toBe(CONCEPTS.length)
    expect(CONCEPTS.filter((row) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(row.id))).toEqual([])
  })

  test('have a kind from the closed list', () => {
    const kinds = new Set<string>(KINDS)
    expect(CONCEPTS.filter((row) => !kinds.has(row.kind)).map((row) => row.id)).toEqual([])
  })
})

describe('broader', () => {
  test('names only concepts that exist, of the same kind', () => {
    const wrong = CONCEPTS.flatMap((row) =>
      row.broader.filter((up) => byId.get(up)?.kind !== row.kind).map((up) => `${row.id} < ${up}`),
    )
    expect(wrong).toEqual([])
  })

  test('has no cycle', () => {
    expect(CONCEPTS.filter((row) => chain(row.id).has(row.id)).map((row) => row.id)).toEqual([])
  })

  test.each([
    ['navy', 'dark-blue'],
    ['navy', 'blue'],
    ['ivory', 'white'],
    ['burgundy', 'red'],
    ['evening-dress', 'dress'],
    ['evening-dress', 'clothing'],
    ['rose', 'flower'],
    ['dahlia', 'flower'],
    ['margherita', 'pizza'],
    ['diavola', 'pizza'],
    ['espresso', 'coffee'],
    ['mozzarella', 'cheese'],
  ])('%s is a %s', (narrow, wide) => {
    expect([...chain(narrow)]).toContain(wide)
  })
})

describe('labels', () => {
  test.each(LANGUAGES)('%s: present, trimmed, none twice in one row', (language) => {
    const wrong = CONCEPTS.filter((row) => {
      const labels = row[language].split('|')
      return labels.some((label) => label === '' || label !== label.trim()) || new Set(labels).size < labels.length
    })
    expect(wrong.map((row) => row.id)).toEqual([])
  })

  test.each(LANGUAGES)('%s: none stands for two concepts of one kind', (language) => {
    const owners = new Map<string, string>()
    const clashes: string[] = []
    for (const row of CONCEPTS) {
      for (const label of new Set(row[language].split('|').map(fold))) {
        const key = `${row.kind}:${label}`
        const owner = owners.get(key)
        if (owner !== undefined) clashes.push(`${key}: ${owner} and ${row.id}`)
        owners.set(key, row.id)
      }
    }
    expect(clashes).toEqual([])
  })

  test('are written in the script of their language', () => {
    const latin = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u
    const script = {
      en: latin,
      de: latin,
      nl: latin,
      ru: /\p{Script=Cyrillic}/u,
      zh: /\p{Script=Han}/u,
      ka: /\p{Script=Georgian}/u,
    }
    // Sizes are shown as their Latin letters everywhere.
    const words = CONCEPTS.filter((row) => row.kind !== 'size')
    const wrong = LANGUAGES.flatMap((language) =>
      words
        .filter((row) => !script[language].test(row[language].split('|')[0] ?? ''))
        .map((row) => `${language} ${row.id}`),
    )
    expect(wrong).toEqual([])
  })

  test('have no look-alike letters of another script inside a word', () => {
    const mixed =
      /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Georgian}[\p{Script=Cyrillic}\p{Script=Latin}]/u
    const wrong = LANGUAGES.flatMap((language) =>
      CONCEPTS.filter((row) => mixed.test(row[language])).map((row) => `${language} ${row.id}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('what is said of a thing stays apart from the thing', () => {
  const english = new Set(CONCEPTS.flatMap((row) => row.en.split('|').map(fold)))
  test.each(['prom dress', 'summer dress', 'formal dress', 'leather jacket', 'pepperoni pizza', 'birthday cake'])(
    '"%s" is two concepts',
    (phrase) => {
      const [quality = '', thing = ''] = phrase.split(' ')
      expect(english.has(phrase)).toBe(false)
      expect([english.has(quality), english.has(thing)]).toEqual([true, true])
    },
  )
})

test.each([
  ['en', ['me', 'her', 'him', 'different']],
  ['de', ['mich', 'besonders']],
  ['nl', ['leuk']],
  ['ru', ['лук', 'себя']],
  ['zh', ['中']],
  ['ka', ['და', 'ყველა']],
] as const)(
  '%s: everyday words that would constrain a search by accident are no labels of what they might name',
  (language, words) => {
    const kinds = new Set(['type', 'recipient', 'style', 'size', 'fit'])
    const labels = new Set(
      CONCEPTS.filter((row) => kinds.has(row.kind)).flatMap((row) => row[language].split('|').map(fold)),
    )
    expect(words.filter((word) => labels.has(word))).toEqual([])
  },
)

test('sizes are found under what people type', () => {
  const labelled = (word: string) =>
    [...CONCEPTS, ...NUMBERED_SIZES].filter((row) => row.kind === 'size' && toConcept(row).labels['en']?.includes(word))
  for (const [word, id] of [
    ['m', 'medium'],
    ['xl', 'extra-large'],
    ['xs', 'extra-small'],
    ['38', 'eu-38'],
    ['8', 'us-8'],
    ['38.5', 'eu-38.5'],
  ] as const)
    expect(labelled(word).map((row) => row.id)).toContain(id)
  expect(NUMBERED_SIZES.filter((row) => byId.has(row.id))).toEqual([])
})

test('a concept on the wire fits its schema and shows its first label first', () => {
  for (const row of CONCEPTS) expect(Concept.parse(toConcept(row))).toEqual(toConcept(row))
  const navy = byId.get('navy')
  expect(navy && toConcept(navy).labels['en']?.[0]).toBe('navy')
})
