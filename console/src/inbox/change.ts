import type { Thread, ThreadChange } from '@souk/contract/inbox.ts'
import { currentShop, souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { threadStore } from '../thread/store.ts'
import { toast } from '../ui/toast.tsx'
import { cell, type Cell } from './cell.ts'
import { eachList } from './list.ts'

/** Raised when threads were changed from here: the lists that are shown are read anew. */
export const changes: Cell<number> = cell(0)

/** Changes threads: seen at once, told with a way back, put right where the server says otherwise. */
export async function changeThreads(list: ThreadChange[], told: string, me: string): Promise<void> {
  show(list, me)
  try {
    const { undo, skipped } = await souk.call('changeThreads', {
      params: { shop: currentShop() },
      body: { changes: list },
    })
    toast(skipped.length > 0 ? `${told} ${t('inbox.skipped', { count: skipped.length })}` : told, {
      ...(undo.length > 0 && { undo: () => void takeBack(undo, me) }),
    })
  } catch (error) {
    toast(faultText(error), { danger: true })
    for (const { conversations } of list) for (const one of conversations) void threadStore(one).load(true)
  }
  changes.set(changes.get() + 1)
}

async function takeBack(undo: ThreadChange[], me: string): Promise<void> {
  show(undo, me)
  try {
    await souk.call('changeThreads', { params: { shop: currentShop() }, body: { changes: undo } })
    toast(t('inbox.undone'))
  } catch (error) {
    toast(faultText(error), { danger: true })
  }
  changes.set(changes.get() + 1)
}

function show(list: readonly ThreadChange[], me: string): void {
  for (const change of list) {
    eachList((one) => one.change(change))
    for (const conversation of change.conversations)
      threadStore(conversation).change((thread) => standing(thread, change, me))
  }
}

function standing(thread: Thread, { set }: ThreadChange, me: string): Thread {
  const tags = [...new Set([...thread.tags, ...(set.addTags ?? [])])].filter((tag) => !set.removeTags?.includes(tag))
  return {
    ...thread,
    tags,
    ...(set.closed !== undefined && { closed: set.closed }),
    ...(set.snoozedUntil !== undefined && { snoozedUntil: set.snoozedUntil }),
    ...(set.assignee !== undefined && { assignee: set.assignee === 'me' ? me : set.assignee }),
  }
}
