import type { Concession } from '@souk/contract/concession.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import type { Checkout } from '@souk/contract/order.ts'
import { useState } from 'react'
import { useAct, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { figure, money } from '../ui/format.ts'
import { Money } from '../ui/money.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { ConcessionFields, concessionIn, NO_WISH, type Wish } from './concession-fields.tsx'
import { Foot } from './foot.tsx'
import { CartLines } from './payment.tsx'
import { Refusal } from './refusal.tsx'

/** The checkout that was sent last in the thread. */
function checkoutIn({ items }: Thread): string | undefined {
  return items
    .flatMap((item) => (item.kind === 'message' && !item.message.removed ? item.message.parts : []))
    .flatMap((part) => (part.type === 'checkout' ? [part.ref.id] : []))
    .at(-1)
}

/** Takes something off a checkout that is open, or takes that back. */
export function Discount({ thread }: { thread: Thread }) {
  const shop = useShop()
  const id = checkoutIn(thread)
  const found = useCall('getCheckout', { params: { shop, checkout: id ?? '' } }, { enabled: id !== undefined })
  if (id === undefined) return <p className="py-8 text-center text-muted">{t('selling.no-checkout')}</p>
  if (found.error && !found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Loading rows={4} />
  if (['completed', 'canceled'].includes(found.data.state))
    return <p className="py-8 text-center text-muted">{t('selling.refused.closed')}</p>
  return <Conceding checkout={found.data} />
}

function totalOf({ totals, currency }: Checkout): { amount: number; currency: string } {
  return { amount: totals.findLast(({ type }) => type === 'total')?.amount ?? 0, currency }
}

function Conceding({ checkout }: { checkout: Checkout }) {
  const shop = useShop()
  const concede = useAct('concede', { changes: ['getCheckout'] })
  const [wish, setWish] = useState<Wish>({ ...NO_WISH, kind: 'percent' })
  const { currency, lines, concession: given } = checkout
  const meant = concessionIn(wish, currency)

  async function put(concession: Concession | null): Promise<void> {
    try {
      const next = await concede.mutateAsync({ params: { shop, checkout: checkout.id }, body: { concession } })
      toast(t('selling.conceded', { total: money(totalOf(next)) }))
      setWish({ ...NO_WISH, kind: 'percent' })
    } catch {
      // Said below, beside what caused it.
    }
  }
  return (
    <>
      <div className="grid gap-5">
        <section>
          <CartLines cart={checkout} lines={lines} />
          <p className="flex justify-between gap-3 border-t border-edge py-2 font-strong">
            {t('selling.total')} <Money value={totalOf(checkout)} />
          </p>
          {given && (
            <div className="flex flex-wrap items-center gap-3">
              <p className="min-w-0 flex-1">
                {t('selling.given', { much: muchOf(given, currency), reason: given.reason })}
              </p>
              <Button busy={concede.isPending} onClick={() => void put(null)}>
                {t('selling.take-back')}
              </Button>
            </div>
          )}
        </section>
        <ConcessionFields wish={wish} currency={currency} onChange={setWish} lines={lines} />
        <Refusal error={concede.error} />
      </div>
      <Foot>
        <Button kind="primary" busy={concede.isPending} disabled={!meant} onClick={() => meant && void put(meant)}>
          {t('selling.concede')}
        </Button>
      </Foot>
    </>
  )
}

function muchOf({ percent, amount = 0 }: Concession, currency: string): string {
  return percent === undefined ? money({ amount, currency }) : figure(percent / 100, true)
}
