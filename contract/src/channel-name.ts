/** What people call the messengers; a name is the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  alexa: 'Alexa',
  apple: 'Apple Messages',
  email: 'E-mail',
  instagram: 'Instagram',
  line: 'LINE',
  messenger: 'Messenger',
  rcs: 'RCS',
  sms: 'SMS',
  telegram: 'Telegram',
  viber: 'Viber',
  voice: '☎',
  wechat: 'WeChat',
  whatsapp: 'WhatsApp',
  x: 'X',
}

/** The name of a kind of channel, as a label shows it; an unknown kind is its own name. */
export function channelName(kind: string): string {
  return NAMES[kind] ?? kind
}
