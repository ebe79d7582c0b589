import type { Thread } from '@souk/contract/inbox.ts'
import type { Cart, Line } from '@souk/contract/order.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import minus from 'icon:minus'
import plus from 'icon:plus'
import trash from 'icon:trash'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { keyOf, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { deskLive } from '../inbox/live.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { IconButton } from '../ui/button.tsx'
import { money } from '../ui/format.ts'
import { Money } from '../ui/money.tsx'
import { toast } from '../ui/toast.tsx'
import { Block } from './block.tsx'

/** The cart as it is at this moment: the customer sees each change at once, and we see theirs. */
export function LiveCart({ thread }: { thread: Thread }) {
  const shop = useShop()
  const cart = useLiveCart(shop, thread)
  const may = useMay('orders:write')
  const total = cart?.totals.findLast(({ type }) => type === 'total')
  if (!cart || cart.lines.length === 0)
    return (
      <Block title={t('inbox.part.cart')}>
        <p className="text-muted">{t('customer.cart.empty')}</p>
      </Block>
    )
  return (
    <Block
      title={t('inbox.part.cart')}
      aside={
        total && (
          <span className="font-strong text-ink text-2">
            <Money value={{ amount: total.amount, currency: cart.currency }} />
          </span>
        )
      }
    >
      <ul>
        {cart.lines.map((line) => (
          <CartLine key={line.id} shop={shop} cart={cart} line={line} may={may} />
        ))}
      </ul>
    </Block>
  )
}

/** The cart of the thread; facts bring it as it becomes, another one where there is a new one. */
function useLiveCart(shop: string, thread: Thread): Cart | undefined {
  const queries = useQueryClient()
  const id = thread.cart?.id
  const { data } = useCall('getCart', { params: { shop, cart: id ?? '' } }, { enabled: id !== undefined })
  const here = JSON.stringify(thread.parts.map(({ conversation }) => conversation))
  useEffect(
    () =>
      deskLive(shop).onFacts((facts) => {
        for (const { conversation, fact } of facts) {
          if (!here.includes(conversation)) continue
          if (fact.kind === 'cart.changed')
            queries.setQueryData(keyOf('getCart', { params: { shop, cart: fact.data.cart.id } }), fact.data.cart)
        }
      }),
    [queries, shop, here],
  )
  return id === undefined ? undefined : data
}

function CartLine({ shop, cart, line, may }: { shop: string; cart: Cart; line: Line; may: boolean }) {
  const queries = useQueryClient()
  const params = { shop, cart: cart.id, line: line.id }
  const key = keyOf('getCart', { params: { shop, cart: cart.id } })
  const change = useMutation({
    mutationFn: (quantity: number) =>
      quantity === 0 ? souk.call('removeLine', { params }) : souk.call('changeLine', { params, body: { quantity } }),
    onSuccess: (next) => queries.setQueryData(key, next),
    onError: (error) => toast(faultText(error), { danger: true }),
  })
  const { title, detail, image, quantity, total, problem } = line
  return (
    <li className="flex items-start gap-3 border-b border-rule py-2 last:border-b-0">
      {image && (
        <img src={image} alt="" loading="lazy" className="h-14 w-11 flex-none rounded-key bg-plate object-cover" />
      )}
      <div className="min-w-0 flex-1">
        <p dir="auto" className="line-clamp-2">
          {title}
        </p>
        {detail && (
          <p dir="auto" className="truncate text-1 text-muted">
            {detail}
          </p>
        )}
        {problem && <p className="text-1 text-danger">{t('thread.sold-out')}</p>}
        {may && (
          <div className="-ms-2 flex items-center" role="group" aria-label={t('customer.cart.quantity', { title })}>
            <IconButton
              icon={quantity === 1 ? trash : minus}
              label={quantity === 1 ? `${t('remove')}: ${title}` : t('customer.cart.less')}
              disabled={change.isPending}
              onClick={() => change.mutate(quantity - 1)}
            />
            <span className="figures min-w-5 text-center" aria-live="polite">
              {quantity}
            </span>
            <IconButton
              icon={plus}
              label={t('customer.cart.add')}
              disabled={change.isPending || quantity >= 99}
              onClick={() => change.mutate(quantity + 1)}
            />
          </div>
        )}
      </div>
      <span className="figures">{money({ amount: total, currency: cart.currency })}</span>
    </li>
  )
}
