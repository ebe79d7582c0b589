import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { SetUp } from '../channel.ts'
import { askGraph } from '../graph/found.ts'
import { subscribedFinding } from '../graph/subscribed.ts'

export const MESSENGER_BASE = 'https://graph.facebook.com'
const Page = z.object({ name: z.string().optional() })
const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'messaging_optins',
  'message_reactions',
  'message_edits',
  'message_reads',
  'message_deliveries',
  'message_echoes',
  'feed',
]

const STEPS: SetUp['steps'] = [
  {
    title: 'Make an app',
    text: 'At developers.facebook.com create an app of the type “Business” and add Messenger to it.',
  },
  {
    title: 'Connect the Page',
    text: 'Messenger → API Setup → Add or remove Pages. The number under its name is pageId here.',
  },
  {
    title: 'Make a token',
    text: 'Generate the Page’s token there (for one that never expires: of a system user, with pages_messaging, pages_manage_metadata, pages_read_engagement). It is accessToken here.',
  },
  { title: 'Copy the app’s secret', text: 'App settings → Basic → App secret. It is appSecret here.' },
  {
    title: 'Let Messenger report to this server',
    text: 'Messenger → API Setup → Webhooks: paste this address as the callback URL.',
    paste: 'webhookUrl',
  },
  {
    title: 'Paste the word that proves it is yours',
    text: 'Into “Verify token” beside it goes the verifyToken that you have chosen here.',
    paste: 'verifyToken',
  },
  {
    title: 'Choose what is reported',
    text: `For the Page, subscribe to ${FIELDS.join(', ')}; to standby and mention where wanted.`,
  },
]

export function messengerSetUp(http: HttpClient): SetUp {
  return {
    steps: STEPS,
    async check(settings) {
      const account = settings['pageId'] ?? ''
      const asked = await askGraph(http, settings, {
        base: MESSENGER_BASE,
        path: `${account}?fields=name`,
        what: 'Page',
      })
      if ('finding' in asked) return [asked.finding]
      const name = Page.safeParse(asked.body).data?.name ?? account
      return [
        { ok: true, code: 'page', text: `This is the Page “${name}”.` },
        await subscribedFinding(http, settings, { base: MESSENGER_BASE, account, fields: FIELDS }),
      ]
    },
  }
}
