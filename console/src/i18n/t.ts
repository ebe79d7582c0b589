import type { SetName } from './sets.ts'

/** What a message takes: `{name}`, `{count, plural, …}`. */
export type Args = Record<string, string | number>
type Shell = typeof import('./shell/en.json')
type Sets = { [N in SetName]: Awaited<ReturnType<(typeof import('./sets.ts').SETS)[N]['en']>>['default'] }
type KeysOf<T> = T extends unknown ? keyof T : never
export type Key = keyof Shell | KeysOf<Sets[SetName]>
type Catalogue = Partial<Record<string, string | ((args: Args) => string)>>

export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  nl: 'Nederlands',
  ru: 'Русский',
  zh: '中文',
  ka: 'ქართული',
} as const
export type Language = keyof typeof LANGUAGES

const SHELL: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('./shell/en.json'),
  de: () => import('./shell/de.json'),
  nl: () => import('./shell/nl.json'),
  ru: () => import('./shell/ru.json'),
  zh: () => import('./shell/zh.json'),
  ka: () => import('./shell/ka.json'),
}

let language: Language = 'en'
let catalogue: Catalogue = {}
const opened = new Set<SetName>()
const listeners = new Set<() => void>()

/** A text of the interface in the chosen language. A language that is chosen draws everything anew. */
export function t(key: Key, args: Args = {}): string {
  return say(key, args) ?? key
}

/** A text chosen by a value of the wire, e.g. an error's code; else the one of `otherwise`. */
export function tOr(key: string, otherwise: Key, args: Args = {}): string {
  return say(key, args) ?? t(otherwise, args)
}

function say(key: string, args: Args): string | undefined {
  const message = catalogue[key]
  return typeof message === 'function' ? message(args) : message
}

export function currentLanguage(): Language {
  return language
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function isLanguage(code: string | null | undefined): code is Language {
  return typeof code === 'string' && Object.hasOwn(LANGUAGES, code)
}

/** Loads a language's texts, those of the pages seen so far included, then switches to it at once. */
export async function speak(next: Language): Promise<void> {
  const sets = opened.size === 0 ? undefined : (await import('./sets.ts')).SETS
  const loads = [SHELL[next](), ...[...opened].flatMap((name) => sets?.[name][next]() ?? [])]
  catalogue = Object.assign({}, ...(await Promise.all(loads)).map((module) => module.default))
  language = next
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

/** Loads the texts of a page before it is shown; a route's `loader`. */
export async function speakOf(...names: SetName[]): Promise<void> {
  const missing = names.filter((name) => !opened.has(name))
  if (missing.length === 0) return
  const { SETS } = await import('./sets.ts')
  const texts = await Promise.all(missing.map(async (name) => (await SETS[name][language]()).default))
  for (const name of missing) opened.add(name)
  catalogue = Object.assign({}, catalogue, ...texts)
}
