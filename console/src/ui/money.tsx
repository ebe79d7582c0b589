import type { Money as Sum } from '@souk/contract/money.ts'
import { figure, money } from './format.ts'

/** A sum as people write it, with figures of one width. */
export function Money({ value }: { value: Sum }) {
  return <span className="figures">{money(value)}</span>
}

/** A count or share as it stands in a column. */
export function Figures({ value, share = false }: { value: number; share?: boolean }) {
  return <span className="figures">{figure(value, share)}</span>
}
