import { z } from 'zod'
import type { InboundItem, SentState } from '../arrival.ts'
import { Id } from '../said.ts'
import { shorten } from '../split-text.ts'
import { personOf } from './address.ts'
import { WHATSAPP_ERRORS } from './errors.ts'

export const Status = z.object({
  id: z.string().min(1),
  status: z.string(),
  recipient_id: Id.optional(),
  recipient_user_id: Id.optional(),
  recipient_type: z.string().optional(),
  biz_opaque_callback_data: z.string().optional(),
  pricing: z
    .object({ billable: z.boolean().optional(), category: z.string().optional(), type: z.string().optional() })
    .optional()
    .catch(undefined),
  errors: z
    .array(
      z.object({
        code: z.int(),
        title: z.string().optional(),
        message: z.string().optional(),
        error_data: z.object({ details: z.string().optional() }).optional(),
      }),
    )
    .catch([]),
})

/** `played` is said of voice messages. What else there is (payments, warnings) is no fate of a message. */
const STATES: Readonly<Record<string, SentState>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}
/** They have told WhatsApp that they want no marketing of this shop. */
const NO_MARKETING = 131050

export function statusItems(status: z.infer<typeof Status>, scope: string): InboundItem[] {
  const state = STATES[status.status]
  if (!state || status.recipient_type === 'group') return []
  const { id: ref, biz_opaque_callback_data: key, pricing, errors } = status
  const [error] = errors
  const rule = error && WHATSAPP_ERRORS.find(({ code }) => code === error.code)
  const words = error && `${error.code}: ${error.error_data?.details ?? error.title ?? error.message ?? ''}`
  const cost = pricing?.category
    ? { category: shorten(pricing.category, 60), ...(pricing.billable === false ? { amount: 0 } : {}) }
    : undefined
  const whom = personOf(status.recipient_user_id, status.recipient_id)
  return [
    {
      kind: 'status',
      dedupe: `${ref}:${status.status}`,
      ref,
      state,
      ...(key ? { key } : {}),
      ...(words ? { reason: shorten(words, 500) } : {}),
      ...(state === 'failed' && rule?.state === 'refused' ? { unreached: rule.reason } : {}),
      ...(cost ? { cost } : {}),
    },
    ...(error?.code === NO_MARKETING && whom
      ? [
          {
            kind: 'consent' as const,
            dedupe: `${ref}:stopped`,
            ...whom,
            scope,
            wants: false,
            about: 'marketing' as const,
          },
        ]
      : []),
  ]
}
