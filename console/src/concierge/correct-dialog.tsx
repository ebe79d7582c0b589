import { INTENT_NAMES } from './intents.ts'
import type { KeptTestResult } from '@souk/contract/teaching.ts'
import type { TryTurn } from '@souk/contract/playground.ts'
import { useState } from 'react'
import { faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { intentText } from './words.ts'

type CorrectProps = {
  open: boolean
  onClose: () => void
  turn: TryTurn
  history: readonly string[]
  locale: string
}

/** What the sentence should have meant is kept as a test: from now on teaching may not break it. */
export function CorrectDialog({ open, onClose, turn, history, locale }: CorrectProps) {
  const shop = useShop()
  const keep = useAct('keepTest', { changes: ['listKeptTests'] })
  const [first] = turn.reasons.understanding.intents
  const [intent, setIntent] = useState<string>(first?.name ?? 'product.find')
  const [result, setResult] = useState<KeptTestResult>()

  async function save(): Promise<void> {
    const name = INTENT_NAMES.find((one) => one === intent)
    if (!name) return
    try {
      const body = { text: turn.text, history: history.slice(-5), locale, expect: { intent: name } }
      setResult(await keep.mutateAsync({ params: { shop }, body, idempotencyKey: crypto.randomUUID() }))
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  function close(): void {
    setResult(undefined)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('concierge.correct')}
      actions={
        result ? (
          <Button kind="primary" onClick={close}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button kind="plain" onClick={close}>
              {t('cancel')}
            </Button>
            <Button kind="primary" busy={keep.isPending} onClick={() => void save()}>
              {t('concierge.correct.keep')}
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-3">
        <blockquote className="border-s-2 border-edge ps-3">{turn.text}</blockquote>
        {result ? (
          <p role="status" className={result.passed ? 'text-action' : 'text-danger'}>
            {t(result.passed ? 'concierge.correct.passes' : 'concierge.correct.fails')}
          </p>
        ) : (
          <Select
            label={t('concierge.correct.meant')}
            hint={t('concierge.correct.hint')}
            value={intent}
            options={INTENT_NAMES.map((value) => ({ value, label: intentText(value) }))}
            onChange={({ target }) => setIntent(target.value)}
          />
        )}
      </div>
    </Dialog>
  )
}
