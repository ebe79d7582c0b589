import { signal } from '@preact/signals'

/** Keys of the interface's texts: `en.json`, and those of the folders beside it for what is not there at first paint. */
export type Key = Exclude<
  | keyof typeof import('./en.json')
  | keyof typeof import('./more/en.json')
  | keyof typeof import('./form/en.json')
  | keyof typeof import('./law/en.json')
  | keyof typeof import('./about/en.json')
  | keyof typeof import('./goods/en.json')
  | keyof typeof import('./talk/en.json')
  | keyof typeof import('./move/en.json')
  | keyof typeof import('./purchase/en.json')
  | keyof typeof import('./sandbox/en.json'),
  'default'
>
export type Args = Record<string, string | number>
export type Catalogue = Record<Key, string | ((args: Args) => string)>

export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  nl: 'Nederlands',
  ru: 'Русский',
  zh: '中文',
  ka: 'ქართული',
} as const
export type Language = keyof typeof LANGUAGES

const LOADERS: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('./en.json'),
  de: () => import('./de.json'),
  nl: () => import('./nl.json'),
  ru: () => import('./ru.json'),
  zh: () => import('./zh.json'),
  ka: () => import('./ka.json'),
}

type Later = keyof typeof import('./later.ts').LATER
/** Where they are is known to a file of its own: the first page needs none of them. */
const later = () => import('./later.ts').then(({ LATER }) => LATER)
/** What was asked for, each set once. */
const opened = new Map<Later, Promise<void>>()

export const language = signal<Language>('en')
const catalogue = signal<Partial<Catalogue>>({})

/** A text of the interface in the chosen language; components that call it redraw when the language changes. */
export function t(key: Key, args: Args = {}): string {
  const message = catalogue.value[key]
  return typeof message === 'function' ? message(args) : (message ?? key)
}

/** A text chosen by a value of the wire, e.g. an error code: the key's text, else the one of `otherwise`. */
export function tOr(key: string, otherwise: Key): string {
  return isKey(key) ? t(key) : t(otherwise)
}

function isKey(key: string): key is Key {
  return Object.hasOwn(catalogue.value, key)
}

export function isLanguage(code: string | null | undefined): code is Language {
  return typeof code === 'string' && Object.hasOwn(LANGUAGES, code)
}

/** The first language of a list of BCP 47 tags that the interface speaks. */
export function firstKnown(tags: readonly string[]): Language | undefined {
  return tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage)
}

/** Loads a language's texts, then switches to it at once. */
export async function speak(next: Language): Promise<void> {
  // The build turns each JSON of ICU messages into a module of this shape (tools/build/icu.ts).
  const loads: Promise<{ default: unknown }>[] = [
    LOADERS[next](),
    ...[...opened.keys()].map(async (set) => (await later())[set][next]()),
  ]
  const texts = (await Promise.all(loads)).flatMap(({ default: one }) => (isCatalogue(one) ? one : []))
  if (texts.length < loads.length) return
  catalogue.value = Object.assign({}, ...texts)
  language.value = next
  document.documentElement.lang = next
}

/** Loads texts of what is opened later, in this language and any chosen from now on. */
export async function speakMore(first: Later = 'more', ...others: Later[]): Promise<void> {
  await Promise.all([first, ...others].map(open))
}

function open(set: Later): Promise<void> {
  const known = opened.get(set)
  if (known) return known
  const code = language.value
  const loading = later()
    .then((sets) => sets[set][code]())
    .then(
      ({ default: texts }) => {
        // A language chosen meanwhile has brought its own.
        if (language.value === code && isCatalogue(texts)) catalogue.value = { ...catalogue.value, ...texts }
      },
      (error: unknown) => {
        opened.delete(set)
        throw error
      },
    )
  opened.set(set, loading)
  return loading
}

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === 'object' && value !== null
}
