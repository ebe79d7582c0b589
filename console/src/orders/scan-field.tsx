import type { Scanned } from '@souk/contract/desk.ts'
import { useEffect, useRef, useState } from 'react'
import { codeOf, faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Chips } from './desk-frame.tsx'

type Heard = { key: number; code: string; text: string; isFault: boolean }

const TO = ['packed', 'shipped'] as const
/** What was scanned lately stays in sight. */
const KEPT = 5

/**
 * The field that a scanner types into: whatever is typed on this page goes there, so that nobody has to look for it. Codes
 * that come faster than they are answered wait in line.
 */
export function ScanField() {
  const shop = useShop()
  const field = useRef<HTMLInputElement>(null)
  const [to, setTo] = useState<(typeof TO)[number]>('packed')
  const [heard, setHeard] = useState<readonly Heard[]>([])
  const line = useRef(Promise.resolve())
  const count = useRef(0)
  const scan = useAct('scan', { changes: ['listToShip', 'listOrders', 'getOrderDesk'] })
  useTypedInto(field)

  function say(code: string, text: string, isFault: boolean): void {
    count.current += 1
    const one = { key: count.current, code, text, isFault }
    setHeard((before) => [one, ...before].slice(0, KEPT))
  }
  async function take(code: string): Promise<void> {
    try {
      say(code, textOf(await scan.mutateAsync({ params: { shop }, body: { code, to } })), false)
    } catch (error) {
      say(code, codeOf(error) === 'not_found' ? t('ship.unknown') : faultText(error), true)
    }
  }
  return (
    <div className="grid gap-2 border-b border-rule pb-3">
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const code = field.current?.value.trim() ?? ''
          if (field.current) field.current.value = ''
          if (code !== '') line.current = line.current.then(() => take(code))
        }}
      >
        <input
          ref={field}
          autoFocus
          autoComplete="off"
          enterKeyHint="send"
          maxLength={80}
          aria-label={t('ship.scan')}
          placeholder={t('ship.scan')}
          className="figures min-h-11 w-full rounded-slip border-2 border-action bg-paper px-3 text-3 tablet:w-96"
        />
        <Chips label={t('ship.scan-does')} all={TO} value={to} textOf={(one) => t(`ship.do.${one}`)} onChange={setTo} />
      </form>
      <ol aria-live="polite" aria-label={t('ship.scanned')} className="grid gap-1">
        {heard.map(({ key, code, text, isFault }, place) => (
          <li key={key} className={`flex gap-3 ${place > 0 ? 'text-muted' : ''} ${isFault ? 'text-danger' : ''}`}>
            <span className="figures font-strong">{code}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function textOf({ did, order, name = '', state }: Scanned): string {
  if (did === 'already') return t('ship.already', { order, state: t(`ship.is.${state}`) })
  return t(`ship.did.${did}`, { order, name })
}

/** Letters and figures that are typed nowhere go into the field. */
function useTypedInto(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const { target, key, ctrlKey, metaKey, altKey } = event
      if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return
      if (target.closest('input:not([type=checkbox]), textarea, select, [role=dialog], [role=menu]')) return
      event.stopPropagation()
      field.current?.focus()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [field])
}
