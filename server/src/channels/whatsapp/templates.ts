import { z } from 'zod'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Sent } from '../channel.ts'
import { callGraph } from '../graph/call.ts'
import { recipientOf } from './address.ts'
import { postBody, WHATSAPP_BASE } from './send.ts'

/** What may be written to somebody whose window is closed: approved by Meta beforehand, `{{1}}`, `{{2}}` … are filled in. */
export type Template = {
  /** Lower case letters, digits and `_`. */
  name: string
  /** As WhatsApp names them: `en_US`, `de`, `zh_CN`. */
  language: string
  category: 'marketing' | 'utility'
  body: string
  /** What may stand for each place of the body, to be shown to whoever approves it. */
  examples: readonly string[]
  footer?: string
  buttons?: readonly ({ type: 'reply'; label: string } | { type: 'link'; label: string; url: string })[]
}

/** `why` is Meta's reason where it was refused. */
export type TemplateState = {
  id: string
  name: string
  language: string
  state: 'pending' | 'approved' | 'rejected' | 'paused' | 'disabled'
  why?: string
}

/** What became of a call about templates, or why not, in Meta's words. */
export type Answered<T> = { ok: true; value: T } | { ok: false; reason: string }

const STATES: Readonly<Record<string, TemplateState['state']>> = {
  APPROVED: 'approved',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
}
const Made = z.object({ id: z.coerce.string(), status: z.string().catch('PENDING') })
const Listed = z.object({
  data: z.array(
    z.object({
      id: z.coerce.string(),
      name: z.string(),
      language: z.string(),
      status: z.string(),
      rejected_reason: z.string().optional(),
    }),
  ),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
})
/** Of one account; more than so many pages nobody reads. */
const MOST_PAGES = 50

function pathOf(settings: ConnectionSettings): string {
  return `${settings['businessAccountId'] ?? ''}/message_templates`
}

async function ask(
  http: HttpClient,
  settings: ConnectionSettings,
  path: string,
  body?: unknown,
): Promise<Answered<unknown>> {
  try {
    const method = body === undefined ? 'GET' : 'POST'
    const answered = await callGraph(http, settings, {
      base: WHATSAPP_BASE,
      path,
      method,
      ...(body === undefined ? {} : { body }),
    })
    return answered.ok
      ? { ok: true, value: answered.body }
      : { ok: false, reason: `${answered.refusal.code}: ${answered.refusal.words}` }
  } catch (error) {
    if (error instanceof HttpError) return { ok: false, reason: error.reason }
    throw error
  }
}

/** Hands a template in for approval; `businessAccountId` of the settings names the account. */
export async function createTemplate(
  http: HttpClient,
  settings: ConnectionSettings,
  template: Template,
): Promise<Answered<TemplateState>> {
  const { name, language } = template
  const asked = await ask(http, settings, pathOf(settings), creationOf(template))
  if (!asked.ok) return asked
  const made = Made.safeParse(asked.value)
  if (!made.success) return { ok: false, reason: 'the answer names no template' }
  return { ok: true, value: { id: made.data.id, name, language, state: STATES[made.data.status] ?? 'pending' } }
}

/** The body with which a template is handed in. */
export function creationOf({ name, language, category, body, examples, footer, buttons = [] }: Template): unknown {
  const filled = examples.length > 0 ? { example: { body_text: [examples] } } : {}
  const shown = buttons.map((button) =>
    button.type === 'reply'
      ? { type: 'QUICK_REPLY', text: button.label }
      : { type: 'URL', text: button.label, url: button.url },
  )
  return {
    name,
    language,
    category: category.toUpperCase(),
    components: [
      { type: 'BODY', text: body, ...filled },
      ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer }]),
      ...(shown.length > 0 ? [{ type: 'BUTTONS', buttons: shown }] : []),
    ],
  }
}

/** How Meta stands to the templates of the account: all of them, page after page. */
export async function listTemplates(
  http: HttpClient,
  settings: ConnectionSettings,
): Promise<Answered<TemplateState[]>> {
  const found: TemplateState[] = []
  const first = `${pathOf(settings)}?fields=name,language,status,rejected_reason&limit=100`
  let path: string | undefined = first
  for (let page = 0; path !== undefined && page < MOST_PAGES; page += 1) {
    const asked: Answered<unknown> = await ask(http, settings, path)
    if (!asked.ok) return asked
    const listed = Listed.safeParse(asked.value)
    if (!listed.success) return { ok: false, reason: 'the answer lists no templates' }
    for (const { id, name, language, status, rejected_reason: why } of listed.data.data) {
      const told = why && why !== 'NONE' ? { why } : {}
      found.push({ id, name, language, state: STATES[status] ?? 'pending', ...told })
    }
    const { next, cursors } = listed.data.paging ?? {}
    path = next && cursors ? `${first}&after=${encodeURIComponent(cursors.after)}` : undefined
  }
  return { ok: true, value: found }
}

/** One template for one person. `values` fill its places in their order, `taps` are what comes back of its buttons. */
export type FilledTemplate = {
  address: string
  key: string
  name: string
  language: string
  values: readonly string[]
  taps?: readonly string[]
}

export async function sendTemplate(
  http: HttpClient,
  settings: ConnectionSettings,
  filled: FilledTemplate,
): Promise<Sent> {
  return postBody(http, settings, templateBody(filled))
}

export function templateBody({ address, key, name, language, values, taps = [] }: FilledTemplate): unknown {
  const body = { type: 'body', parameters: values.map((text) => ({ type: 'text', text })) }
  const buttons = taps.map((payload, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload }],
  }))
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipientOf(address),
    biz_opaque_callback_data: key,
    type: 'template',
    template: {
      name,
      language: { policy: 'deterministic', code: language },
      components: [...(values.length > 0 ? [body] : []), ...buttons],
    },
  }
}
