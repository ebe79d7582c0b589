import type { Tag } from '@souk/contract/inbox.ts'
import { useState, type SyntheticEvent } from 'react'
import close from 'icon:x'
import { LANGUAGES, t } from '../i18n/t.ts'
import { useWorkplace } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { channelLabel } from '../ui/channel.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { money } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { useColleagues, useNameOf } from './people.ts'
import { known, narrowedBy, type InboxSearch, type Narrowed } from './search.ts'

export const CHANNELS = [
  'web',
  'whatsapp',
  'messenger',
  'instagram',
  'telegram',
  'sms',
  'email',
  'line',
  'wechat',
  'viber',
  'apple',
  'rcs',
  'x',
  'voice',
  'alexa',
]
const SPEAKERS = ['concierge', 'staff', 'nobody'] as const

type Props = {
  search: InboxSearch
  tags: ReadonlyMap<string, Tag>
  currency: string
  onChange: (search: InboxSearch) => void
}

/** What the list is narrowed by, each to be taken away by a touch. */
export function FilterChips({ search, tags, currency, onChange }: Props) {
  const nameOf = useNameOf()
  const chips = narrowedBy(search)
  if (chips.length === 0) return null
  function words({ key, value }: Narrowed): string {
    switch (key) {
      case 'channel':
        return channelLabel(value)
      case 'tag':
        return tags.get(value)?.name ?? t('inbox.tag')
      case 'language':
        return languageName(value)
      case 'cartFrom':
        return t('inbox.cart-from', { sum: money({ amount: Number(value), currency }) })
      case 'speaker':
        return t(`inbox.speaker.${SPEAKERS.find((one) => one === value) ?? 'nobody'}`)
      case 'assignee':
        return nameOf(value)
      case 'waitingBefore':
        return t('inbox.waiting-long')
    }
  }
  return (
    <ul aria-label={t('inbox.filter')} className="flex flex-wrap gap-2 border-b border-rule px-3 py-2">
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            aria-label={t('inbox.unfilter', { filter: words(chip) })}
            onClick={() => onChange(known({ ...search, [chip.key]: undefined, saved: undefined }))}
            className="flex min-h-7 items-center gap-1 rounded-key bg-plate ps-2 pe-1 text-1 hover:bg-wash pointer-coarse:min-h-9"
          >
            <bdi>{words(chip)}</bdi> <Icon path={close} size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}

export function languageName(tag: string): string {
  const own: Readonly<Record<string, string>> = LANGUAGES
  return own[tag] ?? tag
}

/** All that a list can be narrowed by, at once. */
export function FilterDialog({ open, onClose, ...rest }: Props & { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t('inbox.filter')}>
      <FilterForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function FilterForm({ search, tags, currency, onChange, onClose }: Props & { onClose: () => void }) {
  const people = useColleagues()
  const { member } = useWorkplace()
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const [next, setNext] = useState(search)
  const any = { value: '', label: t('inbox.any') }
  function set(key: keyof InboxSearch, value: string | number | undefined): void {
    setNext({ ...next, [key]: value === '' ? undefined : value })
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    onChange(known({ ...next, saved: undefined }))
    onClose()
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="grid gap-3 tablet:grid-cols-2">
        <Select
          label={t('inbox.filter.channel')}
          value={next.channel ?? ''}
          onChange={(event) => set('channel', event.target.value)}
          options={[any, ...CHANNELS.map((value) => ({ value, label: channelLabel(value) }))]}
        />
        <Select
          label={t('inbox.tag')}
          value={next.tag ?? ''}
          onChange={(event) => set('tag', event.target.value)}
          options={[any, ...[...tags.values()].map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          label={t('inbox.filter.assignee')}
          value={next.assignee ?? ''}
          onChange={(event) => set('assignee', event.target.value)}
          options={[
            any,
            { value: 'me', label: t('inbox.me') },
            { value: 'none', label: t('inbox.assign.none') },
            ...people.filter(({ id }) => id !== member).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          label={t('inbox.filter.speaker')}
          value={next.speaker ?? ''}
          onChange={(event) => set('speaker', event.target.value)}
          options={[any, ...SPEAKERS.map((value) => ({ value, label: t(`inbox.speaker.${value}`) }))]}
        />
        <Select
          label={t('inbox.filter.language')}
          value={next.language ?? ''}
          onChange={(event) => set('language', event.target.value)}
          options={[any, ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))]}
        />
        <TextField
          label={t('inbox.filter.cart', { currency })}
          inputMode="decimal"
          defaultValue={next.cartFrom === undefined ? '' : String(next.cartFrom / 10 ** digits)}
          onChange={(event) => {
            const sum = Number(event.target.value.replace(',', '.'))
            set('cartFrom', Number.isFinite(sum) && sum > 0 ? Math.round(sum * 10 ** digits) : undefined)
          }}
        />
        <Select
          label={t('inbox.order')}
          value={next.order ?? 'needs'}
          onChange={(event) => set('order', event.target.value === 'needs' ? undefined : event.target.value)}
          options={(['needs', 'recent', 'cart'] as const).map((value) => ({ value, label: t(`inbox.order.${value}`) }))}
        />
      </div>
      <div className="flex justify-end gap-2 pt-2">
        <Button kind="plain" onClick={() => onChange({})}>
          {t('inbox.filter.clear')}
        </Button>
        <Button kind="primary" type="submit">
          {t('inbox.filter.show')}
        </Button>
      </div>
    </form>
  )
}
