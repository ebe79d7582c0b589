import { describe, expect, test } from 'vitest'
import { createAnnotator } from './annotate.ts'

const empty = { description: null, brand: null, categories: [], attributes: {}, form: [], variants: [] }
const english = createAnnotator('en', 'US')

describe('annotating a product', () => {
  test('a title is read with everything broader', () => {
    const { concepts } = english.annotate({ ...empty, title: 'Navy Tulle Gown' })
    expect(concepts).toEqual(expect.arrayContaining(['navy', 'dark-blue', 'blue', 'tulle', 'dress', 'clothing']))
  })

  test('a variant answers for its own colour and size', () => {
    const { variants, concepts } = english.annotate({
      ...empty,
      title: 'Dress',
      variants: [{ options: { Color: 'Navy', Size: '8' } }, { options: { Color: 'Midnight Fog' } }],
    })
    expect(variants[0]).toEqual(expect.arrayContaining(['navy', 'blue', 'us-8', ':colour', ':size']))
    expect(variants[1]).toEqual(['midnight-fog', ':colour'])
    expect(concepts).toEqual(expect.arrayContaining(['navy', 'us-8', 'midnight-fog']))
    expect(concepts.filter((id) => id.startsWith(':'))).toEqual([])
  })

  test.each<[string, string[], boolean]>([
    ['Tulpenbund bunt', ['Gelb'], true],
    ['Farbenfroher Herbststrauß', ['Orange'], true],
    ['Gartenstrauß', ['Gelb', 'Hellblau'], true],
    ['Brautstrauß', ['Zartrosa', 'Pink', 'Weiß', 'Grün'], false],
    ['Rosenstrauß', ['Rot'], false],
  ])('"%s" of %j is multicoloured: %j', (title, colour, motley) => {
    const attributes = { type: ['Blumenstrauß'], colour }
    const { concepts } = createAnnotator('de', 'DE').annotate({ ...empty, title, attributes })
    expect(concepts.includes('multicolored')).toBe(motley)
  })

  test('a dress that comes in two colours has one of them', () => {
    const { concepts } = english.annotate({
      ...empty,
      title: 'Dress',
      attributes: { colour: ['red', 'blue'] },
      variants: [{ options: { Color: 'Red' } }, { options: { Color: 'Blue' } }],
    })
    expect(concepts).not.toContain('multicolored')
  })

  test('a motif in a title is not the thing', () => {
    const { concepts } = english.annotate({
      ...empty,
      title: 'Snowdrop Lace Ball Gown',
      categories: ['Clothing > Dresses'],
    })
    expect(concepts).toContain('dress')
    expect(concepts).not.toContain('snowdrop')
  })

  test('only the last step of a category says what it is', () => {
    const { concepts } = english.annotate({
      ...empty,
      title: 'Model 7',
      categories: ['Apparel & Accessories > Clothing > Dresses'],
    })
    expect(concepts).toContain('dress')
    expect(concepts).not.toContain('accessory')
  })

  test('an attribute keeps to its kind, and the colour of the pot is not the colour of the flower', () => {
    const neckline = english.annotate({ ...empty, title: 'Dress', attributes: { neckline: ['sweetheart'] } })
    expect(neckline.concepts).toContain('sweetheart')
    expect(neckline.concepts).not.toContain('girlfriend')
    const plant = english.annotate({
      ...empty,
      title: 'Orchid',
      attributes: { colour: ['pink'], 'pot colour': ['black'] },
    })
    expect(plant.concepts).toContain('pink')
    expect(plant.concepts).not.toContain('black')
  })

  test('a description speaks only where everything else is silent, and never of colours', () => {
    const { concepts } = english.annotate({
      ...empty,
      title: 'Satin Dress',
      description: 'Wear it with black shoes and a velvet bag in summer.',
    })
    expect(concepts).toEqual(expect.arrayContaining(['satin', 'summer']))
    for (const id of ['black', 'velvet', 'shoe', 'bag']) expect(concepts).not.toContain(id)
  })

  test('what can be chosen counts, what could be added does not', () => {
    const { concepts, form } = english.annotate({
      ...empty,
      title: 'Pizza Verde',
      form: [
        {
          id: 'size',
          type: 'choice',
          label: 'Size',
          required: true,
          choices: [{ id: 'l', label: 'Large', amount: 0, concepts: [] }],
        },
        {
          id: 'toppings',
          type: 'choices',
          label: 'Toppings',
          required: false,
          levels: ['normal'],
          included: ['spinach'],
          exclusions: [],
          choices: [
            { id: 'spinach', label: 'Spinach', amount: 0, concepts: [] },
            { id: 'ham', label: 'Ham', amount: 100, concepts: [] },
          ],
        },
      ],
    })
    expect(concepts).toEqual(expect.arrayContaining(['pizza', 'large', 'spinach']))
    expect(concepts).not.toContain('ham')
    expect(form[0]).toMatchObject({ choices: [{ concepts: ['large', 'l'] }] })
  })

  test('a brand that is called like a colour is still a brand', () => {
    expect(english.annotate({ ...empty, title: 'Mug', brand: 'Navy' }).concepts).toContain('brand-navy')
  })
})
