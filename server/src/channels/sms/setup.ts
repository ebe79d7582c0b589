import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { wrong } from '../set-up.ts'
import { deliversTo, noNumber, numberAt, twilioSetUp } from './account.ts'
import { askService } from './api.ts'

const Service = z.object({
  friendly_name: z.string().default(''),
  inbound_request_url: z.string().nullable().default(''),
  use_inbound_webhook_on_number: z.boolean().default(false),
})

const Senders = z.object({ senders: z.array(z.looseObject({ sender: z.string() })) })

const STEPS: SetUp['steps'] = [
  {
    title: 'Enter the account',
    text: 'In the Twilio Console, on the first page, are the Account SID and the Auth Token: enter them as `accountSid` and `authToken`.',
  },
  {
    title: 'Enter the number',
    text: 'Enter the number customers text to as `from`, such as +12025550123, or the SID of a messaging service (MG…).',
  },
  {
    title: 'RCS (optional)',
    text: 'With a messaging service that has an RCS sender, enter `yes` as `rcs`: phones that know RCS show cards with pictures and buttons, all others get a text. We make the content templates this needs in your account; their names begin with souk_.',
  },
  {
    title: 'Paste our address',
    text: 'In the Console open the number (Phone Numbers, Manage, Active numbers) and under Messaging, “A message comes in”, choose Webhook and HTTP POST and paste our address; of a messaging service it is under Integration, “Send a webhook”.',
    paste: 'webhookUrl',
  },
  {
    title: 'Register, where your country asks for it',
    text: 'US carriers deliver texts of registered businesses only (A2P 10DLC, or a verified toll-free number), and the Console has to allow each country you write to (Messaging, Settings, Geo permissions).',
  },
]

export function smsSetUp(http: HttpClient): SetUp {
  return twilioSetUp(http, STEPS, (settings, webhookUrl) => {
    const from = settings['from'] ?? ''
    return (from.startsWith('MG') ? aboutService : aboutNumber)(http, settings, from, webhookUrl)
  })
}

async function aboutService(
  http: HttpClient,
  settings: ConnectionSettings,
  from: string,
  webhookUrl: string,
): Promise<Finding[]> {
  const asked = await askService(http, settings, encodeURIComponent(from))
  const service = asked.ok ? Service.safeParse(asked.result).data : undefined
  if (!service) return [wrong('service', `${from} is no messaging service of this account.`)]
  const fine: Finding[] = [
    { ok: true, code: 'service', text: `The messaging service is ${service.friendly_name || from}.` },
    ...(await aboutRcs(http, settings, from)),
  ]
  if (service.use_inbound_webhook_on_number)
    return [
      ...fine,
      wrong(
        'webhook',
        `Texts go to the addresses of its numbers. Under Integration choose “Send a webhook”: ${webhookUrl}`,
      ),
    ]
  return [...fine, deliversTo(service.inbound_request_url, webhookUrl)]
}

/** Cards and buttons reach phones by an RCS sender only: is there one, and is it made use of? */
async function aboutRcs(http: HttpClient, settings: ConnectionSettings, from: string): Promise<Finding[]> {
  const asked = await askService(http, settings, `${encodeURIComponent(from)}/ChannelSenders`)
  const senders = (asked.ok && Senders.safeParse(asked.result).data?.senders) || []
  const sender = senders.find((one) => one.sender.startsWith('rcs:'))?.sender
  const isOn = settings['rcs'] === 'yes'
  if (sender)
    return [
      {
        ok: true,
        code: 'rcs',
        text: isOn
          ? `${sender} shows cards and buttons.`
          : `It has an RCS sender: enter \`yes\` as \`rcs\` and phones that know RCS show cards and buttons.`,
      },
    ]
  if (!isOn) return []
  return [wrong('rcs', `${from} has no RCS sender: everybody gets texts. Add one in the service’s Sender Pool.`)]
}

async function aboutNumber(
  http: HttpClient,
  settings: ConnectionSettings,
  from: string,
  webhookUrl: string,
): Promise<Finding[]> {
  const number = await numberAt(http, settings, from)
  if (!number) return [noNumber(from)]
  if (!number.capabilities?.sms) return [wrong('cannot_text', `${from} can send and take no texts.`)]
  const pictures = number.capabilities.mms ? 'texts and pictures' : 'texts'
  const fine: Finding = { ok: true, code: 'number', text: `${from} takes ${pictures}.` }
  if (settings['rcs'] === 'yes')
    return [
      fine,
      wrong('rcs', 'RCS needs a messaging service: enter its SID (MG…) as `from`, else everybody gets texts.'),
      deliversTo(number.sms_url, webhookUrl),
    ]
  return [fine, deliversTo(number.sms_url, webhookUrl)]
}
