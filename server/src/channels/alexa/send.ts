import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { spoken } from '../voice/speech.ts'
import { placeOf } from './receive.ts'
import type { Room } from './room.ts'

/** How soon the one whom somebody waits at, of several servers, may have it; twelve times are more than the window. */
const AGAIN_MS = 700

/**
 * Gives an answer to the request that waits for it. A request waits in the process that has taken it, which nearly always
 * thinks up the answer too and sends it at once; of several on one database another may have taken up either. It lays the
 * answer back then, and whoever looks next has it: each looks every second, and the request waits for six. So it may come
 * late, and is not said twice. What nobody has waited for within the window goes where it can, as on any other channel.
 */
export function sendAlexa(room: Room<string>, outgoing: Outgoing, settings: ConnectionSettings): Sent {
  const { address, key, message } = outgoing
  const { pages } = spoken(message.text)
  switch (room.give(placeOf(address, settings), key, message.text)) {
    case 'heard':
      // What is shown on the card cannot be tapped.
      return { state: 'sent', ref: key, ...(pages.length > 0 ? { elsewhere: true } : {}) }
    case 'since':
      return { state: 'refused', reason: 'window_closed' }
    case 'nobody':
      return { state: 'absent', reason: 'nobody_waits', afterMs: AGAIN_MS }
  }
}
