import { useState } from 'react'
import { useAct } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select, TextField } from '../ui/field.tsx'

const NOUNS = ['catalog', 'conversations', 'customers', 'orders', 'settings', 'reports'] as const
const RIGHTS = ['none', 'read', 'write'] as const
type Right = (typeof RIGHTS)[number]

/** Makes a key: what it may do is chosen noun by noun, and the key itself is shown once. */
export function KeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const shop = useShop()
  const make = useAct('createKey', { changes: ['listKeys'] })
  const [rights, setRights] = useState<Partial<Record<string, Right>>>({})
  const scopes = NOUNS.flatMap((noun) => {
    const right = rights[noun] ?? 'none'
    return right === 'none' ? [] : [`${noun}:${right}`]
  })
  function close(): void {
    make.reset()
    setRights({})
    onClose()
  }
  function send(form: FormData): void {
    const name = String(form.get('name') ?? '').trim()
    make.mutate({ params: { shop }, body: { scopes, ...(name && { name }) }, idempotencyKey: crypto.randomUUID() })
  }
  return (
    <Dialog open={open} onClose={close} title={t('keys.make')}>
      {make.data ? (
        <div className="grid gap-3">
          <CopyField label={t('keys.key')} value={make.data.key} hint={t('keys.once')} />
          <Button kind="primary" onClick={close}>
            {t('done')}
          </Button>
        </div>
      ) : (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            send(new FormData(event.currentTarget))
          }}
        >
          <TextField
            label={t('keys.name')}
            hint={t('keys.name.hint')}
            name="name"
            maxLength={100}
            required
            autoComplete="off"
          />
          <div className="grid grid-cols-2 gap-3">
            {NOUNS.map((noun) => (
              <Select
                key={noun}
                label={t(`keys.noun.${noun}`)}
                value={rights[noun] ?? 'none'}
                options={RIGHTS.map((right) => ({ value: right, label: t(`keys.right.${right}`) }))}
                onChange={({ target }) =>
                  setRights({ ...rights, [noun]: RIGHTS.find((right) => right === target.value) ?? 'none' })
                }
              />
            ))}
          </div>
          {make.error && <p role="alert">{faultText(make.error)}</p>}
          <Button kind="primary" type="submit" busy={make.isPending} disabled={scopes.length === 0}>
            {t('keys.make')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
