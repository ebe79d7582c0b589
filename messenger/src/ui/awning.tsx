import { awning } from '@souk/contract/awning.ts'

/** The stripe as CSS variables; the scallops of the valance follow its period. */
export function awningStyle(slug: string, scale = 1): Record<string, string> {
  const { dyes, widths } = awning(slug)
  const [band, gap, thin] = widths.map((width) => width * scale)
  return {
    '--dye': dyes[0],
    '--cloth': dyes[1],
    '--a': `${band}px`,
    '--b': `${(band ?? 0) + (gap ?? 0)}px`,
    '--c': `${(band ?? 0) + (gap ?? 0) + (thin ?? 0)}px`,
    '--period': `${(band ?? 0) + 2 * (gap ?? 0) + (thin ?? 0)}px`,
  }
}

/** The shop's awning: a striped cloth with a scalloped edge. Decoration only. */
export function AwningStripe({ slug, scale = 1, kind }: { slug: string; scale?: number; kind: string }) {
  return <div class={`awning awning-${kind}`} style={awningStyle(slug, scale)} aria-hidden="true" />
}
