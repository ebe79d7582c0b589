import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { VERSION } from '../graph/call.ts'
import { askGraph } from '../graph/found.ts'
import { shelveFlow } from './flow-shelf.ts'
import { WHATSAPP_BASE } from './send.ts'

const Number_ = z.object({
  display_phone_number: z.string().optional(),
  verified_name: z.string().optional(),
  name_status: z.string().optional(),
  quality_rating: z.string().optional(),
  status: z.string().optional(),
  webhook_configuration: z
    .object({
      phone_number: z.string().optional(),
      whatsapp_business_account: z.string().optional(),
      application: z.string().optional(),
    })
    .optional(),
})
const FIELDS = 'display_phone_number,verified_name,name_status,quality_rating,status,webhook_configuration'
const Commerce = z.object({ data: z.array(z.object({ id: z.string(), is_catalog_visible: z.boolean().optional() })) })

const STEPS: SetUp['steps'] = [
  {
    title: 'Make an app',
    text: 'At developers.facebook.com create an app of the type “Business” and add the product WhatsApp to it.',
  },
  {
    title: 'Copy the phone number’s id',
    text: 'WhatsApp → API Setup shows “Phone number ID” under the number that customers write to. It is phoneNumberId here.',
  },
  {
    title: 'Make a permanent token',
    text: 'In Business settings → System users create one, assign the app and the WhatsApp account to it, and generate a token with whatsapp_business_messaging and whatsapp_business_management that never expires. It is accessToken here.',
  },
  { title: 'Copy the app’s secret', text: 'App settings → Basic → App secret. It is appSecret here.' },
  {
    title: 'Let WhatsApp report to this server',
    text: 'WhatsApp → Configuration → Webhook → Edit: paste this address as the callback URL. Where several numbers share an app, set it for this number alone (webhook override).',
    paste: 'webhookUrl',
  },
  {
    title: 'Paste the word that proves it is yours',
    text: 'Into “Verify token” beside it goes the verifyToken that you have chosen here.',
    paste: 'verifyToken',
  },
  {
    title: 'Choose what is reported',
    text: 'Subscribe to messages, user_preferences, message_template_status_update and, where the number is used in the phone app as well, smb_message_echoes and history.',
  },
  {
    title: 'Say something after a day (optional)',
    text: 'Whoever has not written for 24 hours can be sent approved templates only. WhatsApp → API Setup shows “WhatsApp Business Account ID” beside the number’s: with it as businessAccountId here, templates are handed in and sent from here.',
  },
  {
    title: 'Let forms open inside WhatsApp (optional)',
    text: 'Set flows to “yes” here, beside businessAccountId, and test the connection: the one flow that asks every form is made and published then. With “draft” it opens for the testers of the account alone.',
  },
]

export function whatsappSetUp(http: HttpClient): SetUp {
  return {
    steps: STEPS,
    async check(settings, webhookUrl) {
      const { phoneNumberId = '', catalogId, flows } = settings
      const question = { path: `${phoneNumberId}?fields=${FIELDS}`, what: 'phone number' }
      const asked = await askGraph(http, settings, { base: WHATSAPP_BASE, ...question })
      if ('finding' in asked) return [asked.finding]
      const { data } = Number_.safeParse(asked.body)
      return [
        ...numberFindings(data ?? {}, webhookUrl),
        ...(catalogId ? [await catalogFinding(http, settings, catalogId)] : []),
        ...(flows ? [await shelveFlow(http, settings)] : []),
      ]
    },
  }
}

function numberFindings(number: z.infer<typeof Number_>, webhookUrl: string): Finding[] {
  const { display_phone_number: phone = '', verified_name: name = '', name_status: status, quality_rating } = number
  const { webhook_configuration: hooks } = number
  const goesTo = hooks?.phone_number ?? hooks?.whatsapp_business_account ?? hooks?.application
  return [
    { ok: true, code: 'number', text: `This is ${[phone, name].filter(Boolean).join(', ')} (Graph ${VERSION}).` },
    goesTo === webhookUrl
      ? { ok: true, code: 'webhook', text: 'WhatsApp reports to this server.' }
      : {
          ok: false,
          code: 'webhook',
          text: goesTo
            ? `WhatsApp reports to ${goesTo}: put ${webhookUrl} there, or set it for this number alone.`
            : `WhatsApp reports nowhere yet: paste ${webhookUrl} as the callback URL.`,
        },
    ...(status === 'DECLINED' || status === 'EXPIRED'
      ? [
          {
            ok: false,
            code: 'name',
            text: `WhatsApp has not approved the name “${name}” (${status}). Change it in WhatsApp Manager.`,
          },
        ]
      : []),
    ...(quality_rating === 'RED'
      ? [
          {
            ok: false,
            code: 'quality',
            text: 'Customers blocked or reported this number often: WhatsApp may limit it.',
          },
        ]
      : []),
  ]
}

async function catalogFinding(http: HttpClient, settings: ConnectionSettings, catalogId: string): Promise<Finding> {
  const path = `${settings['phoneNumberId'] ?? ''}/whatsapp_commerce_settings`
  const asked = await askGraph(http, settings, { base: WHATSAPP_BASE, path, what: 'catalogue' })
  if ('finding' in asked) return asked.finding
  const { data } = Commerce.safeParse(asked.body)
  return data?.data.some(({ id }) => id === catalogId)
    ? { ok: true, code: 'catalogue', text: 'The catalogue is connected with this number.' }
    : {
        ok: false,
        code: 'catalogue',
        text: 'The catalogue is not connected with this number: connect it in Commerce Manager.',
      }
}
