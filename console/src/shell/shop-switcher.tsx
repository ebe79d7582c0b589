import { useRouter } from '@tanstack/react-router'
import caret from 'icon:caret-up-down'
import { t } from '../i18n/t.ts'
import { store } from '../state/kept.ts'
import { Awning } from '../ui/awning.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuChoice } from '../ui/menu.tsx'
import { useMe, useWorkplace } from './desk.ts'

/** The shop under its own awning; who works in several goes from one to the other here. */
export function ShopSwitcher() {
  const me = useMe()
  const place = useWorkplace()
  const router = useRouter()
  const sign = (
    <>
      <Awning slug={place.slug} scale={0.8} className="scalloped h-5 w-full flex-none max-tablet:hidden" />
      <Awning slug={place.slug} className="size-7 rounded-full tablet:hidden" />
      <span className="flex min-w-0 items-center gap-1 px-1 max-tablet:sr-only wide:px-5">
        <span className="min-w-0 flex-1 truncate text-center text-1 font-strong wide:text-start wide:text-2">
          {place.name}
        </span>
        {me.shops.length > 1 && (
          <span className="hidden wide:inline">
            <Icon path={caret} size={16} />
          </span>
        )}
      </span>
      {place.test && (
        <span className="px-1 text-1 text-muted max-wide:sr-only wide:px-5 wide:text-start">{t('shop.test')}</span>
      )}
    </>
  )
  const shape =
    'flex min-w-11 flex-none items-center justify-center gap-1 tablet:w-full tablet:flex-col tablet:items-stretch tablet:pb-2'
  if (me.shops.length < 2) return <div className={shape}>{sign}</div>
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={`${shape} hover:bg-wash`} title={t('shop.switch')}>
          {sign}
        </button>
      }
    >
      <MenuChoice
        value={place.slug}
        options={me.shops.map(({ slug, name }) => ({
          value: slug,
          label: (
            <span className="flex items-center gap-2">
              <Awning slug={slug} scale={0.6} className="size-5 flex-none rounded-full" />
              {name}
            </span>
          ),
        }))}
        onChoose={(slug) => {
          store('shop', slug)
          void router.navigate({ to: '/s/$shop', params: { shop: slug } })
        }}
      />
    </Menu>
  )
}
