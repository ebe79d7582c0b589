import type { Thread } from '@souk/contract/inbox.ts'
import { type ComponentType, useState } from 'react'
import bag from 'icon:handbag'
import { faultText } from '../api/fault.ts'
import { speakOf, t } from '../i18n/t.ts'
import { useCommands } from '../shell/commands.ts'
import type { Speaks } from '../thread/outbox.ts'
import { IconButton } from '../ui/button.tsx'
import { toast } from '../ui/toast.tsx'
import type { SellProps } from './sell-dialog.tsx'

/** Opens what one sells with: it and its texts come when they are asked for. */
export function SellButton({ thread, who }: { thread: Thread; who: Speaks }) {
  const [Opened, setOpened] = useState<ComponentType<SellProps>>()
  async function open(): Promise<void> {
    try {
      const [{ SellDialog }] = await Promise.all([import('./sell-dialog.tsx'), speakOf('selling')])
      setOpened(() => SellDialog)
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  const label = t('composer.sell')
  useCommands([{ id: 'composer.sell', label, keys: 'p', group: t('keys.here'), run: () => void open() }])
  return (
    <>
      <IconButton icon={bag} label={label} keys="p" onClick={() => void open()} />
      {Opened && <Opened thread={thread} who={who} onClose={() => setOpened(undefined)} />}
    </>
  )
}
