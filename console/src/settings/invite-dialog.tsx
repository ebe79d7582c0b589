import type { Role } from '@souk/contract/team.ts'
import { useState } from 'react'
import { useAct } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select, TextField } from '../ui/field.tsx'

export const ROLES: readonly Role[] = ['owner', 'manager', 'stylist', 'fulfilment', 'analyst']

/** Invites somebody; the link is there to be handed over where a mail is not enough. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const shop = useShop()
  const invite = useAct('inviteMember', { changes: ['listMembers'] })
  const [role, setRole] = useState<Role>('stylist')

  function close(): void {
    invite.reset()
    onClose()
  }
  function send(form: FormData): void {
    const [email, name] = [form.get('email'), form.get('name')].map((value) =>
      typeof value === 'string' ? value.trim() : '',
    )
    invite.mutate({
      params: { shop },
      body: { email: email ?? '', role, ...(name && { name }) },
      idempotencyKey: crypto.randomUUID(),
    })
  }
  return (
    <Dialog open={open} onClose={close} title={t('team.invite')}>
      {invite.data ? (
        <div className="grid gap-3">
          <p>{t('team.invited.sent', { email: invite.data.email })}</p>
          <CopyField label={t('team.link')} value={invite.data.url} hint={t('team.link.hint')} />
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
            label={t('team.email')}
            name="email"
            type="email"
            required
            autoComplete="off"
            error={invite.error ? faultText(invite.error) : undefined}
          />
          <TextField label={t('team.name')} name="name" hint={t('team.name.hint')} autoComplete="off" maxLength={100} />
          <Select
            label={t('team.role')}
            hint={t(`team.may.${role}`)}
            value={role}
            options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={({ target }) => setRole(ROLES.find((one) => one === target.value) ?? 'stylist')}
          />
          <Button kind="primary" type="submit" busy={invite.isPending}>
            {t('team.invite.do')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
