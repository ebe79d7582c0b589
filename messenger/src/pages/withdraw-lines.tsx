import type { Withdrawable, Withdrawal } from '@souk/contract/withdrawal.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useRef, useState } from 'preact/hooks'
import { language, t, tOr } from '../i18n/t.ts'
import { fullDay } from '../state/format.ts'
import { orderClient } from '../state/order-access.ts'
import { small } from '../ui/picture.ts'
import { Stepper } from '../ui/stepper.tsx'
import { Confirm } from './withdraw-confirm.tsx'

type Props = { shop: string; known: Withdrawable; onDone: (statement: Withdrawal) => void }
type Chosen = Readonly<Record<string, number>>

/** Which lines, and how many of each; then the statement once more as it will be sent. */
export function ChooseLines({ shop, known, onDone }: Props) {
  const open = known.lines.filter(({ may }) => may)
  const [chosen, setChosen] = useState<Chosen>(() => Object.fromEntries(open.map((one) => [one.line, one.quantity])))
  const [asked, setAsked] = useState(false)
  const [wrong, setWrong] = useState<string>()
  // One statement however often the button is pressed.
  const key = useRef(crypto.randomUUID())
  const lines = open.flatMap(({ line, title, detail }) => {
    const quantity = chosen[line] ?? 0
    return quantity > 0
      ? [{ line, quantity, words: `${quantity} × ${[title, detail].filter(Boolean).join(', ')}` }]
      : []
  })

  async function send(): Promise<void> {
    const body = { lines: lines.map(({ line, quantity }) => ({ line, quantity })), language: language.value }
    const params = { shop, number: known.order }
    try {
      onDone(await orderClient(shop, known.order).call('withdraw', { params, body, idempotencyKey: key.current }))
    } catch (error) {
      setWrong(error instanceof SoukError ? error.code : 'unreachable')
    }
  }

  function change(line: string, quantity: number): void {
    key.current = crypto.randomUUID()
    setChosen({ ...chosen, [line]: quantity })
  }

  if (asked)
    return (
      <Confirm
        words={[t('withdraw.declare'), ...lines.map(({ words }) => words), t('receipt.title', { number: known.order })]}
        label={known.labels.confirm}
        wrong={wrong && tOr(`error.${wrong}`, 'error.other')}
        onConfirm={send}
        onBack={() => setAsked(false)}
      />
    )
  return (
    <section class="paper withdraw">
      <p>{t(open.length > 0 ? 'withdraw.lead' : 'withdraw.none')}</p>
      <ul class="lines">
        {known.lines.map((one) => (
          <Choice
            key={one.line}
            one={one}
            quantity={chosen[one.line] ?? 0}
            onChange={(next) => change(one.line, next)}
          />
        ))}
      </ul>
      {open.length > 0 && (
        <button type="button" class="button" disabled={lines.length === 0} onClick={() => setAsked(true)}>
          {t('withdraw.continue')}
        </button>
      )}
    </section>
  )
}

type ChoiceProps = { one: Withdrawable['lines'][number]; quantity: number; onChange: (quantity: number) => void }

/** A line to tick, with its last day; or why it cannot be ticked. */
function Choice({ one, quantity, onChange }: ChoiceProps) {
  const { line, title, detail, image, may, until, reason, note } = one
  const why = reason ?? note
  return (
    <li class="line">
      {image && <img class="line-picture" src={small(image)} alt="" loading="lazy" />}
      <div class="line-text">
        <label class="consent">
          <input
            type="checkbox"
            checked={quantity > 0}
            disabled={!may}
            aria-describedby={why && `why-${line}`}
            onChange={(event) => onChange(event.currentTarget.checked ? one.quantity : 0)}
          />
          <span class="line-title" dir="auto">
            {title}
          </span>
        </label>
        <span class="line-detail" dir="auto">
          {[detail, until && t('withdraw.until', { day: fullDay(until) })].filter(Boolean).join(' · ')}
        </span>
        {why && (
          <span class="line-detail" id={`why-${line}`} dir="auto">
            {why}
          </span>
        )}
        {may && one.quantity > 1 && quantity > 0 && (
          <Stepper label={title} value={quantity} min={1} max={one.quantity} onChange={onChange} />
        )}
      </div>
    </li>
  )
}
