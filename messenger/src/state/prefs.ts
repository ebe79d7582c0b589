import { signal } from '@preact/signals'
import { firstKnown, isLanguage, speak } from '../i18n/t.ts'
import type { Language } from '../i18n/t.ts'

/** What this browser was told to keep. Nothing is written before somebody chooses something or opens a chat. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const theme = signal<Theme>('system')
export const sound = signal(false)

export function stored(key: string): string | null {
  try {
    return localStorage.getItem(`souk.${key}`)
  } catch {
    return null
  }
}

export function store(key: string, value: string): void {
  try {
    localStorage.setItem(`souk.${key}`, value)
  } catch {
    // A browser that keeps nothing still chats; only the next visit starts anew.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`souk.${key}`)
  } catch {
    // As above.
  }
}

/** The names of what is kept under a prefix. */
export function keysOf(prefix: string): string[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`souk.${prefix}`))
    return keys.map((key) => key.slice('souk.'.length))
  } catch {
    return []
  }
}

/** Theme, language, direction and sound as chosen here, else as the browser asks for. */
export async function applyPrefs(url: URL): Promise<void> {
  const wanted = url.searchParams.get('theme') ?? stored('theme')
  setTheme(THEMES.find((name) => name === wanted) ?? 'system', false)
  sound.value = stored('sound') === 'on'
  const [given, chosen] = [url.searchParams.get('lang'), stored('language')]
  // In a shop's own page the address says which language that is in; who has chosen one keeps it.
  const asked = url.searchParams.has('embed') ? (chosen ?? given) : (given ?? chosen)
  await speak(isLanguage(asked) ? asked : (firstKnown(navigator.languages) ?? 'en'))
  if (url.searchParams.get('dir') === 'rtl') document.documentElement.dir = 'rtl'
}

export function setTheme(next: Theme, keep = true): void {
  theme.value = next
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  if (keep) store('theme', next)
}

export async function setLanguage(next: Language): Promise<void> {
  await speak(next)
  store('language', next)
}

export function setSound(on: boolean): void {
  sound.value = on
  store('sound', on ? 'on' : 'off')
}
