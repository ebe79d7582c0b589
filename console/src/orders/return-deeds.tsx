import type { Order } from '@souk/contract/order.ts'
import type { Return } from '@souk/contract/returns.ts'
import { useState } from 'react'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { money } from '../ui/format.ts'
import { plainAmount, readAmount } from './amount.ts'
import { Inspect } from './inspect.tsx'
import { tell, type Words } from './tell.ts'

const CHANGES = ['listReturns', 'getOrderDesk', 'listOrders', 'listToShip'] as const

/** The next step of a return, with words for the customer. */
export function ReturnDeeds({ one, order }: { one: Return; order: Order }) {
  const [answer, setAnswer] = useState('')
  if (one.state === 'refunded' || one.state === 'exchanged' || one.state === 'refused' || one.state === 'cancelled')
    return null
  const words = answer.trim() === '' ? {} : { answer: answer.trim() }
  return (
    <div className="grid max-w-105 gap-3">
      <TextField
        label={t('returns.answer')}
        hint={t('returns.answer-hint')}
        maxLength={1000}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      {one.state === 'requested' && <Decide one={one} words={words} />}
      {(one.state === 'approved' || one.state === 'received') && <Inspect one={one} words={words} />}
      {one.state === 'inspected' && <Settle one={one} order={order} words={words} />}
    </div>
  )
}

type DeedProps = { one: Return; words: Words }

function Decide({ one, words }: DeedProps) {
  const params = { shop: useShop(), return: one.id }
  const approve = useAct('approveReturn', { changes: CHANGES })
  const refuse = useAct('refuseReturn', { changes: CHANGES })
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        kind="primary"
        busy={approve.isPending}
        onClick={() => tell(approve.mutateAsync({ params, body: words }), t('returns.is.approved'))}
      >
        {t('returns.approve')}
      </Button>
      <Button
        kind="danger"
        busy={refuse.isPending}
        onClick={() => tell(refuse.mutateAsync({ params, body: words }), t('returns.is.refused'))}
      >
        {t('returns.refuse')}
      </Button>
    </div>
  )
}

/** What the units cost that came, as far as can be told here: the server has the last word. */
function worthOf({ lines }: Return, order: Order): number {
  return lines.reduce((sum, { line, restocked = 0, discarded = 0 }) => {
    const bought = order.lines.find(({ id }) => id === line)
    return bought ? sum + Math.round((bought.total * (restocked + discarded)) / bought.quantity) : sum
  }, 0)
}

function Settle({ one, order, words }: DeedProps & { order: Order }) {
  const params = { shop: useShop(), return: one.id }
  const { currency } = order
  const worth = worthOf(one, order)
  const settle = useAct('settleReturn', { changes: CHANGES })
  const [written, setWritten] = useState(plainAmount(worth, currency))
  const amount = readAmount(written, currency)
  const sum = money({ amount: amount ?? 0, currency })
  if (one.kind === 'exchange') {
    const send = () => tell(settle.mutateAsync({ params, body: words }), t('returns.is.exchanged'))
    return (
      <div>
        <Button kind="primary" busy={settle.isPending} onClick={send}>
          {t('returns.send')}
        </Button>
      </div>
    )
  }
  // All of it is the server's to compute, to the cent; less is what was written.
  const body = amount === worth ? words : { ...words, amount: amount ?? 0 }
  return (
    <>
      <TextField
        label={t('orders.amount', { currency })}
        inputMode="decimal"
        value={written}
        onChange={({ target }) => setWritten(target.value)}
        hint={t('returns.worth', { amount: money({ amount: worth, currency }) })}
        error={amount === undefined ? t('orders.no-amount') : undefined}
      />
      <div>
        <Button
          kind="primary"
          disabled={amount === undefined}
          busy={settle.isPending}
          onClick={() => tell(settle.mutateAsync({ params, body }), t('orders.refunded', { amount: sum }))}
        >
          {t('orders.refund-deed', { amount: sum })}
        </Button>
      </div>
    </>
  )
}
