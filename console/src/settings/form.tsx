import { useState, type ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { Section } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'

type FormProps<T> = {
  title: string
  text?: ReactNode
  value: T
  saving: boolean
  /** What is wrong with it, if anything: then it is not sent. */
  check?: (draft: T) => string | undefined
  onSave: (draft: T) => Promise<boolean>
  children: (draft: T, change: (part: Partial<T>) => void) => ReactNode
}

/** A part of the settings that is saved by itself; its button is there once something was changed. */
export function SettingsPart<T extends object>({ title, text, value, saving, check, onSave, children }: FormProps<T>) {
  const [draft, setDraft] = useState<T | null>(null)
  const [fault, setFault] = useState<string>()
  const shown = draft ?? value

  async function send(): Promise<void> {
    const wrong = check?.(shown)
    setFault(wrong)
    if (wrong === undefined && (await onSave(shown))) setDraft(null)
  }
  return (
    <Section title={title} text={text}>
      <form
        className="grid max-w-150 gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {children(shown, (part) => setDraft({ ...shown, ...part }))}
        {fault && (
          <p role="alert" className="text-danger">
            {fault}
          </p>
        )}
        {draft && (
          <div className="flex gap-2 animate-appear">
            <Button kind="primary" type="submit" busy={saving}>
              {t('save')}
            </Button>
            <Button kind="plain" onClick={() => setDraft(null)}>
              {t('cancel')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  )
}
