import { channelName } from '@souk/contract/channel-name.ts'
import type { Device } from '@souk/contract/device.ts'
import { recapOf } from '@souk/contract/recap.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Text } from '../parts/text.tsx'
import { accessTo, keepAccess } from '../state/access.ts'
import { deviceOf } from '../state/device.ts'
import { AwningStripe } from '../ui/awning.tsx'
import { ChannelIcon } from '../ui/channel-icon.tsx'
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
  const at = entries.find(({ message }) => message.id === of)
  const seq = at?.seq ?? 0
  if (to?.channel) return <MovedInto part={part} of={of} channel={to.channel} seq={seq} isLast={isLast} />
  if (!isLast || !to?.device) return <Text text={part.text} />
  if (to.handle !== accessTo(store.shop.slug)?.handle) return <FoldedByDevice device={to.device} seq={seq} />
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

type Into = { part: System; of: string; channel: string; seq: number; isLast: boolean }

/** In another messenger: folded until one writes here again; from then on a line that still can be undone. */
function MovedInto({ part, of, channel, seq, isLast }: Into) {
  const store = useStore()
  const { entries, pending } = store.thread.value
  const later = entries.filter((entry) => entry.seq > seq).map(({ message }) => message)
  const isParted = later.some(({ parts }) => parts.some((one) => one.type === 'system' && one.code === 'thread.parted'))
  const isBack = pending.length > 0 || later.some((one) => one.author.kind === 'shopper' && one.channel === undefined)
  const option = isParted ? undefined : part.to?.undo
  const undo = option && (
    <button type="button" class="link" onClick={() => store.choose(of, option.value, option.label)}>
      {option.label}
    </button>
  )
  if (isLast && !isParted && !isBack) {
    const where = t('move.folded.in', { name: channelName(channel) })
    return (
      <Folded where={where} icon={<ChannelIcon kind={channel} size={28} />} seq={seq}>
        {undo}
      </Folded>
    )
  }
  return (
    <div class="moved">
      <p class="moved-ticket">{part.text}</p>
      {undo}
    </div>
  )
}

/** At another of their devices: to go on here folds the thread there. */
function FoldedByDevice({ device, seq }: { device: Device; seq: number }) {
  const store = useStore()
  async function goOn(): Promise<void> {
    const { conversation, ...access } = await store.access()
    const body = { device: deviceOf(navigator) }
    const { handle } = await store.client().call('moveThread', { params: { conversation }, body })
    keepAccess(store.shop.slug, { conversation, ...access, handle })
  }
  const icon = <DeviceIcon name={device} size={28} />
  return <Folded where={t(`move.folded.${device}`)} icon={icon} seq={seq} goOn={goOn} />
}

type Fold = {
  where: string
  icon: ComponentChildren
  seq: number
  /** Calls the thread back. Without it one writes here, and what can be tapped below waits for its answer there till then. */
  goOn?: () => Promise<void>
  children?: ComponentChildren
}

/** The thread above is folded up; what is said where it goes on comes below, live. */
function Folded({ where, icon, seq, goOn, children }: Fold) {
  const store = useStore()
  const box = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  // What is looked for may lie in the fold.
  const shut = !open && !store.view.searching.value
  useFold(box, shut, store.happenedLive(seq))

  async function goOnHere(): Promise<void> {
    setBusy(true)
    try {
      await goOn?.()
    } catch (error) {
      setFault(error)
    }
    setBusy(false)
  }

  return (
    <section
      class={`folded${shut ? ' folded-shut' : ''}${shut && !goOn ? ' folded-reads' : ''}`}
      ref={box}
      aria-label={where}
    >
      <AwningStripe slug={store.shop.slug} kind="head" />
      <div class="folded-words">
        {icon}
        <div>
          <p class="folded-where">{where}</p>
          <p class="folded-note">{t('move.mirror')}</p>
        </div>
      </div>
      {fault !== undefined && <Fault error={fault} />}
      <div class="folded-ways">
        {goOn && (
          <button type="button" class="button" disabled={busy} onClick={() => void goOnHere()}>
            {t('move.here')}
          </button>
        )}
        <button
          type="button"
          class={goOn ? 'button button-quiet' : 'link'}
          aria-expanded={!shut}
          onClick={() => setOpen(shut)}
        >
          {t(shut ? 'move.all' : 'move.less')}
        </button>
        {children}
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
