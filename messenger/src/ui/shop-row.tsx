import type { PublicShop } from '@souk/contract/shop.ts'
import type { ComponentChildren } from 'preact'
import { awningStyle } from './awning.tsx'

type Props = { shop: Pick<PublicShop, 'slug' | 'name'>; line: string; children?: ComponentChildren }

/** A shop in a list, which leads to its thread: its colours, its name, one line, and what stands at the end. */
export function ShopRow({ shop: { slug, name }, line, children }: Props) {
  return (
    <a class="thread-row" href={`/s/${slug}`}>
      <span class="head-swatch" style={awningStyle(slug)} aria-hidden="true" />
      <span class="thread-text">
        <span class="thread-shop" dir="auto">
          {name}
        </span>
        <span class="thread-line" dir="auto">
          {line}
        </span>
      </span>
      {children}
    </a>
  )
}
