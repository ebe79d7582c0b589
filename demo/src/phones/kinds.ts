import { openAlexa } from '../simulators/alexa.ts'
import { openApple } from '../simulators/apple.ts'
import { openInstagram, openMessenger } from '../simulators/inbox.ts'
import { openLine } from '../simulators/line.ts'
import { openRcs } from '../simulators/rcs.ts'
import type { ChannelSimulator } from '../simulators/simulator.ts'
import { openSms } from '../simulators/sms.ts'
import { openTelegram } from '../simulators/telegram.ts'
import { openViber } from '../simulators/viber.ts'
import { openVoice } from '../simulators/voice.ts'
import { openWechat } from '../simulators/wechat.ts'
import { openWhatsapp } from '../simulators/whatsapp.ts'
import { openX } from '../simulators/x.ts'

type Make = { name: string; open(): Promise<ChannelSimulator> }

/** The messengers that can be tried, by the name people know them by. */
export const KINDS = {
  whatsapp: { name: 'WhatsApp', open: openWhatsapp },
  instagram: { name: 'Instagram', open: openInstagram },
  messenger: { name: 'Messenger', open: openMessenger },
  telegram: { name: 'Telegram', open: openTelegram },
  sms: { name: 'SMS', open: () => openSms() },
  rcs: { name: 'RCS', open: openRcs },
  line: { name: 'LINE', open: openLine },
  viber: { name: 'Viber', open: openViber },
  wechat: { name: 'WeChat', open: openWechat },
  x: { name: 'X', open: openX },
  apple: { name: 'Apple Messages', open: openApple },
  voice: { name: 'Telephone', open: openVoice },
  alexa: { name: 'Alexa', open: openAlexa },
} as const satisfies Record<string, Make>

export type Kind = keyof typeof KINDS

export function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name)
}
