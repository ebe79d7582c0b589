import type { SavedView } from '@souk/contract/inbox-kept.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import bookmark from 'icon:bookmark-simple'
import dots from 'icon:dots-three'
import plus from 'icon:plus'
import { useAct, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField, Tick } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Fault } from '../ui/states.tsx'
import { filterOf, narrowedBy, searchOf, type InboxSearch } from './search.ts'

/** Filters that were kept: my own and everybody's. */
export function useSavedViews(): readonly SavedView[] {
  const shop = useShop()
  return useCall('listViews', { params: { shop } }, { staleTime: 60_000 }).data ?? []
}

/** The kept ones below those that every shop has; what is narrowed now can be kept. */
export function SavedViews({ search, className }: { search: InboxSearch; className: string }) {
  const shop = useShop()
  const views = useSavedViews()
  const may = useMay('conversations:write')
  const [keeping, setKeeping] = useState(false)
  const remove = useAct('removeView', { changes: ['listViews'] })
  const narrowed = narrowedBy(search).length > 0 && search.saved === undefined
  return (
    <>
      {(views.length > 0 || narrowed) && <h2 className="px-3 pt-5 pb-1 text-1 text-muted">{t('inbox.saved')}</h2>}
      {views.map(({ id, name, filter }) => {
        const here = search.saved === id
        return (
          <div key={id} className="group relative">
            <Link
              to="/s/$shop/inbox"
              params={{ shop }}
              search={{ ...searchOf(filter), saved: id }}
              aria-current={here ? 'page' : undefined}
              className={`${className} ${here ? 'bg-wash font-strong text-ink' : ''}`}
            >
              <Icon path={bookmark} size={18} />
              <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
            </Link>
            {may && (
              <span className="absolute end-0 top-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
                <Menu trigger={<IconButton icon={dots} label={`${t('more')}: ${name}`} />}>
                  <MenuItem danger onSelect={() => remove.mutate({ params: { shop, view: id } })}>
                    {t('remove')}
                  </MenuItem>
                </Menu>
              </span>
            )}
          </div>
        )
      })}
      {may && narrowed && (
        <button type="button" className={`${className} text-action`} onClick={() => setKeeping(true)}>
          <Icon path={plus} size={18} /> {t('inbox.saved.keep')}
        </button>
      )}
      <Dialog open={keeping} onClose={() => setKeeping(false)} title={t('inbox.saved.keep')}>
        <KeepForm search={search} onDone={() => setKeeping(false)} />
      </Dialog>
    </>
  )
}

function KeepForm({ search, onDone }: { search: InboxSearch; onDone: () => void }) {
  const shop = useShop()
  const keep = useAct('createView', { changes: ['listViews'] })
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        keep.mutate(
          {
            params: { shop },
            body: { name: name.trim(), shared, filter: filterOf(search) },
            idempotencyKey: crypto.randomUUID(),
          },
          { onSuccess: onDone },
        )
      }}
    >
      <TextField
        label={t('inbox.saved.name')}
        autoFocus
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Tick label={t('inbox.saved.shared')} checked={shared} onChange={(event) => setShared(event.target.checked)} />
      <Fault error={keep.error} />
      <div className="flex justify-end">
        <Button kind="primary" type="submit" disabled={name.trim() === ''} busy={keep.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
