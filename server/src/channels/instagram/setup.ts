import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { Finding, SetUp } from '../channel.ts'
import { askGraph } from '../graph/found.ts'
import { subscribedFinding } from '../graph/subscribed.ts'

export const INSTAGRAM_BASE = 'https://graph.instagram.com'
const Account = z.object({ user_id: z.string().optional(), id: z.string().optional(), username: z.string().optional() })
const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_seen',
  'messaging_referral',
  'message_reactions',
  'comments',
  'live_comments',
]

const STEPS: SetUp['steps'] = [
  {
    title: 'Have a professional account',
    text: 'In the Instagram app: Settings → Account type → professional, and allow access to messages.',
  },
  {
    title: 'Make an app',
    text: 'At developers.facebook.com create an app of the type “Business”, add Instagram, and choose “API setup with Instagram login”.',
  },
  {
    title: 'Make a token',
    text: 'Add the account there and generate its token with instagram_business_basic, instagram_business_manage_messages and instagram_business_manage_comments. It is accessToken here; the account’s number beside it is accountId.',
  },
  {
    title: 'Copy the Instagram app secret',
    text: 'It stands on the same page, and is not the secret of the Facebook app. It is appSecret here.',
  },
  {
    title: 'Let Instagram report to this server',
    text: 'Under “Configure webhooks” paste this address as the callback URL.',
    paste: 'webhookUrl',
  },
  {
    title: 'Paste the word that proves it is yours',
    text: 'Into “Verify token” beside it goes the verifyToken that you have chosen here.',
    paste: 'verifyToken',
  },
  { title: 'Choose what is reported', text: `Subscribe to ${FIELDS.join(', ')}.` },
]

export function instagramSetUp(http: HttpClient): SetUp {
  return {
    steps: STEPS,
    async check(settings) {
      const account = settings['accountId'] ?? ''
      const path = 'me?fields=user_id,username'
      const asked = await askGraph(http, settings, { base: INSTAGRAM_BASE, path, what: 'account' })
      if ('finding' in asked) return [asked.finding]
      return [
        accountFinding(Account.safeParse(asked.body).data ?? {}, account),
        await subscribedFinding(http, settings, { base: INSTAGRAM_BASE, account, fields: FIELDS }),
      ]
    },
  }
}

/** An account has two numbers: reports come under this one. */
function accountFinding({ user_id: id, username = '' }: z.infer<typeof Account>, account: string): Finding {
  if (id === undefined || id === account) return { ok: true, code: 'account', text: `This is @${username}.` }
  return {
    ok: false,
    code: 'account',
    text: `The token is of @${username}, whose number is ${id}: put that as accountId.`,
  }
}
