import { useRouter } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'
import { setTheme, theme, THEMES } from '../state/prefs.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuRule, MenuTick } from '../ui/menu.tsx'
import { useMe, useWorkplace } from './desk.ts'
import { useDuty } from './duty.ts'
import { useState } from 'react'
import { useSignOut } from '../sign-in/sign-out.ts'

/** Who is signed in, and how it looks here. */
export function MyMenu() {
  const me = useMe()
  const place = useWorkplace()
  const router = useRouter()
  const signOut = useSignOut()
  const setDuty = useDuty()
  const [chosen, setChosen] = useState(theme())
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          className="flex min-h-11 min-w-11 items-center justify-center gap-3 rounded-slip hover:bg-wash wide:justify-start wide:px-2"
        >
          <Avatar id={me.id} name={me.name} />
          <span className="min-w-0 truncate max-wide:sr-only">{me.name}</span>
          <span className="sr-only">{t('me.menu')}</span>
        </button>
      }
    >
      <MenuLabel>
        {me.email} · {t(`role.${place.role}`)}
      </MenuLabel>
      <MenuItem
        onSelect={() => void router.navigate({ to: '/s/$shop/settings/account', params: { shop: place.slug } })}
      >
        {t('me.account')}
      </MenuItem>
      <MenuTick checked={place.onDuty} onChange={(on) => void setDuty(on)}>
        {t('me.on-duty')}
      </MenuTick>
      <MenuRule />
      <MenuLabel>{t('theme')}</MenuLabel>
      <MenuChoice
        value={chosen}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChoose={(value) => {
          const next = THEMES.find((one) => one === value) ?? 'system'
          setTheme(next)
          setChosen(next)
        }}
      />
      <MenuRule />
      <MenuItem onSelect={signOut}>{t('me.sign-out')}</MenuItem>
    </Menu>
  )
}
