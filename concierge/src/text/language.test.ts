import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMessage } from '../understand/message.ts'

const rows = readFileSync(join(import.meta.dirname, 'languages.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [language = '', text = ''] = line.split('\t')
    return [language, text] as const
  })

describe('the language of short texts, with nothing else to go by', () => {
  test.each(rows)('%s: %s', (language, text) => {
    expect(readMessage({ text }).language).toBe(language)
  })
})
