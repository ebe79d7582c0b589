import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { fetchFile } from '../fetch-file.ts'
import { agentOf, baseOf } from './api.ts'
import { RCS_LIMITS } from './limits.ts'
import { receiveRcs } from './receive.ts'
import { sendRcs } from './send.ts'
import { rcsSetUp } from './setup.ts'
import { createGoogleTokens } from './token.ts'

/** An agent of RCS for Business, by Google itself (https://developers.google.com/business-communications/rcs-business-messaging). */
export function rcsChannel(http: HttpClient): Channel {
  const rcs = { http, tokens: createGoogleTokens(http) }
  return {
    kind: 'rcs',
    settings: ['agentId', 'serviceAccount', 'clientToken'],
    limits: RCS_LIMITS,
    receive: receiveRcs,
    send: (outgoing, settings) => sendRcs(rcs, outgoing, settings),
    // Files lie open under addresses that nobody guesses.
    media: (ref, settings) => {
      const isOwn = URL.parse(ref)?.origin === new URL(baseOf(settings)).origin
      return fetchFile(http, ref, { follow: 3, trusted: isOwn && settings['trusted'] === 'yes' })
    },
    setup: rcsSetUp(rcs),
    // https://developers.google.com/business-communications/rcs-business-messaging/guides/build/deeplinks: a phone that has no
    // RCS writes a text message to the number instead.
    chat: (settings, start) => {
      const number = settings['number']?.replaceAll(/[^\d+]/g, '')
      if (!number) return undefined
      const service = encodeURIComponent(`${agentOf(settings)}@rbm.goog`)
      return `sms:${number}?service_id=${service}${start ? `&body=${encodeURIComponent(start.text)}` : ''}`
    },
  }
}
