import type { Product } from '@souk/contract/catalog.ts'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'
import { Icon } from '../ui/icon.tsx'
import { small } from '../ui/picture.ts'
import { picturesOf } from './pick.ts'

type Props = { product: Product; at: number; onChange: (at: number) => void }

/** The pictures: leafed through by swiping, by thumbnails or by arrow keys; a tap enlarges. */
export function Gallery({ product, at, onChange }: Props) {
  const store = useStore()
  const track = useRef<HTMLDivElement>(null)
  const pictures = picturesOf(product)
  const alt = (i: number) => (i === 0 && product.imageAlt ? product.imageAlt : product.title)
  useEffect(() => {
    const list = track.current
    const there = list?.children[at]
    if (!list || !(there instanceof HTMLElement)) return
    if (list.contains(document.activeElement)) there.focus({ preventScroll: true })
    if (Math.abs(list.scrollLeft - offsetOf(list, there)) > 2) list.scrollTo({ left: offsetOf(list, there) })
  }, [at])
  if (pictures.length === 0) return null

  function scrolled(): void {
    const list = track.current
    if (!list) return
    const place = Math.round(Math.abs(list.scrollLeft) / list.clientWidth)
    if (place !== at && Math.abs(Math.abs(list.scrollLeft) - place * list.clientWidth) < 2) onChange(place)
  }

  return (
    <section class="gallery" aria-label={t('product.picture', { n: at + 1, total: pictures.length })}>
      <div class="gallery-track" ref={track} onScroll={scrolled}>
        {pictures.map((url, i) => (
          <button
            key={url}
            type="button"
            class="gallery-picture"
            tabIndex={i === at ? 0 : -1}
            aria-label={`${t('zoom.open')}: ${alt(i)}`}
            aria-hidden={i !== at}
            onClick={() => (store.view.picture.value = { url, alt: alt(i) })}
            onKeyDown={({ key }) => {
              const on = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
              const step = key === on ? 1 : key.startsWith('Arrow') && /Left|Right/.test(key) ? -1 : 0
              if (step !== 0 && pictures[i + step] !== undefined) onChange(i + step)
            }}
          >
            <img src={url} alt={alt(i)} loading={i === at ? 'eager' : 'lazy'} width={400} height={500} />
          </button>
        ))}
      </div>
      <span class="gallery-hint">
        <Icon name="magnifying-glass" size={18} />
      </span>
      {pictures.length > 1 && (
        <ul class="gallery-thumbs">
          {pictures.map((url, i) => (
            <li key={url}>
              <button
                type="button"
                aria-label={t('product.picture', { n: i + 1, total: pictures.length })}
                aria-current={i === at}
                onClick={() => onChange(i)}
              >
                <img src={small(url)} alt="" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function offsetOf(list: HTMLElement, child: HTMLElement): number {
  return child.offsetLeft - list.offsetLeft
}
