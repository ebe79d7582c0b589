import { awning } from '@souk/contract/awning.ts'
import type { CSSProperties } from 'react'

/** A shop's cloth as CSS variables, for the class `awning`. */
function cloth(slug: string, scale: number): CSSProperties {
  const { dyes, widths } = awning(slug)
  const [band, gap, thin] = widths
  const [a, b, c] = [band * scale, (band + gap) * scale, (band + gap + thin) * scale]
  return {
    '--dye': dyes[0],
    '--cloth': dyes[1],
    '--a': `${a}px`,
    '--b': `${b}px`,
    '--c': `${c}px`,
    '--period': `${c + gap * scale}px`,
  }
}

/** The shop's stripe. Decoration only. */
export function Awning({ slug, scale = 1, className = '' }: { slug: string; scale?: number; className?: string }) {
  return <span aria-hidden="true" className={`awning block ${className}`} style={cloth(slug, scale)} />
}
