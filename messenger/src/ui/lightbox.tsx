import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { useBack } from './back.ts'
import { grown, HOME, moved } from './lens.ts'
import type { Lens } from './lens.ts'
import { Icon } from './icon.tsx'
import { PaperIcon } from './paper-icon.tsx'
import '../style/lightbox.css'

const STEP = 1.5
/** Pixels that an arrow key moves an enlarged picture by. */
const NUDGE = 60

type Props = { url: string; alt: string; onClose: () => void }

/** A picture as large as the screen: pinch, wheel, double tap, + and − enlarge; dragging and arrow keys move it. */
export function Lightbox({ url, alt, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [lens, setLens] = useState<Lens>(HOME)
  useBack(onClose)
  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      dialog.current?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const hands = useHands(setLens)
  const grow = (by: number) => setLens((now) => grown(now, now.scale * by, { x: 0, y: 0 }))

  function key(event: KeyboardEvent): void {
    const [x, y] = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? []
    if (event.key === '+' || event.key === '=') grow(STEP)
    else if (event.key === '-') grow(1 / STEP)
    else if (event.key === '0') setLens(HOME)
    else if (x !== undefined && y !== undefined) setLens((now) => moved(now, x * NUDGE, y * NUDGE))
    else return
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={alt || t('zoom.title')}
      onCancel={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
      onKeyDown={key}
    >
      <div
        class="lightbox-plate"
        data-zoomed={lens.scale > 1}
        {...hands}
        onDblClick={() => setLens((now) => (now.scale > 1 ? HOME : grown(now, 2.5, { x: 0, y: 0 })))}
      >
        <img
          src={url}
          alt={alt}
          draggable={false}
          style={{ transform: `translate(${lens.x}px, ${lens.y}px) scale(${lens.scale})` }}
        />
      </div>
      <div class="lightbox-bar">
        <button
          type="button"
          class="round"
          aria-label={t('zoom.out')}
          disabled={lens.scale <= 1}
          onClick={() => grow(1 / STEP)}
        >
          <PaperIcon name="minus" />
        </button>
        <button type="button" class="round" aria-label={t('zoom.in')} onClick={() => grow(STEP)}>
          <PaperIcon name="plus" />
        </button>
        <button type="button" class="round" aria-label={t('close')} onClick={onClose}>
          <Icon name="x" />
        </button>
      </div>
    </dialog>
  )
}

type Point = { x: number; y: number }
type Change = (how: (now: Lens) => Lens) => void

/** One finger moves, two pinch, the wheel enlarges where it points. */
function useHands(setLens: Change) {
  const fingers = useRef(new Map<number, Point>())
  const spread = useRef(0)
  const place = (event: MouseEvent & { currentTarget: EventTarget }): Point => {
    const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : new DOMRect()
    return { x: event.clientX - box.x - box.width / 2, y: event.clientY - box.y - box.height / 2 }
  }
  const lift = ({ pointerId }: PointerEvent) => {
    fingers.current.delete(pointerId)
    spread.current = 0
  }
  return {
    onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }) {
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, place(event))
    },
    onPointerMove(event: PointerEvent & { currentTarget: HTMLElement }) {
      const before = fingers.current.get(event.pointerId)
      if (!before) return
      const now = place(event)
      fingers.current.set(event.pointerId, now)
      const [a, b] = [...fingers.current.values()]
      if (!a || !b) return setLens((lens) => (lens.scale > 1 ? moved(lens, now.x - before.x, now.y - before.y) : lens))
      const wide = Math.hypot(a.x - b.x, a.y - b.y)
      const by = spread.current > 0 ? wide / spread.current : 1
      spread.current = wide
      setLens((lens) => grown(lens, lens.scale * by, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }))
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onWheel(event: WheelEvent & { currentTarget: HTMLElement }) {
      event.preventDefault()
      const at = place(event)
      setLens((lens) => grown(lens, lens.scale * Math.exp(-event.deltaY / 300), at))
    },
  }
}
