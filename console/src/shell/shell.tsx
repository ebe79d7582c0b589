import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { t } from '../i18n/t.ts'
import { undoLast } from '../ui/toast.tsx'
import { AREAS } from './areas.ts'
import { listenForKeys, useCommands } from './commands.ts'
import { may, useWorkplace } from './desk.ts'
import { KeyboardMap } from './keyboard-map.tsx'
import { Offline } from './offline.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'

/** The frame of the desk: the rail, what is open beside it, and what lies above both. */
export function Shell() {
  const place = useWorkplace()
  const router = useRouter()
  const [above, setAbove] = useState<'palette' | 'keys' | null>(null)
  useEffect(listenForKeys, [])
  useCommands([
    {
      id: 'palette',
      label: t('palette.open'),
      keys: 'mod+k',
      always: true,
      group: t('keys.everywhere'),
      run: () => setAbove('palette'),
    },
    { id: 'keys', label: t('keys.title'), keys: '?', group: t('keys.everywhere'), run: () => setAbove('keys') },
    { id: 'undo', label: t('undo.last'), keys: 'z', group: t('keys.everywhere'), run: undoLast },
    ...AREAS.filter(({ scope }) => scope === null || may(place, scope)).map(({ to, label, icon, keys }) => ({
      id: to,
      label: t('keys.go', { place: t(label) }),
      keys,
      icon,
      group: t('keys.everywhere'),
      run: () => void router.navigate({ to, params: { shop: place.slug } }),
    })),
  ])
  return (
    <div className="flex h-dvh flex-col-reverse tablet:flex-row">
      <a
        href="#main"
        className="sr-only z-40 rounded-slip bg-ink p-3 text-ground focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t('skip')}
      </a>
      <Rail onPalette={() => setAbove('palette')} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Offline />
        <main id="main" tabIndex={-1} className="relative min-h-0 flex-1">
          <Outlet />
        </main>
      </div>
      <Palette open={above === 'palette'} onClose={() => setAbove(null)} />
      <KeyboardMap open={above === 'keys'} onClose={() => setAbove(null)} />
    </div>
  )
}
