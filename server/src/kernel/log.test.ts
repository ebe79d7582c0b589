import { expect, test } from 'vitest'
import { createLog, hideInText } from './log.ts'

function collect() {
  const lines: string[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(line) })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown> }
}

test('a line is JSON with level, time, message and fields', () => {
  const { log, lines, last } = collect()
  log.info({ shop: 'bella', count: 3, at: new Date(0) }, 'imported %d rows', 3)
  expect(lines[0]?.endsWith('}\n')).toBe(true)
  expect(last()).toMatchObject({ level: 'info', msg: 'imported 3 rows', shop: 'bella', at: '1970-01-01T00:00:00.000Z' })
  expect(last().time).toMatch(/^20\d\d-.*Z$/)
})

test('secrets are hidden by name, however deep', () => {
  const { log, lines } = collect()
  log.info({
    headers: { authorization: 'hush-1', Cookie: 'hush-2', 'x-api-key': 'hush-3', accept: 'json' },
    settings: [{ accessToken: 'hush-4', appSecret: 'hush-5', phoneNumberId: '15551234' }],
    password: { old: 'hush-6' },
    card: 'hush-7',
    cvc: 'hush-8',
    secretToken: 12345678,
  })
  expect(lines[0]).not.toContain('hush')
  expect(lines[0]).not.toContain('12345678')
  expect(lines[0]).toContain('15551234')
  expect(lines[0]).toContain('"accept":"json"')
})

test('secrets are hidden inside texts, errors and what a child log carries', () => {
  const { log, lines, last } = collect()
  const cause = new Error('connect to postgres://souk:hush@db/souk failed')
  log.child({ token: 'hush' }).error({ err: Object.assign(new Error('Bearer hush', { cause }), { apiKey: 'hush' }) })
  log.error(new Error('GET https://api.example/pay?token=hush&x=1'))
  log.info('paid with %s', '4242 4242 4242 4242')
  expect(lines.join('')).not.toMatch(/hush|4242 4242/)
  expect(last().msg).toBe('paid with [hidden]')
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ msg: 'GET https://api.example/pay?token=[hidden]&x=1' })
  expect(lines[0]).toContain('log.test.ts')
})

test.each([
  ['4242424242424242', '[hidden]'],
  ['card 3782-822463-10005.', 'card [hidden].'],
  ['order 4242424242424241', 'order 4242424242424241'],
  ['2026-11-22T04:21:00.000Z', '2026-11-22T04:21:00.000Z'],
  ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'],
  ['basic dress', 'basic dress'],
  ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [hidden]'],
  ['http://127.0.0.1:4000/health', 'http://127.0.0.1:4000/health'],
])('%s is written as %s', (text, written) => {
  expect(hideInText(text)).toBe(written)
})

test('silent says nothing', () => {
  const lines: string[] = []
  createLog('silent', { write: (line: string) => void lines.push(line) }).fatal('nothing')
  expect(lines).toEqual([])
})
