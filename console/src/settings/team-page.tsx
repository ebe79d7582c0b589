import type { Invitation, Member, Role } from '@souk/contract/team.ts'
import { useState } from 'react'
import leave from 'icon:user-minus'
import plus from 'icon:user-plus'
import { useAct, useCall } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop, useWorkplace } from '../shell/desk.ts'
import { Page, Section } from '../shell/page.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Select } from '../ui/field.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { InviteDialog, ROLES } from './invite-dialog.tsx'

/** Who works here, as what, and who is invited. */
export function TeamPage() {
  const shop = useShop()
  const mayChange = useMay('team:write')
  const team = useCall('listMembers', { params: { shop } })
  const [inviting, setInviting] = useState(false)
  return (
    <Page
      title={t('settings.team')}
      actions={
        mayChange && (
          <Button kind="primary" icon={plus} onClick={() => setInviting(true)}>
            {t('team.invite')}
          </Button>
        )
      }
    >
      {team.data && <Members members={team.data.members} mayChange={mayChange} />}
      {team.data && team.data.invitations.length > 0 && (
        <Invited invitations={team.data.invitations} mayChange={mayChange} />
      )}
      {!team.data && (team.error ? <ErrorState error={team.error} onRetry={() => void team.refetch()} /> : <Loading />)}
      <Section title={t('team.roles')}>
        <dl className="grid gap-2">
          {ROLES.map((role) => (
            <div key={role} className="grid gap-x-5 tablet:grid-cols-[9rem_1fr]">
              <dt className="font-strong">{t(`role.${role}`)}</dt>
              <dd className="text-muted">{t(`team.may.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </Page>
  )
}

function Members({ members, mayChange }: { members: readonly Member[]; mayChange: boolean }) {
  const shop = useShop()
  const me = useWorkplace().member
  const change = useAct('changeMember', { changes: ['listMembers'] })
  const remove = useAct('removeMember', { changes: ['listMembers'] })
  const [leaving, setLeaving] = useState<Member | null>(null)

  function setRole(member: Member, role: Role | undefined): void {
    if (!role) return
    const put = (next: Role) => change.mutateAsync({ params: { shop, member: member.id }, body: { role: next } })
    put(role)
      .then(() =>
        toast(t('team.changed', { name: member.name, role: t(`role.${role}`) }), { undo: () => void put(member.role) }),
      )
      .catch((error: unknown) => toast(faultText(error), { danger: true }))
  }
  return (
    <>
      <Ledger
        label={t('settings.team')}
        rows={members}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'name',
            label: t('team.name'),
            cell: ({ id, name, email, onDuty }) => (
              <span className="flex items-center gap-3">
                <span className="max-tablet:hidden">
                  <Avatar id={id} name={name} />
                </span>
                <span className="min-w-0">
                  <span className="block">
                    {name} {id === me && <span className="text-muted">({t('team.you')})</span>}
                    {onDuty && <span className="text-1 text-action"> · {t('team.on-duty')}</span>}
                  </span>
                  <span className="block text-1 text-muted">{email}</span>
                </span>
              </span>
            ),
          },
          { id: 'languages', label: t('team.languages'), wide: true, cell: ({ languages }) => languages.join(', ') },
          {
            id: 'role',
            label: t('team.role'),
            cell: (member) =>
              mayChange ? (
                <div className="min-w-28">
                  <Select
                    label={t('team.role-of', { name: member.name })}
                    quietLabel
                    value={member.role}
                    options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                    onChange={({ target }) =>
                      setRole(
                        member,
                        ROLES.find((role) => role === target.value),
                      )
                    }
                  />
                </div>
              ) : (
                t(`role.${member.role}`)
              ),
          },
          {
            id: 'remove',
            label: t('remove'),
            quietLabel: true,
            cell: (member) =>
              mayChange &&
              member.id !== me && (
                <IconButton
                  icon={leave}
                  label={t('team.remove', { name: member.name })}
                  onClick={() => setLeaving(member)}
                />
              ),
          },
        ]}
      />
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('team.remove', { name: leaving?.name ?? '' })}
        text={t('team.remove.text')}
        deed={t('remove')}
        busy={remove.isPending}
        onConfirm={() =>
          remove
            .mutateAsync({ params: { shop, member: leaving?.id ?? '' } })
            .catch((error: unknown) => toast(faultText(error), { danger: true }))
            .finally(() => setLeaving(null))
        }
      />
    </>
  )
}

function Invited({ invitations, mayChange }: { invitations: readonly Invitation[]; mayChange: boolean }) {
  const shop = useShop()
  const withdraw = useAct('withdrawInvitation', { changes: ['listMembers'] })
  return (
    <Section title={t('team.invited')}>
      <Ledger
        label={t('team.invited')}
        rows={invitations}
        keyOf={({ id }) => id}
        columns={[
          { id: 'email', label: t('team.email'), cell: ({ email }) => email },
          { id: 'role', label: t('team.role'), wide: true, cell: ({ role }) => t(`role.${role}`) },
          { id: 'until', label: t('team.until'), cell: ({ expiresAt }) => <Time at={expiresAt} /> },
          {
            id: 'withdraw',
            label: t('team.withdraw'),
            quietLabel: true,
            cell: ({ id, email }) =>
              mayChange && (
                <Button
                  kind="plain"
                  aria-label={t('team.withdraw-of', { email })}
                  onClick={() =>
                    void withdraw
                      .mutateAsync({ params: { shop, invitation: id } })
                      .catch((error: unknown) => toast(faultText(error), { danger: true }))
                  }
                >
                  {t('team.withdraw')}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  )
}
