import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { openReport } from '../graph/webhook.ts'
import { WHATSAPP_LIMITS } from './limits.ts'
import { itemsOf } from './receive.ts'
import { fetchWhatsapp, sendWhatsapp, tellSeen } from './send.ts'
import { whatsappSetUp } from './setup.ts'
import { whatsappTemplates } from './templates.ts'

/** WhatsApp by Meta's Cloud API. */
export function whatsappChannel(http: HttpClient): Channel {
  return {
    kind: 'whatsapp',
    settings: ['phoneNumberId', 'accessToken', 'appSecret', 'verifyToken'],
    limits: WHATSAPP_LIMITS,
    forms: ({ flows }) => flows === 'yes' || flows === 'draft',
    receive(request, settings) {
      const opened = openReport(request, settings)
      return 'answer' in opened ? { items: [], answer: opened.answer } : { items: itemsOf(opened.report, settings) }
    },
    send: (outgoing, settings) => sendWhatsapp(http, settings, outgoing),
    seen: (message, settings) => tellSeen(http, settings, message),
    media: (ref, settings) => fetchWhatsapp(http, settings, ref),
    setup: whatsappSetUp(http),
    templates: whatsappTemplates(http),
    // https://faq.whatsapp.com/5913398998672934
    chat: ({ number }, start) =>
      number && `https://wa.me/${number.replace(/\D/g, '')}${start ? `?text=${encodeURIComponent(start.text)}` : ''}`,
  }
}
