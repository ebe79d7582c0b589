import { channelName } from '@souk/contract/channel-name.ts'
import type { Part as PartData } from '@souk/contract/parts.ts'
import { t, tOr } from '../i18n/t.ts'
import { clock } from '../state/format.ts'
import { Part } from '../parts/part.tsx'
import { useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { useStore } from './context.ts'
import { nameOf } from './line.ts'
import { Later } from './later-part.ts'
import type { Row, Tick } from './rows.ts'

/** Nothing of it is seen before one points at a message: where it cannot be had, nothing is missed. */
const Tools = lazyPart(() => import('./tools.tsx').then(({ Tools: tools }) => tools), 'quiet')

type MessageRow = Extract<Row, { kind: 'message' }>

/** One message. Who speaks is seen from its shape: bubble, spine, portrait or ticket (docs/design.md). */
export function Message({ row, open }: { row: MessageRow; open: boolean }) {
  const { author, first, last, after } = row
  const { editing } = useStore().view
  const name = nameOf(author, row.name)
  const [touched, setTouched] = useState(false)
  const stored = row.seq !== undefined && author !== 'system' && author !== 'shop'
  const shape = author === 'shop' || author === 'system' ? 'ticket' : author
  return (
    <li
      class={`message message-${shape}${first ? ' message-first' : ''}${last ? ' message-last' : ''}${touched ? ' message-touched' : ''}`}
      data-message={row.id}
      tabIndex={-1}
      onClick={({ target }) => {
        if (target instanceof Element && target.closest('.said') && !target.closest('a, button')) setTouched(!touched)
      }}
    >
      {author === 'staff' && last && (
        <span class="portrait" aria-hidden="true">
          {[...(row.name ?? '·')][0]}
        </span>
      )}
      {first && author === 'staff' && <span class="message-name">{row.name ?? t('author.staff')}</span>}
      <div class="message-body">
        <span class="visually-hidden">{name}: </span>
        {editing.value === row.id ? <Later row={row} show="edit" /> : <Parts row={row} open={open} />}
        {after && <Later row={row} show="since" />}
      </div>
      {stored && !after?.removed && <Tools row={row} />}
      {row.tick === 'failed' ? (
        <Failed row={row} />
      ) : (
        last && author !== 'system' && author !== 'shop' && <Foot row={row} />
      )}
    </li>
  )
}

/** Words stay inside the bubble; cards, papers and replies stand below it. */
function Parts({ row, open }: { row: MessageRow; open: boolean }) {
  const parts = withoutTwins(row.parts)
  return parts.map((part, i) => {
    if (part.type === 'quick_replies' && !open) return null
    const said = SAID.has(part.type)
    return (
      <div key={i} class={said ? 'said' : `shown shown-${part.type.replace('.', '-')}`}>
        <Part part={part} of={row.id} author={row.author} open={open} edited={row.after?.edited !== undefined} />
      </div>
    )
  })
}

/** A paper's own button is not offered a second time below it; channels without papers need both. */
function withoutTwins(parts: readonly PartData[]): PartData[] {
  const buttons = parts.flatMap((part) =>
    part.type === 'cart' || part.type === 'checkout' || part.type === 'product' ? part.actions : [],
  )
  const own = new Set(buttons.map(({ value }) => value))
  return parts.flatMap((part) => {
    if (part.type !== 'quick_replies') return part
    const options = part.options.filter(({ value }) => !own.has(value))
    return options.length > 0 ? { ...part, options } : []
  })
}

const SAID = new Set(['text', 'choice', 'form', 'address', 'location', 'file', 'audio', 'system'])

const TICKS: Record<Tick, 'clock' | 'check' | 'checks' | 'warning-circle'> = {
  sending: 'clock',
  failed: 'warning-circle',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
}

function Foot({ row: { at, tick, channel } }: { row: MessageRow }) {
  return (
    <p class="foot">
      {channel && <span class="foot-channel">{channelName(channel)}</span>}
      <time class="figures" dateTime={at}>
        {clock(at)}
      </time>
      {tick && (
        <span class={`tick tick-${tick}`}>
          <Icon name={TICKS[tick]} size={15} />
          <span class="visually-hidden">{t(`tick.${tick}`)}</span>
        </span>
      )}
    </p>
  )
}

function Failed({ row: { clientId, code } }: { row: MessageRow }) {
  const store = useStore()
  // It goes out by itself with the next connection.
  const waits = code === 'unreachable'
  return (
    <p class={waits ? 'foot foot-failed' : 'foot foot-failed foot-refused'}>
      <span>{waits ? t('tick.waiting') : code ? tOr(`error.${code}`, 'error.other') : t('tick.failed')}</span>
      {clientId && (
        <>
          <button type="button" class="link" onClick={() => store.retry(clientId)}>
            <Icon name="arrow-clockwise" size={15} /> {t('send.retry')}
          </button>
          <button type="button" class="link" onClick={() => store.withdraw(clientId)}>
            {t('send.drop')}
          </button>
        </>
      )}
    </p>
  )
}
