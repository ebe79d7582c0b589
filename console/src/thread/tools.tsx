import { EDITABLE_MS, REACTIONS } from '@souk/contract/afterwards.ts'
import { useState } from 'react'
import quote from 'icon:arrow-bend-up-left'
import copy from 'icon:copy'
import dots from 'icon:dots-three'
import pencil from 'icon:pencil-simple'
import trash from 'icon:trash'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { textOf } from '../inbox/row-facts.ts'
import { useMay, useWorkplace } from '../shell/desk.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextBox } from '../ui/field.tsx'
import { Menu, MenuItem, MenuRule } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { REACTION_SIGNS } from './reactions.ts'
import type { Row } from './rows.ts'

type MessageRow = Extract<Row, { kind: 'message' }>

/** What can be done with a message: seen where one points, reached by Tab. */
export function Tools({
  row,
  side,
  onQuote,
}: {
  row: MessageRow
  side: 'start' | 'end'
  onQuote: (message: string, words: string) => void
}) {
  const { message, conversation, at } = row.item
  const { member } = useWorkplace()
  const may = useMay('conversations:write')
  const [editing, setEditing] = useState(false)
  const text = message.parts.find((part) => part.type === 'text')
  const mine = message.author.kind === 'staff' && message.author.id === member
  const fresh = Date.now() - Date.parse(at) < EDITABLE_MS
  const params = { conversation, message: message.id }
  if (!may || message.removed) return null

  function act(deed: Promise<unknown>): void {
    deed.catch((error: unknown) => toast(faultText(error), { danger: true }))
  }
  return (
    <>
      <span
        className={`absolute top-1 flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 ${side === 'end' ? 'end-0' : 'start-0'}`}
      >
        <IconButton
          icon={quote}
          turns
          label={t('thread.quote')}
          onClick={() => onQuote(message.id, textOf(message.parts))}
        />
        <Menu trigger={<IconButton icon={dots} label={t('more')} />}>
          <div role="group" aria-label={t('thread.react')} className="flex px-1">
            {REACTIONS.map((reaction) => (
              <MenuItem key={reaction} onSelect={() => act(souk.call('react', { params, body: { reaction } }))}>
                <span aria-hidden="true">{REACTION_SIGNS[reaction]}</span>
                <span className="sr-only">{t(`thread.reaction.${reaction}`)}</span>
              </MenuItem>
            ))}
          </div>
          <MenuRule />
          {text && (
            <MenuItem icon={copy} onSelect={() => act(navigator.clipboard.writeText(text.text))}>
              {t('thread.copy')}
            </MenuItem>
          )}
          {mine && fresh && text && (
            <MenuItem icon={pencil} onSelect={() => setEditing(true)}>
              {t('thread.edit')}
            </MenuItem>
          )}
          {mine && fresh && (
            <MenuItem icon={trash} danger onSelect={() => act(souk.call('unsendMessage', { params }))}>
              {t('thread.unsend')}
            </MenuItem>
          )}
        </Menu>
      </span>
      {text && (
        <Dialog open={editing} onClose={() => setEditing(false)} title={t('thread.edit')}>
          <EditForm
            text={text.text}
            onSave={(next) => souk.call('editMessage', { params, body: { text: next } }).then(() => setEditing(false))}
          />
        </Dialog>
      )}
    </>
  )
}

function EditForm({ text, onSave }: { text: string; onSave: (next: string) => Promise<void> }) {
  const [next, setNext] = useState(text)
  const [error, setError] = useState<string>()
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(next.trim()).catch((cause: unknown) => setError(faultText(cause)))
      }}
    >
      <TextBox
        label={t('thread.edit')}
        quietLabel
        autoFocus
        value={next}
        error={error}
        onChange={(event) => setNext(event.target.value)}
      />
      <div className="flex justify-end">
        <Button type="submit" kind="primary" disabled={next.trim() === ''}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
