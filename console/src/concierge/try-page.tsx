import type { TryTurn } from '@souk/contract/playground.ts'
import { useEffect, useRef, useState } from 'react'
import send from 'icon:paper-plane-right'
import { faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { isLanguage, LANGUAGES, currentLanguage, t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'
import { Part } from '../thread/parts/part.tsx'
import { Text } from '../thread/parts/text.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { EmptyState } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { ReasonsOf } from './reasons.tsx'

/** So many messages make a talk that is tried. */
const MOST = 10

/** Write as a shopper would: what is said stands at the one side, why at the other. Nothing of it is kept. */
export function TryPage() {
  const shop = useShop()
  const trial = useAct('tryConcierge')
  const [turns, setTurns] = useState<readonly TryTurn[]>([])
  const [shown, setShown] = useState(0)
  const [locale, setLocale] = useState<string>(currentLanguage())
  const texts = turns.map(({ text }) => text)
  const current = turns[shown]

  async function say(text: string): Promise<boolean> {
    try {
      const answer = await trial.mutateAsync({ params: { shop }, body: { texts: [...texts, text], locale } })
      setTurns(answer.turns)
      setShown(answer.turns.length - 1)
      return true
    } catch (error) {
      toast(faultText(error), { danger: true })
      return false
    }
  }
  return (
    <Page
      wide
      title={t('concierge.try')}
      actions={
        <>
          <Select
            label={t('concierge.try.language')}
            quietLabel
            value={locale}
            options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => isLanguage(target.value) && setLocale(target.value)}
          />
          <Button disabled={turns.length === 0} onClick={() => setTurns([])}>
            {t('concierge.try.again')}
          </Button>
        </>
      }
    >
      <p className="max-w-150 pb-5 text-muted">{t('concierge.try.text')}</p>
      <div className="grid gap-8 desk:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <section aria-label={t('concierge.try.talk')} className="grid content-start gap-5">
          {turns.length === 0 && <EmptyState shop={shop} title={t('concierge.try.empty')} />}
          <ol className="grid gap-5">
            {turns.map((turn, at) => (
              <Turn key={`${at} ${turn.text}`} turn={turn} chosen={at === shown} onChoose={() => setShown(at)} />
            ))}
          </ol>
          <Composer busy={trial.isPending} full={turns.length >= MOST} onSay={say} />
        </section>
        <section aria-label={t('concierge.why')} aria-live="polite" className="min-w-0">
          {current && (
            <ReasonsOf
              key={`${shown} ${current.text}`}
              turn={current}
              history={texts.slice(0, shown)}
              locale={locale}
            />
          )}
        </section>
      </div>
    </Page>
  )
}

type TurnProps = { turn: TryTurn; chosen: boolean; onChoose: () => void }

function Turn({ turn, chosen, onChoose }: TurnProps) {
  const { text, messages, reasons, unforeseen, handover } = turn
  return (
    <li className="grid gap-3 animate-appear">
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        className={`max-w-[78%] justify-self-start rounded-[18px] rounded-es-key bg-saffron px-3 py-2 text-start text-on-saffron ${chosen ? 'outline-2 outline-offset-2 outline-action' : ''}`}
      >
        <Text text={text} spans={reasons.understanding.spans} />
        <span className="sr-only">{t('concierge.why')}</span>
      </button>
      {messages.map((parts, at) => (
        <div key={at} className="grid justify-self-end gap-2 border-e-2 border-action pe-3">
          {parts.map((part, place) => (
            <Part key={place} part={part} author="concierge" />
          ))}
        </div>
      ))}
      {(handover ?? unforeseen) && (
        <p className="text-center text-1 text-muted">
          {handover ? t(`concierge.handover.${handover}`) : t('concierge.unforeseen')}
        </p>
      )}
    </li>
  )
}

type ComposerProps = { busy: boolean; full: boolean; onSay: (text: string) => Promise<boolean> }

function Composer({ busy, full, onSay }: ComposerProps) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  async function put(): Promise<void> {
    const said = text.trim()
    if (said === '' || busy || full) return
    if (await onSay(said)) setText('')
    field.current?.focus()
  }
  return (
    <form
      className="sticky bottom-0 flex gap-2 border-t border-rule bg-ground py-3"
      onSubmit={(event) => {
        event.preventDefault()
        void put()
      }}
    >
      <input
        ref={field}
        dir="auto"
        maxLength={2000}
        aria-label={t('concierge.try.field')}
        placeholder={full ? t('concierge.try.full') : t('concierge.try.field')}
        disabled={full}
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="min-h-11 min-w-0 flex-1 rounded-slip border border-edge bg-paper px-3"
      />
      <Button kind="primary" type="submit" icon={send} busy={busy} disabled={full}>
        {t('concierge.try.say')}
      </Button>
    </form>
  )
}
