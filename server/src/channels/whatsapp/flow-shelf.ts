import { z } from 'zod'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding } from '../channel.ts'
import { type Answered, callGraph } from '../graph/call.ts'
import { wrong } from '../set-up.ts'
import { FLOW_NAME, flowJson } from './flow.ts'
import { WHATSAPP_BASE } from './send.ts'

const Made = z.object({ id: z.coerce.string() })
const Uploaded = z.object({
  success: z.boolean().catch(true),
  validation_errors: z.array(z.object({ message: z.string().catch('?') })).catch([]),
})
const Listed = z.object({
  data: z.array(z.object({ id: z.coerce.string(), name: z.string(), status: z.string() })),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
})
type Shelved = z.infer<typeof Listed>['data'][number]
/** Of one account; more than so many pages nobody reads. */
const MOST_PAGES = 20

const READY: Finding = { ok: true, code: 'flows', text: 'Forms open inside WhatsApp.' }
const DRAFT: Finding = {
  ok: true,
  code: 'flows',
  text: 'Forms open inside WhatsApp as a draft, for testers alone. Set flows to “yes” for everybody.',
}

/** What Meta answered in place of what was asked for. */
class Refused extends Error {}

/** Sees to it that our flow is in the account that the setting `businessAccountId` names, and published where it shall be. */
export async function shelveFlow(http: HttpClient, settings: ConnectionSettings): Promise<Finding> {
  if (!settings['businessAccountId'])
    return wrong('flows', 'Forms need the WhatsApp Business Account ID: set it as businessAccountId, and test again.')
  try {
    return await shelved(http, settings)
  } catch (error) {
    if (!(error instanceof Refused || error instanceof HttpError)) throw error
    return wrong(
      'flows',
      `Forms cannot open inside WhatsApp yet, and are asked step by step: ${error.message}. Is businessAccountId right, and may the token manage the account (whatsapp_business_management)?`,
    )
  }
}

async function shelved(http: HttpClient, settings: ConnectionSettings): Promise<Finding> {
  const before = await findFlow(http, settings)
  const status = before?.status ?? 'DRAFT'
  if (status === 'PUBLISHED') return READY
  if (status !== 'DRAFT')
    return wrong(
      'flows',
      `Meta holds the flow “${FLOW_NAME}” back (${status}): forms are asked step by step. WhatsApp Manager → Flows says why.`,
    )
  const id = before?.id ?? (await makeFlow(http, settings))
  await upload(http, settings, id)
  if (settings['flows'] === 'draft') return DRAFT
  const path = `${encodeURIComponent(id)}/publish`
  read(z.unknown(), await callGraph(http, settings, { base: WHATSAPP_BASE, path, method: 'POST' }))
  return READY
}

async function findFlow(http: HttpClient, settings: ConnectionSettings): Promise<Shelved | undefined> {
  const first = `${settings['businessAccountId'] ?? ''}/flows?fields=id,name,status&limit=100`
  let path: string | undefined = first
  for (let page = 0; path !== undefined && page < MOST_PAGES; page += 1) {
    const listed: z.infer<typeof Listed> = read(Listed, await callGraph(http, settings, { base: WHATSAPP_BASE, path }))
    const found = listed.data.find(({ name }) => name === FLOW_NAME)
    if (found) return found
    const { next, cursors } = listed.paging ?? {}
    path = next && cursors ? `${first}&after=${encodeURIComponent(cursors.after)}` : undefined
  }
  return undefined
}

async function makeFlow(http: HttpClient, settings: ConnectionSettings): Promise<string> {
  const form = new FormData()
  form.set('name', FLOW_NAME)
  form.set('categories', JSON.stringify(['OTHER']))
  const path = `${settings['businessAccountId'] ?? ''}/flows`
  return read(Made, await callGraph(http, settings, { base: WHATSAPP_BASE, path, method: 'POST', form })).id
}

async function upload(http: HttpClient, settings: ConnectionSettings, id: string): Promise<void> {
  const form = new FormData()
  form.set('name', 'flow.json')
  form.set('asset_type', 'FLOW_JSON')
  form.set('file', new Blob([JSON.stringify(flowJson())], { type: 'application/json' }), 'flow.json')
  const path = `${encodeURIComponent(id)}/assets`
  const asked = await callGraph(http, settings, { base: WHATSAPP_BASE, path, method: 'POST', form })
  const [error] = read(Uploaded, asked).validation_errors
  if (error) throw new Refused(error.message)
}

function read<T>(schema: z.ZodType<T>, answered: Answered): T {
  if (!answered.ok) throw new Refused(`${answered.refusal.code}: ${answered.refusal.words}`)
  const { data, success } = schema.safeParse(answered.body)
  if (!success) throw new Refused('Meta answered something else than was asked')
  return data
}
