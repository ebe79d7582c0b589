import type { Thread } from '@souk/contract/inbox.ts'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextBox } from '../ui/field.tsx'
import { useHandBack } from './speaker.ts'

/** Back to the concierge, with what it should know. */
export function HandBack({ open, thread, onClose }: { open: boolean; thread: Thread; onClose: () => void }) {
  const [note, setNote] = useState('')
  const back = useHandBack(thread)
  const give = () => back.mutate(note, { onSuccess: onClose })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('thread.give-back')}
      actions={
        <>
          <Button kind="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" busy={back.isPending} onClick={give}>
            {t('thread.give-back')}
          </Button>
        </>
      }
    >
      <TextBox
        label={t('thread.give-back.note')}
        hint={t('thread.give-back.hint')}
        value={note}
        maxLength={1000}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) give()
        }}
      />
    </Dialog>
  )
}
