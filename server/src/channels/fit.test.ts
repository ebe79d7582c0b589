import { formatMoney } from '@souk/contract/money.ts'
import { Part } from '@souk/contract/parts.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WORDS_ONLY } from './limits.ts'
import { sampleParts, TONGUES } from '../../test/parts.ts'
import { fit } from './fit.ts'
import { splitText } from './split-text.ts'
import { testChannel } from './test/channel.ts'
import { webChannel } from './web/channel.ts'

const { limits } = testChannel({
  request: () => Promise.reject(new Error('nothing is sent here')),
  close: async () => undefined,
})
const PUBLIC_URL = 'https://market.example'
const around = {
  message: '01900000-0000-7000-8000-000000000001',
  url: (path: string) => (path.startsWith('/') ? PUBLIC_URL + path : path),
}

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s/g, 'x')),
  fc.constantFrom(
    'dress',
    'Kleid,',
    'платье',
    'კაბა',
    'فستان',
    '舞会礼服',
    '👩‍👩‍👧‍👦',
    '🇬🇪🇩🇪',
    'é',
    'ក្រុង',
    'https://market.example/s/dresses/products/1',
  ),
  fc
    .integer({ min: 0, max: 99_999_999 })
    .chain((amount) =>
      fc.constantFrom('en', 'de', 'ru', 'ka', 'zh').map((locale) => formatMoney({ amount, currency: 'EUR' }, locale)),
    ),
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', '', '  ', '\n\n')), { minLength: 1, maxLength: 60 })
  .map((words) => words.map(([left, right]) => left + right).join(''))
const most = fc.integer({ min: 40, max: 400 })
const bare = (value: string) => value.replace(/\s/g, '')

function graphemeStarts(value: string): Set<number> {
  return new Set([...new Intl.Segmenter().segment(value)].map(({ index }) => index).concat(value.length))
}

/** Where in the text the pieces end. */
function cutsOf(value: string, pieces: readonly string[]): number[] {
  let from = 0
  return pieces.slice(0, -1).map((piece) => {
    from = value.indexOf(piece, from) + piece.length
    return from
  })
}

test('no piece is over the limit, none is empty, and nothing but white space between them is lost', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 400 }), (value, length) => {
      const pieces = splitText(value, length)
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(length)
        expect(piece).not.toBe('')
      }
      expect(bare(pieces.join(''))).toBe(bare(value))
    }),
    { numRuns: 500 },
  )
})

test('no cut is inside a grapheme', () => {
  fc.assert(
    fc.property(text, most, (value, length) => {
      const starts = graphemeStarts(value)
      for (const cut of cutsOf(value, splitText(value, length))) expect(starts.has(cut), `cut at ${cut}`).toBe(true)
    }),
    { numRuns: 500 },
  )
})

const PRICE = /(?:\p{Sc}[\u00a0\u202f]?)?\p{Nd}[\p{Nd}.,\u00a0\u202f]*(?:[\u00a0\u202f]?\p{Sc})?/gu

test('no price is cut, in texts with blanks and without', () => {
  const words = fc.constantFrom(
    '这件舞会礼服现在只要',
    '，原价',
    '有两种颜色',
    'This one costs ',
    ' instead of ',
    '. It is ',
    'это стоит ',
    ' вместо ',
  )
  const price = fc
    .tuple(fc.integer({ min: 100, max: 99_999_999 }), fc.constantFrom('en', 'de', 'ru', 'ka', 'zh'))
    .map(([amount, locale]) => formatMoney({ amount, currency: 'EUR' }, locale))
  const sentence = fc
    .array(fc.tuple(words, price), { minLength: 1, maxLength: 40 })
    .map((pairs) => pairs.flat().join(''))
  fc.assert(
    fc.property(sentence, most, (value, length) => {
      const cuts = cutsOf(value, splitText(value, length))
      for (const { index, 0: price } of value.matchAll(PRICE)) {
        if (price.length > length) continue
        for (const cut of cuts) expect(cut > index && cut < index + price.length, `“${price}” was cut`).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
})

test('a word, and an address, stays whole where it fits at all', () => {
  const url = 'https://market.example/checkout/dresses/01900000-0000-7000-8000-000000000001'
  expect(splitText(`Pay ${url} now`, url.length + 3)).toEqual(['Pay', url, 'now'])
  expect(splitText('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  expect(splitText('  \n '.repeat(100), 40)).toEqual([])
  expect(splitText('👩‍👩‍👧‍👦'.repeat(3), 1).every((piece) => piece.length === 1)).toBe(true)
})

test('whatever a message is made of, the test channel shows it within its limits', () => {
  const all = TONGUES.flatMap(({ tongue, locale }) => sampleParts(tongue).map((part) => ({ part, locale })))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 8 }), (chosen) => {
      const fitted = fit(
        chosen.map(({ part }) => part),
        { limits, locale: chosen[0]?.locale ?? 'en', ...around },
      )
      for (const { text: shown, buttons } of fitted) {
        expect(shown.length).toBeGreaterThan(0)
        expect(shown.length).toBeLessThanOrEqual(limits.text)
        expect(buttons.length).toBeLessThanOrEqual(limits.buttons)
        for (const { label } of buttons) expect(label.length).toBeLessThanOrEqual(limits.buttonLabel)
      }
      // Every choice is there to be tapped or typed.
      const everything = fitted
        .flatMap(({ text: shown, buttons }) => [shown, ...buttons.map(({ label }) => label)])
        .join('\n')
      for (const { part } of chosen) {
        if (part.type === 'text') expect(bare(everything)).toContain(bare(part.text))
        const options = part.type === 'quick_replies' || part.type === 'list' ? part.options : []
        for (const { label } of options) expect(bare(everything)).toContain(bare(label))
        if (part.type === 'carousel')
          for (const { shown } of part.cards) expect(bare(everything)).toContain(bare(shown.title))
        // A bill leads to its payment alone.
        const isBilled = part.type === 'checkout' && chosen.some((other) => other.part.type === 'payment.request')
        if ('url' in part && part.url.startsWith('/') && !isBilled)
          expect(bare(everything)).toContain(`${PUBLIC_URL}${part.url}`)
      }
    }),
  )
})

const check = { value: 'checkout', label: 'Check out' }
const asks: Part = { type: 'quick_replies', options: [check, { value: 'more', label: 'Keep looking' }] }
function cartOf(...lines: [title: string, total: number][]): Part {
  const sample = sampleParts('en').find((part) => part.type === 'cart')
  const line = sample?.shown.lines[0]
  if (!sample || !line) throw new Error('no sample of a cart')
  const total = lines.reduce((sum, [, amount]) => sum + amount, 0)
  return {
    ...sample,
    shown: {
      currency: 'USD',
      lines: lines.map(([title, amount]) => ({ ...line, title, detail: '', quantity: 1, total: amount })),
      totals: [{ type: 'total', label: 'Total', amount: total }],
    },
    actions: [check],
  }
}
const says = (said: string): Part => ({ type: 'text', text: said })

test('what is in the cart is told once, and what can be done with it offered once', () => {
  const roomy = { ...limits, buttons: 3, buttonLabel: 20 }
  const shows = (...parts: Part[]) => fit(parts, { limits: roomy, locale: 'en', ...around })
  const one = cartOf(['Robe', 17400])
  const question = says('Check out, or look for something else?')
  const labels = ['Check out', 'Keep looking']
  const told = shows(says('In your cart: Robe (4, white), $174.'), one, question, asks)
  expect(told).toMatchObject([{ buttons: labels.map((label) => ({ label })) }])
  expect(told[0]?.text).toBe('In your cart: Robe (4, white), $174.\n\nCheck out, or look for something else?')
  // A tap still names its place among all that the message offers.
  expect(told[0]?.buttons.map(({ id }) => id.split('.')[1])).toEqual(['1', '2'])
  // What the words leave out is told: another line, what is taken off, a cart that is asked for.
  const whole = (...parts: Part[]) =>
    shows(...parts)
      .map(({ text: shown }) => shown)
      .join('\n')
  expect(whole(says('In your cart: Robe, $174.'), cartOf(['Robe', 17400], ['Belt', 900]))).toContain('1 × Belt: $9.00')
  expect(whole(says('There is one item in your cart.'), one)).toContain('1 × Robe: $174.00')
  expect(whole(says('Robe: it is $170, not $150.'), one)).toContain('1 × Robe: $174.00')
  const [alone] = shows(says('In your cart: Robe, $174.'), one)
  expect(alone?.buttons).toMatchObject([{ label: 'Check out' }])
})

test('numbers are chosen by their names: beside a number of its own a size would mean two', () => {
  const sizes = (...labels: string[]): Part => ({
    type: 'quick_replies',
    options: labels.map((label) => ({ value: label, label })),
  })
  const shown = (part: Part) => fit([part], { limits: { ...limits, ...WORDS_ONLY }, locale: 'en', ...around })[0]?.text
  expect(shown(sizes('2', '4', '6', '8'))).toBe('– 2\n– 4\n– 6\n– 8')
  expect(shown(sizes('36', '38', '40'))).toBe('1. 36\n2. 38\n3. 40')
})

test('a form is asked for once: its title is said where the words before it ask nothing', () => {
  const form: Part = { type: 'form.request', title: 'Where shall it go?', fields: [], values: {}, submit: 'Go on' }
  const shows = (...parts: Part[]) => fit(parts, { limits, locale: 'en', ...around }).map(({ text: shown }) => shown)
  expect(shows(says('Which e-mail address shall the receipt go to?'), form)).toEqual([
    'Which e-mail address shall the receipt go to?',
  ])
  expect(shows(says('Noted.'), form).join('\n')).toContain('Where shall it go?')
  expect(shows(form)).toEqual(['Where shall it go?'])
})

test('what can be tapped in place of cards says so', () => {
  const [carousel] = sampleParts('en').filter(({ type }) => type === 'carousel')
  if (!carousel) throw new Error('no sample')
  const more: Part = { type: 'quick_replies', options: [{ value: 'more', label: 'Show more' }] }
  const whatsapp = { ...limits, cards: 10, cardTitle: 100, cardText: 100, cardButtons: 3 }
  expect(fit([carousel, more], { limits: whatsapp, locale: 'de', ...around }).at(-1)).toMatchObject({
    text: 'Oder:',
    buttons: [{ label: 'Show more' }],
  })
})

test('there is a sample of every kind of part', () => {
  const named = Part.options.flatMap((option) => [...option.shape.type._zod.values])
  expect([...new Set<string>(sampleParts('en').map(({ type }) => type))].sort()).toEqual(named.map(String).sort())
})

test('our own messenger takes a long text whole', () => {
  const long = 'word '.repeat(999).trim()
  expect(fit([{ type: 'text', text: long }], { limits: webChannel.limits, locale: 'en', ...around })).toEqual([
    { text: long, buttons: [] },
  ])
})

test('buttons stand under the last piece of the text before them', () => {
  const [first, last] = fit(
    [
      { type: 'text', text: 'long '.repeat(40).trim() },
      {
        type: 'quick_replies',
        options: [
          { value: 'y', label: 'Yes' },
          { value: 'n', label: 'No' },
        ],
      },
    ],
    { limits, locale: 'en', ...around },
  )
  expect(first?.buttons).toEqual([])
  expect(last?.buttons.map(({ label }) => label)).toEqual(['Yes', 'No'])
})

test('what is said together comes in as few messages as it can, and a bill has one way on', () => {
  const some = (...types: string[]) => sampleParts('en').filter(({ type }) => types.includes(type))
  const words = Part.parse({ type: 'text', text: 'All set.' })
  const roomy = { ...limits, text: 2000, body: 1000, link: 'alone' as const, linkLabel: 20 }
  const bill = fit([words, ...some('checkout', 'payment.request')], { limits: roomy, locale: 'en', ...around })
  expect(bill).toHaveLength(1)
  expect(bill[0]?.text).toMatch(/^All set\.\n\n.+=/s)
  expect(bill[0]).toMatchObject({ link: { label: 'Pay' }, buttons: [] })
  const list = some('carousel').concat(Part.parse({ type: 'quick_replies', options: [{ value: 'm', label: 'More' }] }))
  const keys = { ...roomy, buttons: 13, buttonLabel: 60 }
  const shown = fit(list, { limits: keys, locale: 'en', ...around })
  expect(shown).toHaveLength(1)
  expect(shown[0]?.buttons.at(-1)).toMatchObject({ label: 'More' })
  // A number means a card: what else is offered has none.
  const plain = fit(list, { limits: { ...roomy, ...WORDS_ONLY }, locale: 'en', ...around })
  expect(plain.map(({ text }) => text).join('\n')).toMatch(/^1\. .+\n– More$/s)
  const [unpaid] = fit([words, ...some('checkout')], { limits: roomy, locale: 'en', ...around })
  expect(unpaid?.link?.label).toBe('Open')
})

test('a comparison says one after the other what tells them apart, and never what they share', () => {
  const shop = '01980000-0000-7000-8000-000000000001'
  const card = (n: number) => ({
    ref: { kind: 'offer' as const, shop, id: `01980000-0000-7000-8000-00000000001${n}` },
    shown: {
      title: `Gown ${n}`,
      price: { min: { amount: 9900, currency: 'USD' }, max: { amount: 9900, currency: 'USD' } },
      available: true,
    },
    actions: [],
  })
  const rows = [
    { name: 'Material', cells: ['tulle', 'velvet'], differs: true },
    { name: 'Neckline', cells: ['', 'round'], differs: true },
    { name: 'Length', cells: ['long', 'long'], differs: false },
  ]
  const part = Part.parse({ type: 'compare', cards: [card(1), card(2)], rows })
  const [fitted] = fit([part], { limits, locale: 'en', ...around })
  expect(fitted?.text).toBe('1. Gown 1\nMaterial: tulle\n\n2. Gown 2\nMaterial: velvet\nNeckline: round')
})

test('cards that have to be alike stand under what was said, each with its picture and as many buttons; else they are a list', () => {
  const alike = { ...limits, body: 300, cards: 10, cardTitle: 80, cardText: 79, cardButtons: 2, cardsAlike: true }
  const words = Part.parse({ type: 'text', text: 'Two that fit:' })
  const sample = sampleParts('en').find((part) => part.type === 'carousel')
  const cards = (sample?.cards ?? []).slice(0, 2).map((card, at) => ({
    ...card,
    shown: { ...card.shown, image: `/media/dresses/${at}.png` },
    actions: card.actions.slice(0, 2 - at),
  }))
  const shown = (some: typeof cards, before = [words]) =>
    fit([...before, Part.parse({ type: 'carousel', cards: some })], { limits: alike, locale: 'en', ...around })
  const [first, ...rest] = shown(cards)
  expect(rest).toEqual([])
  expect(first?.text).toBe('Two that fit:')
  expect(first?.cards?.map(({ buttons }) => buttons.length)).toEqual([1, 1])
  expect(shown(cards, [])[0]?.text).toBe('Please choose:')
  expect(shown(cards.slice(0, 1)).some((message) => message.cards)).toBe(false)
  const [plain, ...others] = cards
  if (!plain) throw new Error('there is no card')
  const { image: _image, ...unseen } = plain.shown
  expect(shown([{ ...plain, shown: { ...unseen, image: '' } }, ...others]).some((message) => message.cards)).toBe(false)
})

test('where bytes are counted, no piece has more, nothing is lost and no grapheme is cut', () => {
  const narrow = { ...limits, text: 200, body: 200, bytes: true }
  fc.assert(
    fc.property(text, (words) => {
      fc.pre(words.trim() !== '')
      const pieces = fit([Part.parse({ type: 'text', text: words })], { limits: narrow, locale: 'en', ...around })
      for (const piece of pieces) expect(Buffer.byteLength(piece.text)).toBeLessThanOrEqual(200)
      expect(bare(pieces.map((piece) => piece.text).join(''))).toBe(bare(words))
    }),
  )
})

test('what cannot be had is not shown, and leaves the numbers of the others as they are understood', () => {
  const sizes = ['34', '36', '38', '40'].map((label) => ({ value: label, label, disabled: label === '34' }))
  const narrow = { ...limits, buttons: 1 }
  const part = { type: 'quick_replies' as const, options: sizes }
  const [shown] = fit([part], { limits: narrow, locale: 'en', ...around })
  expect(shown?.text).toBe('2. 36\n3. 38\n4. 40')
  // A button that may be answered in words knows its number, where that is not its place.
  const [tapped] = fit([part], { limits: { ...limits, buttons: 3 }, locale: 'en', ...around })
  expect(tapped?.buttons.map(({ label, place }) => [label, place])).toEqual([
    ['36', 2],
    ['38', 3],
    ['40', 4],
  ])
})

test('what only a list could tell is told in lines where there is none, with its buttons under them', () => {
  const options = [
    { value: '38', label: '38', hint: 'a few left' },
    { value: '40', label: '40' },
  ]
  const part = { type: 'list' as const, title: 'Which size?', options }
  const [shown, ...more] = fit([part], { limits: { ...limits, list: 0 }, locale: 'en', ...around })
  expect(shown?.text).toBe('Which size?\n1. 38 · a few left\n2. 40')
  expect(shown?.buttons.map(({ label }) => label)).toEqual(['38', '40'])
  expect(more).toEqual([])
})
