import type { Money } from '@souk/contract/money.ts'
import { t } from '../i18n/t.ts'
import { figure, money } from '../ui/format.ts'

/** The shop's own currency of several; nothing is a sum as well. */
export function ownOf(of: readonly Money[], currency: string): Money {
  return of.find((one) => one.currency === currency) ?? { amount: 0, currency }
}

/** Everything, each currency by itself. */
export function sums(of: readonly Money[], currency: string): string {
  return of.length === 0 ? money({ amount: 0, currency }) : of.map(money).join(' + ')
}

/** "6 min", "2 h 5 min": two units at most. */
export function duration(ms: number | null): string {
  if (ms === null) return '–'
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return t('reports.seconds', { n: seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return t('reports.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48)
    return [
      t('reports.hours', { n: hours }),
      ...(minutes % 60 ? [t('reports.minutes', { n: minutes % 60 })] : []),
    ].join(' ')
  return t('reports.days', { n: Math.round(hours / 24) })
}

/** How much more or less than before: "+12 %"; nothing where there was nothing. */
export function change(now: number, before: number): string | undefined {
  if (before === 0) return undefined
  const share = (now - before) / Math.abs(before)
  return `${share > 0 ? '+' : ''}${figure(share, true)}`
}
