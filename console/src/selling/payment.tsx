import type { Thread } from '@souk/contract/inbox.ts'
import type { Cart, Line } from '@souk/contract/order.ts'
import { useRef, useState } from 'react'
import { useAct, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { epochToSpeak, type Speaks } from '../thread/outbox.ts'
import { Button } from '../ui/button.tsx'
import { TextBox } from '../ui/field.tsx'
import { money } from '../ui/format.ts'
import { ErrorState, Loading } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { type Chosen, linesOf } from './basket.ts'
import { ChosenList } from './chosen-list.tsx'
import { ConcessionFields, concessionIn, type Wish } from './concession-fields.tsx'
import { Foot } from './foot.tsx'
import { Refusal } from './refusal.tsx'

/** What goes with the request, as it is written. */
export type Words = { text: string; wish: Wish }
type PaymentProps = {
  thread: Thread
  who: Speaks
  chosen: readonly Chosen[]
  onChange: (next: Chosen[]) => void
  words: Words
  onWords: (next: Words) => void
  onDone: () => void
}

/** Asks the customer to pay for their cart and what is chosen beside it, in the thread. */
export function Payment({ thread, who, chosen, onChange, words, onWords, onDone }: PaymentProps) {
  const shop = useShop()
  const id = thread.cart?.id
  const cart = useCall('getCart', { params: { shop, cart: id ?? '' } }, { enabled: id !== undefined })
  const { data: seller } = useCall('getShop', { params: { shop } })
  const { ask, busy, error } = useRequest(thread, who, onDone)
  const { wish } = words
  const text = words.text.trim()
  const payable = chosen.filter(({ variant }) => variant)
  const inCart = id === undefined ? [] : (cart.data?.lines ?? [])
  const currency = seller?.currency ?? ''
  const concession = concessionIn(wish, currency)
  const whole = wish.kind === 'none' || concession !== undefined

  if (id !== undefined && cart.error && !cart.data)
    return <ErrorState error={cart.error} onRetry={() => void cart.refetch()} />
  if ((id !== undefined && !cart.data) || !seller) return <Loading rows={4} />
  if (inCart.length + payable.length === 0) return <p className="py-8 text-center text-muted">{t('selling.nothing')}</p>
  return (
    <>
      <div className="grid gap-5">
        {cart.data && inCart.length > 0 && (
          <section>
            <h3 className="pb-1 text-1 text-muted">{t('selling.cart')}</h3>
            <CartLines cart={cart.data} lines={inCart} />
          </section>
        )}
        {payable.length > 0 && (
          <section>
            <h3 className="pb-1 text-1 text-muted">{t('selling.cart.more')}</h3>
            <ChosenList chosen={payable} onChange={onChange} />
          </section>
        )}
        <TextBox
          label={t('selling.words')}
          maxLength={5000}
          rows={2}
          value={words.text}
          onChange={({ target }) => onWords({ ...words, text: target.value })}
        />
        <ConcessionFields
          wish={wish}
          currency={currency}
          onChange={(next) => onWords({ ...words, wish: next })}
          lines={inCart}
          optional
        />
        <Refusal error={error} />
      </div>
      <Foot>
        <Button
          kind="primary"
          busy={busy}
          disabled={!whole}
          onClick={() =>
            ask({
              lines: linesOf(payable),
              ...(text !== '' && { text }),
              ...(concession && { concession }),
            })
          }
        >
          {t('selling.request')}
        </Button>
      </Foot>
    </>
  )
}

type Asked = { lines: ReturnType<typeof linesOf>; text?: string; concession?: ReturnType<typeof concessionIn> }

/** Asks once: the same request sent again, after a connection that broke, is the same one. */
function useRequest({ conversation }: Thread, who: Speaks, onDone: () => void) {
  const shop = useShop()
  const request = useAct('requestPayment', { changes: ['getCart', 'getCheckout'] })
  const last = useRef({ said: '', clientId: '' })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  async function attempt(asked: Asked): Promise<void> {
    const said = JSON.stringify(asked)
    if (last.current.said !== said) last.current = { said, clientId: crypto.randomUUID() }
    const { clientId } = last.current
    const epoch = await epochToSpeak(conversation, who)
    await request.mutateAsync({ params: { shop, conversation }, body: { clientId, epoch, ...asked } })
    toast(t('selling.requested'))
    onDone()
  }
  return {
    busy,
    error,
    ask(asked: Asked) {
      setBusy(true)
      setError(undefined)
      void attempt(asked)
        .catch(setError)
        .finally(() => setBusy(false))
    },
  }
}

/** What is there already, to be read. */
export function CartLines({ cart: { currency }, lines }: { cart: Pick<Cart, 'currency'>; lines: readonly Line[] }) {
  return (
    <ul>
      {lines.map(({ id, title, detail, quantity, total, problem }) => (
        <li key={id} className="row flex items-center gap-3 border-b border-rule last:border-b-0">
          <span className="figures text-muted">{quantity} ×</span>
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {title} {detail && <span className="text-1 text-muted">{detail}</span>}
          </span>
          {problem && <span className="text-1 text-danger">{t('thread.sold-out')}</span>}
          <span className="figures">{money({ amount: total, currency })}</span>
        </li>
      ))}
    </ul>
  )
}
