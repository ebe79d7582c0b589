/**
 * One flow carries every form: its screen has places for eight questions, and in each of them one component of every kind, of
 * which the message shows the one that is needed. So a form is asked as it is at that moment, in any language, without an
 * endpoint and without a flow of its own, which could never be changed again. What differs is data of the screen.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson
 */
type Json = Readonly<Record<string, unknown>>

/** A published flow is never changed: what is changed below gets another name. */
export const FLOW_NAME = 'souk_form_1'
export const FLOW_SCREEN = 'FORM'

/**
 * Of Flow JSON 7.2: components of a screen at most 50; the lengths of labels and titles, options of a group and of a list.
 * https://developers.facebook.com/docs/whatsapp/flows/reference/components
 */
export const FLOW_LIMITS = {
  components: 50,
  label: 20,
  groupLabel: 30,
  dateLabel: 40,
  helper: 80,
  description: 300,
  optionTitle: 30,
  optionHint: 300,
  optionId: 200,
  group: 20,
  list: 200,
  submit: 35,
  open: 30,
} as const

/** Questions that a form may have; with six components each and what sends it off it is 49 components. */
export const PLACES: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8']

/** The component of each kind, by the letter that stands before the number of its place. */
export const COMPONENTS = {
  t: 'TextInput',
  a: 'TextArea',
  r: 'RadioButtonsGroup',
  d: 'Dropdown',
  c: 'CheckboxGroup',
  p: 'DatePicker',
} as const
export type Letter = keyof typeof COMPONENTS
export const LETTERS: readonly Letter[] = ['t', 'a', 'r', 'd', 'c', 'p']

/** What of the screen's data a component takes besides its label, and whether it is there and has to be answered. */
const TAKES: Readonly<Record<Letter, Readonly<Record<string, string>>>> = {
  t: { 'helper-text': 'help', 'input-type': 'input', 'max-chars': 'most' },
  a: { 'helper-text': 'help', 'max-length': 'most' },
  r: { description: 'help', 'data-source': 'group' },
  d: { 'data-source': 'list' },
  c: { description: 'help', 'data-source': 'group' },
  p: { 'helper-text': 'help', 'min-date': 'from' },
}

const OPTIONS = {
  type: 'array',
  items: {
    type: 'object',
    properties: { id: { type: 'string' }, title: { type: 'string' }, description: { type: 'string' } },
  },
  __example__: [{ id: 'm', title: 'Medium', description: '30 cm' }],
}
const TEXT = (example: string) => ({ type: 'string', __example__: example })
const FLAG = (example: boolean) => ({ type: 'boolean', __example__: example })

/** The flow as it is handed in. */
export function flowJson(): Json {
  const answers = PLACES.flatMap((place) => [
    [`of${place}`, `\${data.of${place}}`],
    ...LETTERS.map((letter) => [`${letter}${place}`, `\${form.${letter}${place}}`]),
  ])
  const footer = {
    type: 'Footer',
    label: '${data.submit}',
    'on-click-action': { name: 'complete', payload: Object.fromEntries(answers) },
  }
  const children = [...PLACES.flatMap((place) => LETTERS.map((letter) => componentOf(letter, place))), footer]
  const form = { type: 'Form', name: 'form', 'init-values': '${data.known}', children }
  const layout = { type: 'SingleColumnLayout', children: [form] }
  const screen = { id: FLOW_SCREEN, title: '🛍️', terminal: true, data: declared(), layout }
  return { version: '7.2', screens: [screen] }
}

function componentOf(letter: Letter, place: string): Json {
  const own = Object.entries(TAKES[letter]).map(([property, data]) => [property, `\${data.${data}${place}}`])
  return {
    type: COMPONENTS[letter],
    name: `${letter}${place}`,
    label: `\${data.label${place}}`,
    visible: `\${data.${letter}${place}}`,
    required: `\${data.${letter}${place}must}`,
    ...Object.fromEntries(own),
  }
}

/** What the screen is told, of which types, as the reference wants it declared. */
function declared(): Json {
  const entries = PLACES.flatMap((place) => [
    [`of${place}`, TEXT('d.size')],
    [`label${place}`, TEXT('Size')],
    [`help${place}`, TEXT('Size of the pizza')],
    [`input${place}`, TEXT('text')],
    [`most${place}`, { type: 'number', __example__: 80 }],
    [`group${place}`, OPTIONS],
    [`list${place}`, OPTIONS],
    [`from${place}`, TEXT('2026-01-31')],
    ...LETTERS.flatMap((letter) => [
      [`${letter}${place}`, FLAG(letter === 't')],
      [`${letter}${place}must`, FLAG(false)],
    ]),
  ])
  const known = PLACES.flatMap((place) =>
    LETTERS.map((letter) => [
      `${letter}${place}`,
      letter === 'c' ? { type: 'array', items: { type: 'string' } } : { type: 'string' },
    ]),
  )
  return {
    ...Object.fromEntries(entries),
    submit: TEXT('Continue'),
    known: { type: 'object', properties: Object.fromEntries(known), __example__: {} },
  }
}
