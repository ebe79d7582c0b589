import type { Order } from '@souk/contract/order.ts'
import type { Return } from '@souk/contract/returns.ts'
import { useId, useState } from 'react'
import caret from 'icon:caret-right'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { Time } from '../ui/time.tsx'
import { ReturnDetail } from './return-detail.tsx'

type RowsProps = {
  rows: readonly Return[]
  /** Where they are all of one. */
  order?: Order
  /** Which one is open, where the address says so. */
  open?: string | undefined
  onOpen?: (id: string | undefined) => void
}

/** Ruled rows that open: what comes back, why, and what is to be done. */
export function ReturnRows({ rows, order, open, onOpen }: RowsProps) {
  const [own, setOwn] = useState<string>()
  const shown = onOpen ? open : own
  const set = onOpen ?? setOwn
  return (
    <ul>
      {rows.map((one) => (
        <Row
          key={one.id}
          one={one}
          order={order}
          open={shown === one.id}
          onToggle={() => set(shown === one.id ? undefined : one.id)}
        />
      ))}
    </ul>
  )
}

type RowProps = { one: Return; order: Order | undefined; open: boolean; onToggle: () => void }

function Row({ one, order, open, onToggle }: RowProps) {
  const id = useId()
  const what = one.lines.map(({ quantity, title, detail }) => `${quantity} × ${title}${detail ? ` (${detail})` : ''}`)
  const isWaiting = one.state === 'requested'
  return (
    <li className="border-b border-rule">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
        className="flex min-h-(--row) w-full items-center gap-3 px-2 py-1 text-start hover:bg-wash"
      >
        <span className={`transition-transform ${open ? 'rotate-90' : ''}`}>
          <Icon path={caret} size={16} turns />
        </span>
        <span className="figures flex-none font-strong">{one.number}</span>
        <span className="line-clamp-1 min-w-0 flex-1" dir="auto">
          {what.join(', ')}
        </span>
        <span className="text-muted max-tablet:hidden">{t(`returns.why.${one.reason}`)}</span>
        <span className={`flex-none rounded-full px-2 ${isWaiting ? 'bg-saffron text-on-saffron' : 'bg-plate'}`}>
          {t(`returns.is.${one.state}`)}
        </span>
        <span className="flex-none text-1 text-muted max-tablet:hidden">
          <Time at={one.updatedAt} />
        </span>
      </button>
      <div id={id} hidden={!open}>
        {open && <ReturnDetail one={one} order={order} />}
      </div>
    </li>
  )
}
