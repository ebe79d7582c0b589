import type { PublicShop } from '@souk/contract/shop.ts'
import type { Seen } from '../simulators/simulator.ts'
import type { Entry } from './phones.ts'
import type { Words } from './words.ts'

/** The page of phones: one script, served without its types. */
type Given = { kinds: { kind: string; name: string }[]; words: Record<string, Words> & { en: Words } }
type Screen = { id: string; shop: string; kind: string; entries: Entry[] }

const LOOK_MS = 700
/** Of a photo's longer side, in pixels. */
const PHOTO = 1280
/** Messengers whose lines are answered by writing. */
const ANSWERED: ReadonlySet<string> = new Set(['sms', 'x'])
const given: Given = JSON.parse(document.getElementById('given')?.textContent ?? '')
const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in given.words) ?? 'en'
const words = given.words[language] ?? given.words.en
const asked = new URLSearchParams(location.search)
const shops: PublicShop[] = await fetch('/api/shops').then((answer) => answer.json())

let phone: Screen | undefined
let shown = ''

type Attributes = Record<string, string | boolean | ((event: Event) => unknown)>
function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (typeof value === 'boolean') element.toggleAttribute(name, value)
    else element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

function choice(label: string, options: [string, string][], chosen: string): [HTMLElement, HTMLSelectElement] {
  const select = make('select', { change: () => void take() })
  for (const [value, text] of options) select.append(make('option', { value, selected: value === chosen }, text))
  return [make('label', {}, make('span', {}, label), select), select]
}

const [shopLabel, shopChoice] = choice(
  words.shop,
  shops.map(({ slug, name }) => [slug, name]),
  asked.get('shop') ?? '',
)
const kinds = given.kinds.map(({ kind, name }): [string, string] => [kind, name])
const [kindLabel, kindChoice] = choice(words.messenger, kinds, asked.get('kind') ?? '')

const title = make('h2', { dir: 'auto' })
const talk = make('div', { class: 'talk', role: 'log', 'aria-label': words.talk, tabindex: '0' })
const status = make('p', { class: 'status', role: 'status' })
const input = make('textarea', { rows: '1', 'aria-label': words.write, placeholder: words.write, dir: 'auto' })
const picker = make('input', { type: 'file', accept: 'image/*', hidden: true })
const sheet = make('dialog', { class: 'sheet', 'aria-label': words.close })

/** Asks, and draws what comes. False where nothing came: what was meant is still to be done. */
async function call(path: string, init: RequestInit): Promise<boolean> {
  const answer = await fetch(`/phones/of/${path}`, init).catch(() => undefined)
  if (!answer?.ok) {
    // A market that was started anew knows the old phone no more.
    if (answer?.status === 404) await take()
    else status.textContent = words.failed
    return false
  }
  status.textContent = ''
  phone = await answer.json()
  draw()
  return true
}

function post(path: string, body: unknown): Promise<boolean> {
  return call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

async function take(): Promise<void> {
  const [shop, kind] = [shopChoice.value, kindChoice.value]
  history.replaceState(null, '', `?shop=${shop}&kind=${kind}`)
  document.body.dataset['kind'] = kind
  phone = undefined
  shown = ''
  talk.replaceChildren()
  status.textContent = words.opening
  title.textContent = shops.find(({ slug }) => slug === shop)?.name ?? ''
  await post('', { shop, kind })
}

/** What is said stands there at once; the answer brings the whole screen. False where it did not go out. */
async function put(act: 'say' | 'tap', what: { text: string }): Promise<boolean> {
  if (!phone) return false
  const line = make('p', { class: 'mine', dir: 'auto' }, what.text)
  talk.append(line)
  talk.scrollTop = talk.scrollHeight
  const isOut = await post(`${phone.id}/${act}`, what)
  if (!isOut) line.remove()
  return isOut
}

async function say(text: string): Promise<void> {
  if (text.trim() === '') return
  input.value = ''
  if (!(await put('say', { text }))) input.value ||= text
}

async function send(photo: File): Promise<void> {
  if (!phone) return
  const bitmap = await createImageBitmap(photo).catch(() => undefined)
  if (!bitmap) return void (status.textContent = words.failed)
  const scale = Math.min(1, PHOTO / Math.max(bitmap.width, bitmap.height))
  const canvas = make('canvas')
  ;[canvas.width, canvas.height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const body = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  if (body) await call(`${phone.id}/photo`, { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body })
}

/** Addresses in a text become links. */
function linked(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>]*[^\s<>.,;:!?)»”'"])/)
    .map((piece, n) => (n % 2 === 0 ? piece : link(piece, piece)))
}

/** Pages of this market open beside the talk, as in the messenger; others in a window of their own. */
function link(url: string, label: string): HTMLElement {
  const isOurs = new URL(url, location.href).origin === location.origin
  const open = (event: Event) => {
    event.preventDefault()
    const close = make('button', { type: 'button', class: 'close', click: () => sheet.close() }, words.close)
    sheet.replaceChildren(close, make('iframe', { src: url, title: label }))
    sheet.showModal()
  }
  return make('a', { href: url, target: '_blank', rel: 'noopener', ...(isOurs ? { click: open } : {}) }, label)
}

type Shown = Omit<Seen, 'ref' | 'cards'>

/** Words, line by line; one that is a choice is tapped there, where the messenger lets one. */
function worded(text: string, choices: ReadonlySet<string>, tap: (label: string) => void): (Node | string)[] {
  return text.split('\n').flatMap((line, n) => {
    const label = choiceIn(line, choices)
    const isTapped = label !== undefined && !ANSWERED.has(phone?.kind ?? '')
    const words = isTapped
      ? [make('button', { type: 'button', class: 'said', dir: 'auto', click: () => tap(label) }, line)]
      : linked(line)
    return n === 0 ? [make('span', {}, ...words)] : ['\n', ...words]
  })
}

/** "2. In white" and "– In white" are the choice "In white". */
function choiceIn(line: string, choices: ReadonlySet<string>): string | undefined {
  return [line, line.replace(/^(?:\d+\.|–) /, '')].find((label) => choices.has(label))
}

/** Pictures, files, words, and what can be tapped, one under the other; what the words offer is not offered twice. */
function pieces({ text, buttons: all, links, media }: Shown, tap: (label: string) => void): HTMLElement[] {
  const choices = new Set(all)
  const told = new Set(text.split('\n').map((line) => choiceIn(line, choices)))
  const buttons = all.filter((label) => !told.has(label))
  const pictures = media.filter(({ type }) => type === 'image')
  const files = media.filter(({ type }) => type !== 'image')
  const strip = make('div', { class: pictures.length > 1 ? 'pictures many' : 'pictures' })
  strip.append(...pictures.map(({ url }) => make('img', { src: url, alt: '' })))
  const taps = buttons.map((label) => make('button', { type: 'button', dir: 'auto', click: () => tap(label) }, label))
  return [
    ...(pictures.length > 0 ? [strip] : []),
    ...files.map(({ url, type }) => make('p', {}, link(url, type))),
    ...(text ? [make('p', {}, ...worded(text, choices, tap))] : []),
    ...(taps.length + links.length > 0
      ? [make('div', { class: 'taps' }, ...taps, ...links.map(({ url, label }) => link(url, label)))]
      : []),
  ]
}

function bubble(seen: Seen): HTMLElement[] {
  const { cards, ref, ...whole } = seen
  if (!cards) return [make('div', { class: 'theirs', dir: 'auto' }, ...pieces(whole, tapIn(ref, [])))]
  const onCards = cards.each.flatMap(({ buttons }) => buttons)
  const rest = whole.buttons.filter((label) => !onCards.includes(label))
  const lead = pieces({ text: cards.lead, buttons: [], links: [], media: [] }, () => undefined)
  const each = cards.each.map((card, n) => {
    const before = cards.each.slice(0, n).flatMap(({ buttons }) => buttons)
    return make('div', { class: 'theirs card', dir: 'auto' }, ...pieces(card, tapIn(ref, before)))
  })
  const under = pieces({ text: '', buttons: rest, links: [], media: [] }, tapIn(ref, []))
  return [
    ...(lead.length > 0 ? [make('div', { class: 'theirs', dir: 'auto' }, ...lead)] : []),
    make('div', { class: 'cards', tabindex: '0' }, ...each),
    ...(under.length > 0 ? [make('div', { class: 'theirs', dir: 'auto' }, ...under)] : []),
  ]
}

/** Taps in a message, of equal labels the one after those before it. */
function tapIn(ref: string, before: readonly string[]): (label: string) => void {
  return (text) => {
    const what = { text, ref, nth: String(before.filter((label) => label === text).length) }
    void put('tap', what)
  }
}

function starter(): HTMLElement[] {
  const shop = shops.find(({ slug }) => slug === phone?.shop)
  const said = (shop?.starters ?? []).map((texts) => texts[language] ?? texts[shop?.locale.slice(0, 2) ?? 'en'])
  const taps = said.flatMap((text) => (text ? [make('button', { type: 'button', click: () => say(text) }, text)] : []))
  return taps.length > 0 ? [make('div', { class: 'starters' }, make('p', {}, words.hint), ...taps)] : []
}

function draw(): void {
  const now = JSON.stringify(phone?.entries)
  if (!phone || now === shown) return
  const isAtEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80 || shown === ''
  shown = now
  const entries = phone.entries.flatMap((entry) => {
    if ('theirs' in entry) return bubble(entry.theirs)
    const { text, picture } = entry.mine
    const photo = picture === undefined ? [] : [make('img', { src: picture, alt: words.photo })]
    return make('p', { class: 'mine', dir: 'auto' }, ...photo, text)
  })
  talk.replaceChildren(...(entries.length > 0 ? entries : starter()))
  if (!isAtEnd) return
  talk.scrollTop = talk.scrollHeight
  // Pictures that come later push the end down.
  for (const picture of talk.querySelectorAll('img'))
    picture.addEventListener('load', () => (talk.scrollTop = talk.scrollHeight), { once: true })
}

async function look(): Promise<void> {
  if (phone && !document.hidden) {
    const answer = await fetch(`/phones/of/${phone.id}`).catch(() => undefined)
    const screen: Screen | undefined = answer?.ok ? await answer.json() : undefined
    if (screen && screen.id === phone.id) {
      phone = screen
      draw()
    }
  }
  setTimeout(look, LOOK_MS)
}

picker.addEventListener('change', () => {
  const [photo] = picker.files ?? []
  if (photo) void send(photo)
  picker.value = ''
})
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  void say(input.value)
})

document.documentElement.lang = language
document.title = `${words.title} · Souk`
const again = make('button', { type: 'button', click: () => void take() }, words.again)
const choices = make('div', { class: 'choices' }, shopLabel, kindLabel, again)
const market = make('p', {}, make('a', { href: '/' }, words.market))
document.body.append(
  make('header', {}, make('h1', {}, words.title), make('p', {}, words.lead), choices, market),
  make(
    'main',
    { class: 'phone' },
    title,
    talk,
    status,
    make(
      'form',
      {
        class: 'write',
        submit(event) {
          event.preventDefault()
          void say(input.value)
        },
      },
      make('button', { type: 'button', class: 'photo', 'aria-label': words.photo, click: () => picker.click() }, '+'),
      input,
      make('button', { type: 'submit' }, words.send),
    ),
    picker,
  ),
  sheet,
)
await take()
void look()
