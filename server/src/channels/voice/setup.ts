import type { HttpClient } from '../../kernel/http-client.ts'
import type { SetUp } from '../channel.ts'
import { wrong } from '../set-up.ts'
import { deliversTo, noNumber, numberAt, twilioSetUp } from '../sms/account.ts'

const STEPS: SetUp['steps'] = [
  {
    title: 'Enter the account',
    text: 'In the Twilio Console, on the first page, are the Account SID and the Auth Token: enter them as `accountSid` and `authToken`.',
  },
  {
    title: 'Enter the number',
    text: 'Enter the number customers call as `from`, such as +12025550123. It should be able to text as well: the page to pay on comes as a text message.',
  },
  {
    title: 'Choose the language',
    text: 'As `language` enter en, de, nl, ru or zh: so the call is answered. Afterwards the language of the talk is spoken.',
  },
  {
    title: 'Paste our address',
    text: 'In the Console open the number (Phone Numbers, Manage, Active numbers) and under Voice, “A call comes in”, choose Webhook and HTTP POST and paste our address.',
    paste: 'webhookUrl',
  },
]

export function voiceSetUp(http: HttpClient): SetUp {
  return twilioSetUp(http, STEPS, async (settings, webhookUrl) => {
    const from = settings['from'] ?? ''
    const number = await numberAt(http, settings, from)
    if (!number) return [noNumber(from)]
    const { voice, sms } = number.capabilities ?? {}
    if (!voice) return [wrong('cannot_call', `${from} takes no calls.`)]
    const texts = sms
      ? { ok: true, code: 'number', text: `${from} takes calls, and texts pages.` }
      : wrong('cannot_text', `${from} cannot text: nobody gets a page to pay on.`)
    return [texts, deliversTo(number.voice_url, webhookUrl)]
  })
}
