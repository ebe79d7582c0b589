import type { Customer } from '@souk/contract/customer.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import type { Person } from '@souk/contract/person.ts'
import { useState } from 'react'
import link from 'icon:link-simple'
import stop from 'icon:prohibit'
import unlink from 'icon:link-break'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { keyOf, useCall } from '../api/query.ts'
import { t, tOr } from '../i18n/t.ts'
import { threadStore } from '../thread/store.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { IconButton } from '../ui/button.tsx'
import { ChannelIcon, channelLabel } from '../ui/channel.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { shortDay } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Block } from './block.tsx'
import { JoinDialog } from './join.tsx'

/** Where they write from, and why we take these for one person. */
export function Handles({ customer, thread }: { customer: Customer; thread: Thread }) {
  const shop = useShop()
  const may = useMay('conversations:write')
  const [joining, setJoining] = useState(false)
  const { data: person } = useCall('listLinks', { params: { shop, customer: customer.id } })
  return (
    <Block title={t('customer.handles')}>
      <ul>
        {customer.contacts.map(({ id, channel, address, stopped }) => (
          <li key={id} className="flex min-h-8 flex-wrap items-center gap-x-2">
            <ChannelIcon kind={channel} />
            <bdi className="min-w-0 truncate">
              {channel === 'web' ? channelLabel(channel) : (address ?? channelLabel(channel))}
            </bdi>
            {stopped && (
              <span className="flex items-center gap-1 text-1 text-danger">
                <Icon path={stop} size={14} /> {t('customer.stopped')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {person && <Evidence person={person} thread={thread} may={may} />}
      {may && (
        <button
          type="button"
          className="inline-flex min-h-9 items-center gap-2 text-action"
          onClick={() => setJoining(true)}
        >
          <Icon path={link} size={16} /> {t('customer.join')}
        </button>
      )}
      <JoinDialog
        open={joining}
        customer={customer.id}
        onClose={() => setJoining(false)}
        onDone={() => void threadStore(thread.conversation).load(true)}
      />
    </Block>
  )
}

/** Each link with what it rests upon; undone, each thread is as if they had never met. */
function Evidence({ person, thread, may }: { person: Person; thread: Thread; may: boolean }) {
  const shop = useShop()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Person['links'][number]>()
  const part = useMutation({
    mutationFn: (id: string) => souk.call('unlinkHandles', { params: { shop, link: id } }),
    onSuccess: async () => {
      setAsked(undefined)
      toast(t('customer.parted'))
      await Promise.all([
        queries.invalidateQueries({ queryKey: keyOf('listLinks') }),
        queries.invalidateQueries({ queryKey: keyOf('getCustomer') }),
        threadStore(thread.conversation).load(true),
      ])
    },
    onError: (error) => toast(faultText(error), { danger: true }),
  })
  if (person.links.length === 0) return null
  const contacts = new Map(
    person.customers.flatMap((one) => one.contacts.map((contact) => [contact.id, contact] as const)),
  )
  return (
    <ul className="mt-1 border-t border-dashed border-edge pt-1 text-1">
      {person.links.map((one) => {
        const contact = contacts.get(one.contact)
        return (
          <li key={one.id} className="flex items-center gap-2">
            <ChannelIcon kind={contact?.channel ?? 'web'} size={14} />
            <span className="min-w-0 flex-1 text-muted">
              {tOr(`customer.evidence.${one.evidence}`, 'customer.evidence.other')} · {shortDay(one.at)}
            </span>
            {may && <IconButton icon={unlink} label={t('customer.part')} onClick={() => setAsked(one)} />}
          </li>
        )
      })}
      <Confirm
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={t('customer.part')}
        text={t('customer.part.text')}
        deed={t('customer.part')}
        busy={part.isPending}
        onConfirm={() => asked && part.mutate(asked.id)}
      />
    </ul>
  )
}
