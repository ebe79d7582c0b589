import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCall } from '../api/query.ts'
import { amountIn, amountText } from '../catalog/amounts.ts'
import { LANGUAGES, t } from '../i18n/t.ts'
import { CHANNELS } from '../inbox/filters.tsx'
import { Chips } from '../orders/desk-frame.tsx'
import { useShop } from '../shell/desk.ts'
import { channelLabel } from '../ui/channel.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { customersRoute } from './routes.ts'
import { BOUGHT, type CustomersSearch } from './search.ts'

/** A pause in which one is still writing, in milliseconds. */
const WRITING_MS = 250

/** What one looks for, kept in the address. */
export function Filters() {
  const search = customersRoute.useSearch()
  const { data: about } = useCall('getShop', { params: { shop: useShop() } })
  const currency = about?.currency ?? 'USD'
  const put = usePut()
  const [words, setWords] = useWritten(search.q ?? '', (text) => put('q', text === '' ? undefined : text))
  const [spent, setSpent] = useWritten(amountText(search.spentFrom, currency), (text) =>
    put('spentFrom', amountIn(text, currency) || undefined),
  )
  const any = { value: '', label: t('customers.any') }
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-rule pb-3">
      <div className="w-full tablet:w-72">
        <TextField
          type="search"
          label={t('customers.search')}
          quietLabel
          placeholder={t('customers.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <Chips
        label={t('customers.show')}
        all={['all', ...BOUGHT]}
        value={search.bought ?? 'all'}
        textOf={(one) => t(`customers.bought.${one}`)}
        onChange={(one) => put('bought', one === 'all' ? undefined : one)}
      />
      <div className="grid w-full grid-cols-2 gap-2 tablet:flex tablet:w-auto">
        <Select
          label={t('inbox.filter.channel')}
          value={search.channel ?? ''}
          options={[any, ...CHANNELS.map((value) => ({ value, label: channelLabel(value) }))]}
          onChange={({ target }) => put('channel', target.value || undefined)}
        />
        <Select
          label={t('inbox.filter.language')}
          value={search.language ?? ''}
          options={[any, ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))]}
          onChange={({ target }) => put('language', target.value || undefined)}
        />
        <div className="max-tablet:col-span-2 tablet:w-40">
          <TextField
            label={t('customers.spent-from', { currency })}
            inputMode="decimal"
            value={spent}
            onChange={({ target }) => setSpent(target.value)}
          />
        </div>
      </div>
    </div>
  )
}

/** Puts one thing into the address, or takes it out. */
function usePut() {
  const navigate = useNavigate({ from: customersRoute.fullPath })
  return <K extends keyof CustomersSearch>(key: K, value: CustomersSearch[K]) =>
    void navigate({
      search: ({ [key]: _, ...rest }) => (value === undefined ? rest : { ...rest, [key]: value }),
      replace: true,
    })
}

/** A field that is taken once nobody writes in it any more. */
function useWritten(first: string, take: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState<string>()
  useEffect(() => {
    if (text === undefined) return
    const timer = setTimeout(() => take(text.trim()), WRITING_MS)
    return () => clearTimeout(timer)
    // Only what is written counts: another filter that was chosen meanwhile stays.
  }, [text])
  return [text ?? first, setText]
}
