import type { ProviderAnswer } from '../channel.ts'
import { spoken } from '../voice/speech.ts'
import type { Tongue } from './words.ts'

/** The intent of the interaction model that takes any words, and its slot. */
export const SAY = { intent: 'SayIntent', slot: 'words' } as const

/** The next words are taken as they are, whichever they are: else each of them would need an utterance in the model. */
const LISTEN = {
  type: 'Dialog.ElicitSlot',
  slotToElicit: SAY.slot,
  updatedIntent: {
    name: SAY.intent,
    confirmationStatus: 'NONE',
    slots: { [SAY.slot]: { name: SAY.slot, confirmationStatus: 'NONE' } },
  },
}

/** Says words and listens. `said` is what is said when they ask for it once more: Alexa keeps it with the session. */
export function ask(words: string, tongue: Tongue, said = words, pages: readonly string[] = []): ProviderAnswer {
  return answerOf({
    sessionAttributes: { said },
    response: {
      outputSpeech: speech(words),
      // A page cannot be said.
      ...(pages.length > 0 ? { card: { type: 'Simple', title: tongue.card, content: pages.join('\n') } } : {}),
      reprompt: { outputSpeech: speech(tongue.silent) },
      directives: [LISTEN],
      shouldEndSession: false,
    },
  })
}

/** What the shop says, as Alexa says it. */
export function tell(text: string, tongue: Tongue): ProviderAnswer {
  const { say, pages } = spoken(text)
  const words = pages.length > 0 ? `${say}\n${tongue.page}`.trim() : say
  return ask(words, tongue, words, pages)
}

export function goodbye(tongue: Tongue): ProviderAnswer {
  return answerOf({ response: { outputSpeech: speech(tongue.bye), shouldEndSession: true } })
}

/** To what nobody hears. */
export function nothing(): ProviderAnswer {
  return answerOf({ response: {} })
}

function speech(text: string) {
  return { type: 'PlainText', text }
}

function answerOf(body: object): ProviderAnswer {
  return { type: 'application/json', body: JSON.stringify({ version: '1.0', ...body }) }
}
