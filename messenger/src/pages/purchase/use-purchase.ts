import type { Purchase, PurchaseUpdate } from '@souk/contract/purchase.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useRef, useState } from 'preact/hooks'
import { labelIn } from '../../i18n/label.ts'
import { language } from '../../i18n/t.ts'
import { purchaseClient } from '../../state/purchase-access.ts'
import { goTo } from '../go-to.ts'

/** While somebody types, prices and delivery follow after this pause. */
const PAUSE_MS = 500

type Wrong = { code: string; detail?: string | undefined }
type Change = Partial<PurchaseUpdate>

function wrongOf(error: unknown): Wrong {
  if (!(error instanceof SoukError)) return { code: 'unreachable' }
  // Which shop refused stands before what it says: "Loom & Lily: White gown".
  const isNamed = error.code === 'sold_out' || error.code === 'no_common_gateway'
  return { code: error.code, detail: isNamed ? error.problem?.detail : undefined }
}

/** Changes go to the server one after another; the newest answer is what is shown. */
export function usePurchase(purchase: Purchase, onChange: (next: Purchase) => void) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Wrong>()
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const line = useRef(Promise.resolve(true))
  const { id } = purchase
  const client = purchaseClient(id)
  const params = { purchase: id }

  async function send(body: Change): Promise<boolean> {
    try {
      onChange(await client.call('updatePurchase', { params, body: { parts: [], ...body } }))
      setWrong(undefined)
      return true
    } catch (error) {
      setWrong(wrongOf(error))
      return false
    }
  }

  function update(body: Change): Promise<boolean> {
    line.current = line.current.then(() => send(body))
    return line.current
  }

  /** The last change of each part of the page, after a pause. */
  function later(about: string, body: Change, pause = PAUSE_MS): Promise<boolean> {
    clearTimeout(timers.current.get(about))
    if (pause === 0) return update(body)
    return new Promise((resolve) => {
      timers.current.set(
        about,
        setTimeout(() => void update(body).then(resolve), pause),
      )
    })
  }

  async function complete(body: PurchaseUpdate): Promise<void> {
    for (const timer of timers.current.values()) clearTimeout(timer)
    setBusy(true)
    // What was shown is what stood here when the button was pressed.
    const shown = {
      label: labelIn(purchase.labels, language.value),
      parts: purchase.parts.map(({ checkout: { id: checkout, placing } }) => ({
        checkout,
        ...(placing?.terms && { terms: placing.terms.version }),
        ...(placing?.age && { age: placing.age[language.value] ?? '' }),
      })),
    }
    if (await update(body)) {
      try {
        const returnUrl = `${location.origin}/purchase/${id}`
        const done = await client.call('completePurchase', { params, body: { returnUrl, shown } })
        if (done.payment) goTo(done.payment.url)
        else onChange(done)
      } catch (error) {
        // What has changed meanwhile (price, stock) is shown before it is confirmed again.
        await client.call('getPurchase', { params }).then(onChange, () => {})
        setWrong(wrongOf(error))
      }
    }
    setBusy(false)
  }

  async function extend(): Promise<Purchase> {
    const next = await client.call('extendPurchase', { params })
    onChange(next)
    return next
  }

  return { busy, wrong, later, complete, extend }
}
