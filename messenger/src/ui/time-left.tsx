import type { Checkout } from '@souk/contract/order.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t, tOr } from '../i18n/t.ts'
import { clock } from '../state/format.ts'
import '../style/time-left.css'

/** So long before its end it is said that a checkout ends: twenty seconds are the least that WCAG 2.2.1 wants. */
const WARN_MS = 5 * 60_000
/** Time runs in steps: a browser that slept finds out at the next. */
const STEP_MS = 5_000

type Stage = 'quiet' | 'warned' | 'kept' | 'last' | 'over'
type Props = { checkout: Pick<Checkout, 'id' | 'expiresAt'>; onExtend: () => Promise<Pick<Checkout, 'expiresAt'>> }

/** Says in time that a checkout is about to run out, and keeps it by one tap. Nothing is seen of it before. */
export function TimeLeft({ checkout, onExtend }: Props) {
  const { stage, fault, busy, extend } = useTimeLeft({ checkout, onExtend })
  const said = useRef<HTMLParagraphElement>(null)
  // The button that had the focus is gone.
  useEffect(() => {
    if (stage === 'kept' || stage === 'last') said.current?.focus()
  }, [stage])
  const time = clock(checkout.expiresAt)
  return (
    <section class={stage === 'quiet' ? 'time-left time-left-quiet' : 'time-left'} aria-label={t('hold.title')}>
      <p ref={said} role="status" tabIndex={-1}>
        {stage !== 'quiet' && t(`hold.${stage}`, { time })}
      </p>
      {stage === 'warned' && (
        <button type="button" class="button button-quiet" disabled={busy} onClick={() => void extend()}>
          {t('hold.extend')}
        </button>
      )}
      {fault && (
        <p class="fault" role="alert">
          {tOr(`error.${fault}`, 'error.other')}
        </p>
      )}
    </section>
  )
}

function useTimeLeft({ checkout, onExtend }: Props) {
  const [stage, setStage] = useState<Stage>('quiet')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const ends = Date.parse(checkout.expiresAt)
  useEffect(() => {
    const look = () => {
      const left = ends - Date.now()
      setStage((before) => {
        if (left <= 0) return 'over'
        if (left <= WARN_MS) return before === 'last' ? before : 'warned'
        return before === 'kept' ? before : 'quiet'
      })
    }
    look()
    const timer = setInterval(look, STEP_MS)
    return () => clearInterval(timer)
  }, [checkout.id, ends])

  async function extend(): Promise<void> {
    setBusy(true)
    setFault(undefined)
    try {
      const { expiresAt } = await onExtend()
      setStage(Date.parse(expiresAt) - Date.now() > WARN_MS ? 'kept' : 'last')
    } catch (error) {
      setFault(error instanceof SoukError ? error.code : 'unreachable')
    }
    setBusy(false)
  }
  return { stage, fault, busy, extend }
}
