import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel, Received } from '../channel.ts'
import { createSigners } from './certificate.ts'
import { ALEXA_LIMITS } from './limits.ts'
import { receiveAlexa } from './receive.ts'
import { createRoom } from './room.ts'
import { sendAlexa } from './send.ts'
import { alexaSetUp } from './setup.ts'

/** A custom skill of Alexa: the shop is spoken with (https://developer.amazon.com/en-US/docs/alexa/custom-skills/understanding-custom-skills.html). */
export function alexaChannel(http: HttpClient): Channel<Promise<Received>> {
  const alexa = { signers: createSigners(http), room: createRoom<string>() }
  return {
    kind: 'alexa',
    settings: ['skillId'],
    limits: ALEXA_LIMITS,
    receive: (request, settings) => receiveAlexa(alexa, request, settings),
    send: async (outgoing, settings) => sendAlexa(alexa.room, outgoing, settings),
    setup: alexaSetUp(http),
  }
}
