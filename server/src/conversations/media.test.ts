import { expect, test } from 'vitest'
import { unsafeMedia } from './media.ts'

const image = (url: string) => ({ type: 'image' as const, url })

test.each([
  '/media/looms/0123456789abcdef0123456789abcdef',
  'https://example.com/dress.jpg',
  'http://example.com:8080/a?b',
])('%s may be sent', (url) => {
  expect(unsafeMedia([image(url)])).toEqual([])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'https://user:word@example.com/a.png',
  '//example.com/a.png',
  '/api/shops',
  '/media/../api/shops',
  '',
  ' javascript:alert(1)',
])('%j may not', (url) => {
  expect(unsafeMedia([{ type: 'text', text: url }, image(url)])).toEqual(['parts.1.url'])
})
