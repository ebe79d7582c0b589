import { useState } from 'preact/hooks'
import { speakMore, t } from '../i18n/t.ts'
import { DeviceIcon } from '../ui/device-icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { Menu } from '../ui/menu.tsx'
import type { MenuProps } from '../ui/menu.tsx'
import { useStore } from './context.ts'

const MoveSheet = lazyPart(() =>
  Promise.all([import('./move.tsx'), speakMore('move')]).then(([part]) => part.MoveSheet),
)

const SignInSheet = lazyPart(() =>
  Promise.all([import('./sign-in.tsx'), speakMore('move')]).then(([part]) => part.SignInSheet),
)

/** The menu with the ways to other devices: to this thread, once there is one, and to be known on all of them. */
export function ThreadMenu(props: MenuProps) {
  const [opened, setOpened] = useState<'move' | 'sign-in'>()
  const hasBegun = useStore().phase.value === 'ready'
  if (opened === 'move') return <MoveSheet onClose={props.onClose} />
  if (opened === 'sign-in') return <SignInSheet onClose={props.onClose} />
  return (
    <Menu {...props}>
      {hasBegun && (
        <button type="button" class="button button-quiet" onClick={() => setOpened('move')}>
          <DeviceIcon name="devices" size={18} /> {t('move.title')}
        </button>
      )}
      <button type="button" class="button button-quiet" onClick={() => setOpened('sign-in')}>
        <DeviceIcon name="sign-in" size={18} /> {t('signin.title')}
      </button>
    </Menu>
  )
}
