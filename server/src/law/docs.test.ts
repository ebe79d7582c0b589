import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { maySell } from './may-sell.ts'
import { JURISDICTIONS } from './rule.ts'

const TEXT = readFileSync(new URL('../../../docs/law.md', import.meta.url), 'utf8')
const NOW = new Date('2026-11-22T12:00:00Z')
const COUNTRY = { DE: 'DE', NL: 'NL', EU: 'FR', UK: 'GB', US: 'US' }

test('docs/law.md says what each country asks for, as the tables do', () => {
  const header = /^\| code \| field \| (.+) \|$/m.exec(TEXT)?.[1]?.split(' | ') ?? []
  expect(header).toEqual([...JURISDICTIONS, 'elsewhere'])
  const asked: Record<string, string[]> = {}
  for (const line of TEXT.split('\n')) {
    const [, code, , ...marks] = line.split('|').map((cell) => cell.trim())
    if (!code || !/^`[a-z_]+`$/.test(code) || marks.length < 6) continue
    header.forEach((place, column) => {
      if (marks[column] === '✓') (asked[place] ??= []).push(code.replaceAll('`', ''))
    })
  }
  const codes = (country: string | null) => {
    const asked = [{ editorial: true }, { terms: { url: 'https://lumen.example/agb' } }].flatMap((legal) =>
      maySell({ legal, taxes: [], canBePaid: false }, country, NOW).missing.map(({ code }) => code),
    )
    return [...new Set(asked)]
  }
  const expected = Object.fromEntries([
    ...JURISDICTIONS.map((place) => [place, ['country', ...codes(COUNTRY[place])].sort()]),
    ['elsewhere', codes(null).sort()],
  ])
  expect(Object.fromEntries(Object.entries(asked).map(([place, found]) => [place, found.sort()]))).toEqual(expected)
})

test('it says that it is no legal advice, and what is not covered', () => {
  expect(TEXT).toContain('**This is no legal advice**')
  expect(TEXT.split('## Not covered')[1]?.match(/^- /gm)?.length).toBeGreaterThan(8)
})
