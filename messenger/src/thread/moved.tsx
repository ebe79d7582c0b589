import type { Device } from '@souk/contract/device.ts'
import { recapOf } from '@souk/contract/recap.ts'
import type { Part } from '@souk/contract/parts.ts'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Text } from '../parts/text.tsx'
import { accessTo, keepAccess } from '../state/access.ts'
import { deviceOf } from '../state/device.ts'
import { AwningStripe } from '../ui/awning.tsx'
import { DeviceIcon } from '../ui/device-icon.tsx'
import { useStore } from './context.ts'
import { Fault } from './fault.tsx'
import { RecapPaper } from './recap.tsx'
import type { Entry } from './state.ts'
import '../style/moved.css'

type System = Extract<Part, { type: 'system' }>

/**
 * Where the thread goes on: a ticket line in the thread. On the device that it went to the recap stands below the last
 * one, until something else is said; on the others the thread is folded at it.
 */
export function Moved({ part, of }: { part: System; of: string }) {
  const store = useStore()
  const { entries, pending, cart } = store.thread.value
  const isLast = entries.findLast(isMove)?.message.id === of
  const { to } = part
  // In another messenger too: what is said there stands here as well.
  if (!isLast || !to?.device) return <Text text={part.text} />
  const at = entries.find(({ message }) => message.id === of)
  if (to.handle !== accessTo(store.shop.slug)?.handle) return <Folded device={to.device} seq={at?.seq ?? 0} />
  // Who was here when it came has all of it before their eyes.
  const recalls = at && entries.at(-1) === at && pending.length === 0 && !store.happenedLive(at.seq)
  const recap = recalls
    ? recapOf(
        entries.map(({ message }) => message),
        cart,
      )
    : undefined
  if (!recap) return <Text text={part.text} />
  return (
    <div class="moved">
      <p class="moved-ticket">{part.text}</p>
      <RecapPaper recap={recap} />
    </div>
  )
}

function isMove({ message }: Entry): boolean {
  return message.parts.some((part) => part.type === 'system' && part.to !== undefined)
}

/** The thread above is folded up; what is said on the other device comes below, live. */
function Folded({ device, seq }: { device: Device; seq: number }) {
  const store = useStore()
  const box = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  // What is looked for may lie in the fold.
  const shut = !open && !store.view.searching.value
  useFold(box, shut, store.happenedLive(seq))

  async function goOn(): Promise<void> {
    setBusy(true)
    try {
      const { conversation, ...access } = await store.access()
      const body = { device: deviceOf(navigator) }
      const { handle } = await store.client().call('moveThread', { params: { conversation }, body })
      keepAccess(store.shop.slug, { conversation, ...access, handle })
    } catch (error) {
      setFault(error)
    }
    setBusy(false)
  }

  return (
    <section class={`folded${shut ? ' folded-shut' : ''}`} ref={box} aria-label={t(`move.folded.${device}`)}>
      <AwningStripe slug={store.shop.slug} kind="head" />
      <div class="folded-words">
        <DeviceIcon name={device} size={28} />
        <div>
          <p class="folded-where">{t(`move.folded.${device}`)}</p>
          <p class="folded-note">{t('move.mirror')}</p>
        </div>
      </div>
      {fault !== undefined && <Fault error={fault} />}
      <div class="folded-ways">
        <button type="button" class="button" disabled={busy} onClick={() => void goOn()}>
          {t('move.here')}
        </button>
        <button type="button" class="button button-quiet" aria-expanded={!shut} onClick={() => setOpen(shut)}>
          {t(shut ? 'move.all' : 'move.less')}
        </button>
      </div>
    </section>
  )
}

/** Moves with the fold: up with the cloth that is folded away, from where one wrote; down when it is let out again. */
function useFold(box: { current: HTMLElement | null }, shut: boolean, live: boolean): void {
  const before = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    const strip = box.current
    if (!strip) return
    const { top, height } = strip.getBoundingClientRect()
    const end = strip.closest('.log')?.getBoundingClientRect().bottom ?? 0
    const from = before.current ?? (live ? end - height : top)
    before.current = top
    if (from === top || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    strip.animate([{ transform: `translateY(${from - top}px)` }, { transform: 'none' }], {
      duration: 320,
      easing: 'cubic-bezier(.2,.8,.2,1)',
    })
  }, [shut])
  // Where the thread goes on here again, one is at its end, and not where the fold lay.
  useLayoutEffect(() => {
    const log = box.current?.closest('.log')
    return () => void requestAnimationFrame(() => log?.scrollTo({ top: log.scrollHeight }))
  }, [])
}
