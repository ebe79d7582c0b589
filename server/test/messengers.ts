import { openApple } from '@souk/demo/simulators/apple.ts'
import { openInstagram, openMessenger } from '@souk/demo/simulators/inbox.ts'
import { openLine } from '@souk/demo/simulators/line.ts'
import { openRcs } from '@souk/demo/simulators/rcs.ts'
import type { ChannelSimulator, Faults } from '@souk/demo/simulators/simulator.ts'
import { openSms } from '@souk/demo/simulators/sms.ts'
import { openTelegram } from '@souk/demo/simulators/telegram.ts'
import { openViber } from '@souk/demo/simulators/viber.ts'
import { openVoice } from '@souk/demo/simulators/voice.ts'
import { openWechat } from '@souk/demo/simulators/wechat.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import { openX } from '@souk/demo/simulators/x.ts'

/** Every messenger outside but letters, which come by one server: a provider of its own each time. */
export const MESSENGERS: Readonly<Record<string, (faults?: Partial<Faults>) => Promise<ChannelSimulator>>> = {
  telegram: openTelegram,
  whatsapp: openWhatsapp,
  messenger: openMessenger,
  instagram: openInstagram,
  line: openLine,
  sms: openSms,
  'sms with rcs': (faults) => openSms(faults, { rcs: true }),
  rcs: openRcs,
  apple: openApple,
  viber: openViber,
  wechat: openWechat,
  voice: openVoice,
  x: openX,
}
