import type { Card as CardData, Understood } from '@souk/contract/parts.ts'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { speakMore, t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { Card } from './card.tsx'
import { Chips } from './chips.tsx'

const CompareSheet = lazyPart(() =>
  Promise.all([import('../product/compare-sheet.tsx'), speakMore()]).then(([{ CompareSheet: sheet }]) => sheet),
)

type Props = { cards: readonly CardData[]; understood?: Understood | undefined; total?: number | undefined; of: string }

/** Cards side by side; the edge of the next one says that there is more. */
export function Carousel({ cards, understood, total, of }: Props) {
  const track = useRef<HTMLUListElement>(null)
  const [comparing, setComparing] = useState(false)
  const [edge, setEdge] = useState({ start: true, end: true })
  useReorder(track, cards.map(({ ref }) => ref.id).join())

  function measure(): void {
    const list = track.current
    if (!list) return
    const at = Math.abs(list.scrollLeft)
    const next = { start: at < 8, end: at + list.clientWidth > list.scrollWidth - 8 }
    setEdge((now) => (now.start === next.start && now.end === next.end ? now : next))
  }
  useLayoutEffect(() => {
    measure()
    if (!track.current) return
    const observer = new ResizeObserver(measure)
    observer.observe(track.current)
    return () => observer.disconnect()
  }, [cards.length])

  function page(direction: number): void {
    const list = track.current
    if (!list) return
    const sign = getComputedStyle(list).direction === 'rtl' ? -1 : 1
    list.scrollBy({ left: sign * direction * list.clientWidth * 0.86, behavior: calm() ? 'auto' : 'smooth' })
  }

  return (
    <section class="carousel" role="group" aria-label={t('carousel.label', { count: cards.length })}>
      {understood && <Chips understood={understood} of={of} />}
      <div class="carousel-frame">
        <ul class="carousel-track" ref={track} onScroll={measure} tabIndex={edge.start && edge.end ? undefined : 0}>
          {cards.map((card) => (
            <li key={card.ref.id} data-card={card.ref.id}>
              <Card card={card} of={of} />
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="round carousel-back"
          hidden={edge.start}
          aria-label={t('carousel.back')}
          onClick={() => page(-1)}
        >
          <Icon name="caret-left" />
        </button>
        <button
          type="button"
          class="round carousel-on"
          hidden={edge.end}
          aria-label={t('carousel.on')}
          onClick={() => page(1)}
        >
          <Icon name="caret-right" />
        </button>
      </div>
      <p class="carousel-foot">
        {total !== undefined && total > cards.length && (
          <span class="carousel-total">{t('carousel.total', { shown: cards.length, total })}</span>
        )}
        {cards.length > 1 && (
          <button type="button" class="link" aria-haspopup="dialog" onClick={() => setComparing(true)}>
            {t('compare.open')}
          </button>
        )}
      </p>
      {comparing && <CompareSheet of={of} onClose={() => setComparing(false)} />}
    </section>
  )
}

/** When the order of the cards changes they move to their new places, they never reload. */
function useReorder(track: { current: HTMLUListElement | null }, order: string): void {
  const places = useRef(new Map<string, number>())
  useLayoutEffect(() => {
    const now = new Map<string, number>()
    for (const item of track.current?.children ?? []) {
      if (!(item instanceof HTMLElement)) continue
      const id = item.dataset.card ?? ''
      now.set(id, item.offsetLeft)
      const before = places.current.get(id)
      if (before === undefined || before === item.offsetLeft || calm()) continue
      item.animate([{ transform: `translateX(${before - item.offsetLeft}px)` }, { transform: 'none' }], {
        duration: 320,
        easing: 'cubic-bezier(.2,.8,.2,1)',
      })
    }
    places.current = now
  }, [order])
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
