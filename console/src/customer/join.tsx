import type { Person } from '@souk/contract/person.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { souk } from '../api/client.ts'
import { keyOf, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { ChannelIcon, channelLabel } from '../ui/channel.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Fault } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'

type JoinProps = { open: boolean; customer: string; onClose: () => void; onDone: () => void }

/** Two who are one person: found, looked at side by side, and only then joined. It can be undone. */
export function JoinDialog({ open, onClose, ...rest }: JoinProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('customer.join')} size="medium">
      <Join onClose={onClose} {...rest} />
    </Dialog>
  )
}

function Join({ customer, onClose, onDone }: Omit<JoinProps, 'open'>) {
  const shop = useShop()
  const [words, setWords] = useState('')
  const [other, setOther] = useState<string>()
  const q = useDeferredValue(words.trim())
  const found = useCall(
    'searchInbox',
    { params: { shop }, query: { q, limit: 8 } },
    { enabled: q.length >= 2 && other === undefined },
  )
  const candidates = found.data?.customers.filter(({ id }) => id !== customer) ?? []
  if (other !== undefined)
    return (
      <JoinPreview
        customer={customer}
        other={other}
        onBack={() => setOther(undefined)}
        onClose={onClose}
        onDone={onDone}
      />
    )
  return (
    <div className="grid gap-3">
      <TextField
        label={t('customer.join.find')}
        hint={t('customer.join.hint')}
        autoFocus
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul>
        {candidates.map(({ id, name, email }) => (
          <li key={id}>
            <button
              type="button"
              className="row flex w-full items-center gap-3 text-start hover:bg-wash"
              onClick={() => setOther(id)}
            >
              <bdi className="min-w-0 flex-1 truncate">{name ?? email ?? t('inbox.nobody')}</bdi>
              {name && email && <bdi className="text-1 text-muted">{email}</bdi>}
            </button>
          </li>
        ))}
      </ul>
      {found.data && candidates.length === 0 && <p className="text-muted">{t('inbox.find.none', { words: q })}</p>}
      <Fault error={found.error} />
    </div>
  )
}

type PreviewProps = Omit<JoinProps, 'open'> & { other: string; onBack: () => void }

/** Who they would be together. */
function JoinPreview({ customer, other, onBack, onClose, onDone }: PreviewProps) {
  const shop = useShop()
  const queries = useQueryClient()
  const theirs = useCall('listLinks', { params: { shop, customer: other } })
  const contact = theirs.data?.customers.flatMap(({ contacts }) => contacts)[0]?.id
  const both = useCall(
    'listLinks',
    { params: { shop, customer }, query: { contact: contact ?? '' } },
    { enabled: contact !== undefined },
  )
  const join = useMutation({
    mutationFn: (id: string) =>
      souk.call('linkHandles', {
        params: { shop, customer },
        body: { contact: id },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: async () => {
      onClose()
      onDone()
      toast(t('customer.joined'))
      await Promise.all([
        queries.invalidateQueries({ queryKey: keyOf('listLinks') }),
        queries.invalidateQueries({ queryKey: keyOf('getCustomer') }),
      ])
    },
  })
  return (
    <div className="grid gap-3">
      <p className="text-muted">{t('customer.join.preview')}</p>
      <ul className="grid gap-3 tablet:grid-cols-2">
        {both.data?.customers.map((one) => (
          <One key={one.id} one={one} />
        ))}
      </ul>
      <Fault error={theirs.error ?? both.error ?? join.error} />
      <div className="flex justify-end gap-2">
        <Button kind="plain" onClick={onBack}>
          {t('thread.back')}
        </Button>
        <Button
          kind="primary"
          disabled={!both.data}
          busy={join.isPending}
          onClick={() => contact && join.mutate(contact)}
        >
          {t('customer.join.deed')}
        </Button>
      </div>
    </div>
  )
}

function One({ one: { name, contacts, orders, lines } }: { one: Person['customers'][number] }) {
  return (
    <li className="border-t border-edge pt-2">
      <p className="font-strong" dir="auto">
        {name ?? t('inbox.nobody')}
      </p>
      {contacts.map(({ id, channel, address }) => (
        <p key={id} className="flex items-center gap-2">
          <ChannelIcon kind={channel} /> <bdi className="truncate">{address ?? channelLabel(channel)}</bdi>
        </p>
      ))}
      <p className="text-1 text-muted">
        {t('customer.orders', { count: orders })} · {t('customer.lines', { count: lines })}
      </p>
    </li>
  )
}
