import { t, tOr } from '../i18n/t.ts'
import { clock } from '../state/format.ts'
import { Part } from '../parts/part.tsx'
import { Icon } from '../ui/icon.tsx'
import { useStore } from './context.ts'
import type { Row, Tick } from './rows.ts'

type MessageRow = Extract<Row, { kind: 'message' }>

/** One message. Who speaks is seen from its shape: bubble, spine, portrait or ticket (docs/design.md). */
export function Message({ row, open }: { row: MessageRow; open: boolean }) {
  const { author, first, last } = row
  const name = nameOf(row)
  const shape = author === 'shop' || author === 'system' ? 'ticket' : author
  return (
    <li
      class={`message message-${shape}${first ? ' message-first' : ''}${last ? ' message-last' : ''}`}
      data-message={row.id}
    >
      {author === 'staff' && last && (
        <span class="portrait" aria-hidden="true">
          {[...(row.name ?? '·')][0]}
        </span>
      )}
      {first && author === 'staff' && <span class="message-name">{row.name ?? t('author.staff')}</span>}
      <div class="message-body">
        <span class="visually-hidden">{name}: </span>
        <Parts row={row} open={open} />
      </div>
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
  return row.parts.map((part, i) => {
    if (part.type === 'quick_replies' && !open) return null
    const said = SAID.has(part.type)
    return (
      <div key={i} class={said ? 'said' : `shown shown-${part.type.replace('.', '-')}`}>
        <Part part={part} of={row.id} author={row.author} open={open} />
      </div>
    )
  })
}

const SAID = new Set(['text', 'choice', 'form', 'address', 'location', 'file', 'system'])

function nameOf(row: MessageRow): string {
  if (row.author === 'shopper') return t('author.you')
  if (row.author === 'staff') return row.name ?? t('author.staff')
  if (row.author === 'concierge') return row.name ?? t('author.concierge')
  return t('author.shop')
}

const TICKS: Record<Tick, 'clock' | 'check' | 'checks' | 'warning-circle'> = {
  sending: 'clock',
  failed: 'warning-circle',
  sent: 'check',
  delivered: 'checks',
  read: 'checks',
}

function Foot({ row: { at, tick } }: { row: MessageRow }) {
  return (
    <p class="foot">
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
  return (
    <p class="foot foot-failed">
      <span>{code && code !== 'unreachable' ? tOr(`error.${code}`, 'error.other') : t('tick.failed')}</span>
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
