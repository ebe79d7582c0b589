import type { PublicShop } from '@souk/contract/shop.ts'
import type { ComponentChildren } from 'preact'
import { LANGUAGES, language, t, isLanguage } from '../i18n/t.ts'
import { setLanguage, setSound, setTheme, sound, theme, THEMES } from '../state/prefs.ts'
import { ShopPapers } from '../pages/legal-links.tsx'
import { Icon } from './icon.tsx'
import { LateIcon } from './late-icon.tsx'
import { lazyPart } from './lazy.tsx'
import { Sheet } from './sheet.tsx'
import '../style/deeds.css'
import '../style/form.css'

const Standing = lazyPart(() => import('../pages/standing.tsx').then((part) => part.Standing), 'quiet')

export type MenuProps = {
  onClose: () => void
  onSearch?: () => void
  onSaved?: () => void
  onReach?: () => void
  onAbout?: () => void
  /** Whose papers stand at the top. */
  shop?: PublicShop
  /** One more way, where there is one. */
  children?: ComponentChildren
}

/** Language, light or dark, sound; in a thread, also the ways into it. */
export function Menu({ onClose, onSearch, onSaved, onReach, onAbout, shop, children }: MenuProps) {
  return (
    <Sheet title={t('head.menu')} onClose={onClose}>
      <div class="sheet-content menu">
        {shop && <ShopPapers shop={shop} />}
        <div class="deeds">
          {onSearch && (
            <button
              type="button"
              class="button button-quiet menu-search"
              onClick={() => {
                onClose()
                onSearch()
              }}
            >
              <Icon name="magnifying-glass" size={18} /> {t('head.search')}
            </button>
          )}
          {onSaved && (
            <button type="button" class="button button-quiet" onClick={onSaved}>
              <Icon name="heart" size={18} /> {t('wish.title')}
            </button>
          )}
          {onReach && (
            <button type="button" class="button button-quiet" onClick={onReach}>
              <LateIcon name="bell" size={18} /> {t('reach.title')}
            </button>
          )}
          {children}
          {onAbout && (
            <button type="button" class="button button-quiet" onClick={onAbout}>
              <LateIcon name="user" size={18} /> {t('about.menu')}
            </button>
          )}
        </div>
        <fieldset>
          <legend class="field-label">{t('menu.language')}</legend>
          <div class="pills">
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <label key={code} class="pill" lang={code}>
                <input
                  type="radio"
                  name="language"
                  checked={language.value === code}
                  onChange={() => isLanguage(code) && void setLanguage(code)}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend class="field-label">{t('menu.theme')}</legend>
          <div class="pills">
            {THEMES.map((name) => (
              <label key={name} class="pill">
                <input type="radio" name="theme" checked={theme.value === name} onChange={() => setTheme(name)} />
                <span>{t(`theme.${name}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label class="consent">
          <input type="checkbox" checked={sound.value} onChange={(event) => setSound(event.currentTarget.checked)} />
          <span>{t('menu.sound')}</span>
        </label>
        {shop && shop.legal.missing.length > 0 && <Standing shop={shop} />}
      </div>
    </Sheet>
  )
}
