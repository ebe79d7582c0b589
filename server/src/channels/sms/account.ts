import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { setUpWith, wrong } from '../set-up.ts'
import { call } from './api.ts'

const Account = z.object({ status: z.string().default(''), type: z.string().default('') })
const Can = z.object({
  sms: z.boolean().default(false),
  mms: z.boolean().default(false),
  voice: z.boolean().default(false),
})
const OwnNumber = z.object({
  sms_url: z.string().nullable().default(''),
  voice_url: z.string().nullable().default(''),
  capabilities: Can.optional(),
})
const Numbers = z.object({ incoming_phone_numbers: z.array(OwnNumber) })

/** A connection test that begins with the account; `about` goes on with what is used of it. */
export function twilioSetUp(
  http: HttpClient,
  steps: SetUp['steps'],
  about: (settings: ConnectionSettings, webhookUrl: string) => Promise<Finding[]>,
): SetUp {
  return setUpWith('Twilio', steps, async (settings, webhookUrl) => {
    const account = await aboutAccount(http, settings)
    return account[0]?.ok ? [...account, ...(await about(settings, webhookUrl))] : account
  })
}

async function aboutAccount(http: HttpClient, settings: ConnectionSettings): Promise<Finding[]> {
  const asked = await call(http, settings, '.json')
  if (!asked.ok) {
    if (asked.status === 401 || asked.status === 404)
      return [
        wrong(
          'account',
          'Twilio does not know this Account SID with this Auth Token. Copy both again from the Console.',
        ),
      ]
    return [wrong('refused', `Twilio answers: ${asked.code} ${asked.message}`)]
  }
  const { status, type } = Account.catch({ status: '', type: '' }).parse(asked.result)
  if (status !== 'active') return [wrong('suspended', `Twilio says that the account is ${status || 'not active'}.`)]
  const found: Finding[] = [{ ok: true, code: 'account', text: 'Twilio knows the account.' }]
  if (type === 'Trial')
    found.push(wrong('trial', 'It is a trial account: it writes to verified numbers only, and adds a line of its own.'))
  return found
}

/** A number of the account, or undefined. */
export async function numberAt(
  http: HttpClient,
  settings: ConnectionSettings,
  number: string,
): Promise<z.infer<typeof OwnNumber> | undefined> {
  const asked = await call(http, settings, `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(number)}`)
  return asked.ok ? Numbers.safeParse(asked.result).data?.incoming_phone_numbers[0] : undefined
}

export function noNumber(from: string): Finding {
  return wrong('number', `${from} is no number of this account. Enter it with + and the country’s code.`)
}

export function deliversTo(now: string | null, webhookUrl: string): Finding {
  if (now === webhookUrl) return { ok: true, code: 'webhook', text: `Twilio delivers to ${webhookUrl}.` }
  const where = now ? `Twilio delivers to ${now}` : 'Twilio delivers nowhere'
  return wrong('webhook', `${where}. Paste our address there: ${webhookUrl}`)
}
