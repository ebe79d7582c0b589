import { currentLanguage } from '../i18n/t.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** Making one takes longer than a row of the list. */
const formats = new Map<string, Intl.NumberFormat>()

/** How long something has lasted, as short as can be, a minute at least: "12m", "3 Std.", "2 дн". */
export function lasted(ms: number): string {
  const [unit, length] = UNITS.find(([, size]) => ms >= size) ?? (['minute', 60_000] as const)
  const count = Math.max(1, Math.floor(ms / length))
  const key = `${currentLanguage()} ${unit}`
  const format =
    formats.get(key) ?? new Intl.NumberFormat(currentLanguage(), { style: 'unit', unit, unitDisplay: 'narrow' })
  formats.set(key, format)
  return format.format(count)
}
