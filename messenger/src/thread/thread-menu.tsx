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

/** The menu with the way to another device, once there is something to go on with. */
export function ThreadMenu(props: MenuProps) {
  const [moving, setMoving] = useState(false)
  const hasBegun = useStore().phase.value === 'ready'
  if (moving) return <MoveSheet onClose={props.onClose} />
  return (
    <Menu {...props}>
      {hasBegun && (
        <button type="button" class="button button-quiet" onClick={() => setMoving(true)}>
          <DeviceIcon name="devices" size={18} /> {t('move.title')}
        </button>
      )}
    </Menu>
  )
}
