import type { Speaker } from '@souk/contract/conversation.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import { useMutation } from '@tanstack/react-query'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { useColleagues } from '../inbox/people.ts'
import { useMe, useWorkplace } from '../shell/desk.ts'
import { toast } from '../ui/toast.tsx'
import { threadStore } from './store.ts'

/** Takes the thread over: from then on the concierge is silent. */
export function useTakeOver(thread: Thread) {
  const { member } = useWorkplace()
  const { name } = useMe()
  const own = useColleagues().find(({ id }) => id === member)?.name ?? name
  return useSpeaker(thread, () => ({ to: 'staff' as const, name: own, epoch: thread.speaker.epoch }))
}

/** Hands it back, with a note that the concierge reads. */
export function useHandBack(thread: Thread) {
  return useSpeaker(thread, (note: string) => ({
    to: 'concierge' as const,
    epoch: thread.speaker.epoch,
    ...(note.trim() !== '' && { note: note.trim() }),
  }))
}

type Change = { to: 'staff' | 'concierge'; name?: string; epoch: number; note?: string }

function useSpeaker<T = void>({ conversation }: Thread, body: (given: T) => Change) {
  return useMutation<Speaker, Error, T>({
    mutationFn: (given) => souk.call('changeSpeaker', { params: { conversation }, body: body(given) }),
    onSuccess: (speaker) => threadStore(conversation).change((thread) => ({ ...thread, speaker })),
    onError: (error) => toast(faultText(error), { danger: true }),
  })
}
