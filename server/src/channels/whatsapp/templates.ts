import { z } from 'zod'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Sent, Templates } from '../channel.ts'
import { callGraph } from '../graph/call.ts'
import { shorten } from '../split-text.ts'
import type { Answered, FilledTemplate, NewTemplate, TemplateStanding, TemplateState } from '../template.ts'
import { recipientOf } from './address.ts'
import { postBody, WHATSAPP_BASE } from './send.ts'

/**
 * What Meta calls the standings, in its lists and in its reports; `FLAGGED` (customers complain) changes nothing yet.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/message_template_status_update/
 */
const STANDINGS: Readonly<Record<string, TemplateStanding>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  LIMIT_EXCEEDED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  ARCHIVED: 'disabled',
  LOCKED: 'disabled',
  PENDING_DELETION: 'disabled',
  DELETED: 'disabled',
}

const Made = z.object({
  id: z.coerce.string(),
  status: z.string().catch('PENDING'),
  category: z.string().optional(),
})
const Listed = z.object({
  data: z.array(
    z.object({
      id: z.coerce.string(),
      name: z.string(),
      language: z.string(),
      status: z.string(),
      category: z.string().catch(''),
      rejected_reason: z.string().optional(),
      components: z.array(z.looseObject({ type: z.string(), text: z.string().optional().catch(undefined) })).catch([]),
    }),
  ),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
})
/** Of one account; more than so many pages nobody reads. */
const MOST_PAGES = 50

/** The templates of the account that the setting `businessAccountId` names; undefined where it names none. */
export function whatsappTemplates(http: HttpClient): Templates {
  return {
    has: (settings) => !!settings['businessAccountId'],
    list: (settings) => listTemplates(http, settings),
    create: (settings, template) => createTemplate(http, settings, template),
    remove: (settings, template) => removeTemplate(http, settings, template),
    send: (filled, settings) => sendTemplate(http, settings, filled),
  }
}

function pathOf(settings: ConnectionSettings): string {
  return `${settings['businessAccountId'] ?? ''}/message_templates`
}

type Question = { path: string; method?: 'GET' | 'POST' | 'DELETE'; body?: unknown }

async function ask(http: HttpClient, settings: ConnectionSettings, question: Question): Promise<Answered<unknown>> {
  try {
    const answered = await callGraph(http, settings, { base: WHATSAPP_BASE, ...question })
    if (answered.ok) return { ok: true, value: answered.body }
    const { status, code, words } = answered.refusal
    return { ok: false, reason: `${code}: ${words}`, ...(status >= 500 ? { uncertain: true } : {}) }
  } catch (error) {
    if (error instanceof HttpError) return { ok: false, reason: error.reason, uncertain: true }
    throw error
  }
}

/** Hands a template in for approval. */
async function createTemplate(
  http: HttpClient,
  settings: ConnectionSettings,
  template: NewTemplate,
): Promise<Answered<TemplateState>> {
  const { name, language, body } = template
  const asked = await ask(http, settings, { path: pathOf(settings), method: 'POST', body: creationOf(template) })
  if (!asked.ok) return asked
  const made = Made.safeParse(asked.value)
  if (!made.success) return { ok: false, reason: 'the answer names no template', uncertain: true }
  const { id: ref, status, category = template.category } = made.data
  const state = STANDINGS[status] ?? 'pending'
  return { ok: true, value: { ref, name, language, body, category: category.toLowerCase(), state } }
}

/** The body with which a template is handed in. */
export function creationOf({ name, language, category, body, examples, footer, replies = [] }: NewTemplate): unknown {
  const filled = examples.length > 0 ? { example: { body_text: [examples] } } : {}
  return {
    name,
    language,
    category: category.toUpperCase(),
    components: [
      { type: 'BODY', text: body, ...filled },
      ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer }]),
      ...(replies.length > 0
        ? [{ type: 'BUTTONS', buttons: replies.map((text) => ({ type: 'QUICK_REPLY', text })) }]
        : []),
    ],
  }
}

/** All of the account, page after page. */
async function listTemplates(http: HttpClient, settings: ConnectionSettings): Promise<Answered<TemplateState[]>> {
  const found: TemplateState[] = []
  const first = `${pathOf(settings)}?fields=name,language,status,category,rejected_reason,components&limit=100`
  let path: string | undefined = first
  for (let page = 0; path !== undefined && page < MOST_PAGES; page += 1) {
    const asked: Answered<unknown> = await ask(http, settings, { path })
    if (!asked.ok) return asked
    const listed = Listed.safeParse(asked.value)
    if (!listed.success) return { ok: false, reason: 'the answer lists no templates' }
    for (const { id: ref, name, language, status, category, rejected_reason: why, components } of listed.data.data) {
      const told = why && why !== 'NONE' ? { why } : {}
      const body = components.find(({ type }) => type === 'BODY')?.text ?? ''
      const state = STANDINGS[status] ?? 'pending'
      found.push({ ref, name, language, category: category.toLowerCase(), body, state, ...told })
    }
    const { next, cursors } = listed.data.paging ?? {}
    path = next && cursors ? `${first}&after=${encodeURIComponent(cursors.after)}` : undefined
  }
  return { ok: true, value: found }
}

/** In this language alone: one of the same name in another stays. */
async function removeTemplate(
  http: HttpClient,
  settings: ConnectionSettings,
  { ref, name }: { ref: string; name: string },
): Promise<Answered<null>> {
  const named = new URLSearchParams({ hsm_id: ref, name }).toString()
  const asked = await ask(http, settings, { path: `${pathOf(settings)}?${named}`, method: 'DELETE' })
  return asked.ok ? { ok: true, value: null } : asked
}

function sendTemplate(http: HttpClient, settings: ConnectionSettings, filled: FilledTemplate): Promise<Sent> {
  return postBody(http, settings, templateBody(filled))
}

export function templateBody({ address, key, name, language, values }: FilledTemplate): unknown {
  const body = { type: 'body', parameters: values.map((text) => ({ type: 'text', text })) }
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipientOf(address),
    biz_opaque_callback_data: key,
    type: 'template',
    template: {
      name,
      language: { policy: 'deterministic', code: language },
      ...(values.length > 0 ? { components: [body] } : {}),
    },
  }
}

const News = z.object({
  field: z.literal('message_template_status_update'),
  value: z.object({
    event: z.string(),
    message_template_id: z.coerce.string(),
    message_template_name: z.string(),
    message_template_language: z.string(),
    reason: z.string().nullish(),
    rejection_info: z.object({ reason: z.string() }).optional().catch(undefined),
  }),
})

/** What a report says of a template: as an item, where it changes what may be sent. */
export function templateItem(change: unknown, time: number) {
  const { data } = News.safeParse(change)
  const state = data && STANDINGS[data.value.event]
  if (!data || !state) return undefined
  const { message_template_id: ref, reason, rejection_info: info } = data.value
  const why = info?.reason ?? (reason && reason !== 'NONE' ? reason : undefined)
  return {
    kind: 'template' as const,
    dedupe: `template:${ref}:${data.value.event}:${time}`,
    ref,
    state,
    ...(why ? { why: shorten(why, 300) } : {}),
  }
}
