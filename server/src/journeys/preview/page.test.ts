import { expect, test } from 'vitest'
import { decodePage, readPage } from './page.ts'

const read = (head: string, address = 'https://www.example.com/a/b') => readPage(`<html><head>${head}</head>`, address)

test('a page is told by what it says of itself, the best first', () => {
  expect(
    read(`<title>Plain &amp; simple | Shop</title>
      <meta name="description" content="Second best">
      <meta property="og:title" content="Plain &amp;
        simple">
      <meta property="og:title" content="Later">
      <meta property="og:description" content="Woven &#8212; by hand">
      <meta property="og:site_name" content="The Looms">
      <meta property="og:image" content="/pictures/1.jpg?a=1&amp;b=2">`),
  ).toEqual({
    title: 'Plain & simple',
    site: 'The Looms',
    description: 'Woven — by hand',
    image: 'https://www.example.com/pictures/1.jpg?a=1&b=2',
  })
})

test('a title alone is enough, without one there is nothing to tell', () => {
  expect(read('<TITLE>Bare')).toBeUndefined()
  expect(read('<TITLE>Bare</TITLE>')).toEqual({ title: 'Bare', site: 'example.com' })
  expect(read('<meta name="description" content="words">')).toBeUndefined()
  expect(readPage('', 'https://example.com/')).toBeUndefined()
})

test('markup in its words is text, a script is no title, a picture is of the web', () => {
  const page = read(`<script>"<title>no</title>"</script><title>&lt;b&gt;bold&lt;/b&gt;</title>
    <meta property="og:image" content="javascript:alert(1)"><meta property="twitter:image" content="data:image/png;base64,AA">`)
  expect(page).toEqual({ title: '<b>bold</b>', site: 'example.com' })
})

test('long words are cut, by whole characters', () => {
  const page = read(`<title>${'👩‍👩‍👧‍👦'.repeat(100)}</title><meta name="description" content="${'x'.repeat(1000)}">`)
  expect(page?.title.length).toBeLessThanOrEqual(200)
  expect(page?.title).toMatch(/^(👩‍👩‍👧‍👦)+…$/u)
  expect(page?.description).toBe(`${'x'.repeat(299)}…`)
})

test('a page is read in the encoding that its header or its head names', () => {
  const russian = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
  expect(decodePage(russian, 'text/html; charset=windows-1251')).toBe('Привет')
  expect(decodePage(Buffer.concat([Buffer.from('<meta charset="windows-1251">'), russian]), 'text/html')).toContain(
    'Привет',
  )
  expect(decodePage(Buffer.from('Привет'), 'text/html')).toBe('Привет')
  expect(decodePage(Buffer.from('Привет'), 'text/html; charset=nonsense')).toBe('Привет')
})
