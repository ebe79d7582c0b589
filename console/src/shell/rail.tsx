import { Link } from '@tanstack/react-router'
import magnifier from 'icon:magnifying-glass'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { AREAS } from './areas.ts'
import { may, useWorkplace } from './desk.ts'
import { MyMenu } from './my-menu.tsx'
import { ShopSwitcher } from './shop-switcher.tsx'

const ITEM =
  'flex min-h-11 items-center justify-center gap-3 rounded-slip px-2 hover:bg-wash wide:justify-start wide:px-3'
const HERE = 'bg-wash text-action font-strong'
const ELSEWHERE = 'text-muted hover:text-ink'

/** The ways to the areas: beside the page, on a phone below it. */
export function Rail({ onPalette }: { onPalette: () => void }) {
  const place = useWorkplace()
  const areas = AREAS.filter(({ scope }) => scope === null || may(place, scope))
  return (
    <nav
      aria-label={t('rail')}
      className="flex flex-none items-stretch border-rule bg-ground pb-[env(safe-area-inset-bottom)] max-tablet:border-t tablet:w-16 tablet:flex-col tablet:border-e tablet:pb-2 wide:w-52"
    >
      <ShopSwitcher />
      <ul className="flex min-w-0 flex-1 justify-around gap-1 overflow-x-auto px-1 tablet:flex-col tablet:justify-start tablet:px-2 tablet:pt-3">
        {areas.map(({ to, label, icon, keys }) => (
          <li key={to}>
            <Tooltip text={t(label)} keys={keys}>
              <Link
                to={to}
                params={{ shop: place.slug }}
                className={ITEM}
                activeProps={{ className: HERE }}
                inactiveProps={{ className: ELSEWHERE }}
              >
                <Icon path={icon} size={22} />
                <span className="sr-only wide:not-sr-only">{t(label)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <div className="flex tablet:flex-col tablet:gap-1 tablet:px-2">
        <Tooltip text={t('palette.open')} keys="mod+k">
          <button
            type="button"
            aria-label={t('palette.open')}
            className={`${ITEM} ${ELSEWHERE} max-tablet:hidden`}
            onClick={onPalette}
          >
            <Icon path={magnifier} size={22} />
            <span className="hidden wide:inline">{t('palette.short')}</span>
          </button>
        </Tooltip>
        <MyMenu />
      </div>
    </nav>
  )
}
