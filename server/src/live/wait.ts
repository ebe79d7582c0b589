import type { Place } from '../conversations/conversation.ts'
import type { Hub } from '../kernel/hub.ts'

/** Waits until something is published in a conversation, or the time is over. Milliseconds. */
export function waitForFacts(hub: Hub, place: Place, wait: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, wait)
    const leave = hub.listen(place.conversation, done)
    function done(): void {
      clearTimeout(timer)
      leave()
      resolve()
    }
  })
}
