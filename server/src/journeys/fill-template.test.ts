import { numberedBody, TemplateCreate } from '@souk/contract/template.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valuesOf } from './fill-template.ts'

const SHOP = { name: 'Atelier Lune' }
const said = (text: string, name?: string) =>
  valuesOf({ parts: [{ type: 'text', text }], shop: SHOP, name, locale: 'en' })

test('what a provider refuses in a place is never in one: breaks, tabs, runs of spaces, too much', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 3000 }),
      fc.option(fc.string({ unit: 'grapheme' })),
      (text, name) => {
        const values = said(text, name ?? undefined)
        for (const value of Object.values(values)) {
          expect(value).not.toMatch(/[\n\r\t]|\s{2}|^\s|\s$/)
          expect(value.length).toBeGreaterThan(0)
        }
        const length = Object.values(values).reduce((sum, value) => sum + value.length, 0)
        expect(length).toBeLessThan(700)
      },
    ),
  )
})

test('what is not known leaves its place open, so that another template is taken', () => {
  expect(said('It is\non its  way.')).toEqual({ shop: 'Atelier Lune', news: 'It is on its way.' })
  expect(said(' ', 'Ann')).toEqual({ shop: 'Atelier Lune', name: 'Ann' })
})

test('places are numbered in their order, and what is no place is refused', () => {
  expect(numberedBody('Hello {{name}}, at {{ shop }}: {{news}} Bye.')).toEqual({
    body: 'Hello {{1}}, at {{2}}: {{3}} Bye.',
    places: ['name', 'shop', 'news'],
  })
  const create = { name: 'x', language: 'de', purpose: 'orders', body: 'Hello {{name}}.' }
  expect(TemplateCreate.safeParse(create).success).toBe(true)
  for (const body of ['Hello {{you}}.', 'Hello {{}}.', '{{name}} and {{name}}.'])
    expect(TemplateCreate.safeParse({ ...create, body }).success, body).toBe(false)
  for (const language of ['deutsch', 'DE', 'en-US', ''])
    expect(TemplateCreate.safeParse({ ...create, language }).success, language).toBe(false)
})
