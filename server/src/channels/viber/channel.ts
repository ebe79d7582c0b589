import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { fetchFile, isAtProvider } from '../fetch-file.ts'
import { VIBER_LIMITS } from './limits.ts'
import { receiveViber } from './receive.ts'
import { sendViber } from './send.ts'
import { viberSetUp } from './setup.ts'

/** A bot of the shop's own at Viber (https://creators.viber.com/docs/bots-api/welcome). */
export function viberChannel(http: HttpClient): Channel {
  return {
    kind: 'viber',
    settings: ['authToken'],
    limits: VIBER_LIMITS,
    receive: receiveViber,
    send: (outgoing, settings) => sendViber(http, outgoing, settings),
    // Its address opens by itself, for an hour.
    media: (url, settings) => fetchFile(http, url, { follow: 3, trusted: isAtProvider(url, settings) }),
    setup: viberSetUp(http),
    // https://developers.viber.com/docs/tools/deep-links: whoever has written before brings it along by opening the chat, all
    // others with their first word.
    chat: ({ uri }, start) =>
      uri && `viber://pa?chatURI=${encodeURIComponent(uri)}${start ? `&context=${start.payload}` : ''}`,
  }
}
