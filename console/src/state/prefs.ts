import { isLanguage, speak, type Language } from '../i18n/t.ts'
import { store, stored } from './kept.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
export const DENSITIES = ['roomy', 'dense'] as const
export type Density = (typeof DENSITIES)[number]

/** Language, theme and rows as chosen here, else as the browser asks for. */
export async function applyPrefs(): Promise<void> {
  setTheme(theme())
  setDensity(density())
  if (new URLSearchParams(location.search).get('dir') === 'rtl') document.documentElement.dir = 'rtl'
  const chosen = stored('language')
  const asked = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage)
  await speak(isLanguage(chosen) ? chosen : (asked ?? 'en'))
}

export function theme(): Theme {
  return THEMES.find((name) => name === stored('theme')) ?? 'system'
}

export function setTheme(next: Theme): void {
  store('theme', next === 'system' ? null : next)
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
}

export function density(): Density {
  return stored('rows') === 'dense' ? 'dense' : 'roomy'
}

export function setDensity(next: Density): void {
  store('rows', next === 'dense' ? next : null)
  if (next === 'dense') document.documentElement.dataset.rows = next
  else delete document.documentElement.dataset.rows
}

export async function setLanguage(next: Language): Promise<void> {
  store('language', next)
  await speak(next)
}
