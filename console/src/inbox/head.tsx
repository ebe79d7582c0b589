import type { InboxCounts } from '@souk/contract/inbox.ts'
import type { RefObject } from 'react'
import caret from 'icon:caret-down'
import close from 'icon:x'
import funnel from 'icon:funnel-simple'
import magnifier from 'icon:magnifying-glass'
import { t } from '../i18n/t.ts'
import { IconButton } from '../ui/button.tsx'
import { figure } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuRule } from '../ui/menu.tsx'
import { useSavedViews } from './saved-views.tsx'
import { narrowedBy, searchOf, VIEWS, viewOf, type InboxSearch } from './search.ts'
import { VIEW_NAMES } from './views.tsx'

type HeadProps = {
  heading: RefObject<HTMLHeadingElement | null>
  field: RefObject<HTMLInputElement | null>
  search: InboxSearch
  counts: InboxCounts | undefined
  onFilter: () => void
  onSearch: (search: InboxSearch) => void
  onFind: (words: string) => void
  /** The views stand beside the list; here they need no menu. */
  viewsShown: boolean
}

/** Which list this is, what is looked for in it, and what it is narrowed by. */
export function InboxHead({ heading, field, search, counts, onFilter, onSearch, onFind, viewsShown }: HeadProps) {
  const waiting = counts?.waiting
  return (
    <header className="flex-none border-b border-rule">
      <div className="flex min-h-13 items-center gap-2 ps-3 pe-1">
        <h1 ref={heading} id="inbox-title" tabIndex={-1} className="min-w-0 flex-1 truncate text-3 font-strong">
          <span className={viewsShown ? 'desk:hidden' : ''}>
            <ViewMenu search={search} onSearch={onSearch} />
          </span>
          <span className={viewsShown ? 'hidden desk:inline' : 'hidden'}>
            <ViewName search={search} />
          </span>
        </h1>
        {waiting && waiting.count > 0 && (
          <span className="figures flex-none rounded-key bg-saffron px-1.5 text-1 text-on-saffron">
            {t('inbox.waiting', { count: waiting.count, figure: `${figure(waiting.count)}${waiting.more ? '+' : ''}` })}
          </span>
        )}
        <IconButton
          icon={funnel}
          label={t('inbox.filter')}
          keys="f"
          active={narrowedBy(search).length > 0}
          onClick={onFilter}
        />
      </div>
      <div className="relative px-3 pb-2">
        <span className="absolute start-5 top-2 text-muted">
          <Icon path={magnifier} size={18} />
        </span>
        <input
          ref={field}
          type="search"
          value={search.q ?? ''}
          aria-label={t('inbox.find')}
          placeholder={t('inbox.find')}
          onChange={(event) => onFind(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            onFind('')
            event.currentTarget.blur()
          }}
          className="min-h-9 w-full rounded-slip border border-rule bg-paper ps-8 pe-8 hover:border-edge pointer-coarse:min-h-11 [&::-webkit-search-cancel-button]:hidden"
        />
        {search.q !== undefined && (
          <span className="absolute end-3 top-0">
            <IconButton icon={close} label={t('inbox.find.clear')} onClick={() => onFind('')} />
          </span>
        )}
      </div>
    </header>
  )
}

function ViewName({ search }: { search: InboxSearch }) {
  const saved = useSavedViews().find(({ id }) => id === search.saved)
  return <bdi>{saved?.name ?? t(VIEW_NAMES[viewOf(search)])}</bdi>
}

/** The views where there is no room for them beside the list. */
function ViewMenu({ search, onSearch }: { search: InboxSearch; onSearch: (search: InboxSearch) => void }) {
  const saved = useSavedViews()
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="inline-flex min-h-11 max-w-full items-center gap-1 rounded-slip px-1 hover:bg-wash"
        >
          <span className="truncate">
            <ViewName search={search} />
          </span>
          <Icon path={caret} size={16} />
        </button>
      }
    >
      <MenuChoice
        value={search.saved === undefined ? viewOf(search) : ''}
        options={VIEWS.map(({ id }) => ({ value: id, label: t(VIEW_NAMES[id]) }))}
        onChoose={(id) => onSearch(VIEWS.find((view) => view.id === id)?.search ?? {})}
      />
      {saved.length > 0 && (
        <>
          <MenuRule />
          <MenuLabel>{t('inbox.saved')}</MenuLabel>
          {saved.map(({ id, name, filter }) => (
            <MenuItem key={id} onSelect={() => onSearch({ ...searchOf(filter), saved: id })}>
              <bdi>{name}</bdi>
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  )
}
