import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url))

test('what signing in needs is loaded with the first sign-in: 60 MB and half a second that most servers never spend', () => {
  const files = globSync('**/*.ts', { cwd: SOURCES }).filter((file) => !file.endsWith('.test.ts'))
  const texts = files.map((file) => ({ file, text: readFileSync(`${SOURCES}/${file}`, 'utf8') }))
  const at = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
  expect(at(/^(import(?! type)|export) [^;]*?from '(@?better-auth|better-call|@better-fetch)/m)).toEqual([])
  expect(at(/await import\('better-auth'\)|import\('better-auth'\)/)).toEqual(['staff/sign-in.ts'])
})
