import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding } from '../channel.ts'
import { askGraph } from './found.ts'

const Apps = z.object({ data: z.array(z.object({ subscribed_fields: z.array(z.string()).catch([]) })).catch([]) })

/** Whether the account reports what is needed. */
export async function subscribedFinding(
  http: HttpClient,
  settings: ConnectionSettings,
  { base, account, fields }: { base: string; account: string; fields: readonly string[] },
): Promise<Finding> {
  const asked = await askGraph(http, settings, { base, path: `${account}/subscribed_apps`, what: 'subscriptions' })
  if ('finding' in asked) return asked.finding
  const subscribed = new Set(Apps.safeParse(asked.body).data?.data.flatMap((app) => app.subscribed_fields))
  const missing = fields.filter((field) => !subscribed.has(field))
  return missing.length === 0
    ? { ok: true, code: 'webhook', text: 'Everything that is needed is reported.' }
    : {
        ok: false,
        code: 'webhook',
        text: `Not reported yet: ${missing.join(', ')}. Subscribe to these in the app’s webhooks.`,
      }
}
