import { channelName } from '@souk/contract/channel-name.ts'
import any from 'icon:chat-text'
import apple from 'icon:apple-logo'
import email from 'icon:envelope-simple'
import globe from 'icon:globe-simple'
import instagram from 'icon:instagram-logo'
import messenger from 'icon:messenger-logo'
import phone from 'icon:phone'
import telegram from 'icon:telegram-logo'
import wechat from 'icon:wechat-logo'
import whatsapp from 'icon:whatsapp-logo'
import xLogo from 'icon:x-logo'
import { t } from '../i18n/t.ts'
import { Icon } from './icon.tsx'

const DRAWINGS: Readonly<Record<string, string>> = {
  apple,
  email,
  instagram,
  messenger,
  telegram,
  voice: phone,
  web: globe,
  wechat,
  whatsapp,
  x: xLogo,
}

/** Dyes by which a channel is seen at the beginning of a row; its drawing or name always stands there as well. */
const SPINES: Readonly<Record<string, string>> = {
  alexa: 'light-dark(#0E6A86, #6CC4E0)',
  apple: 'light-dark(#5A5B78, #A9A8CC)',
  email: 'light-dark(#7A3B22, #E0A988)',
  instagram: 'light-dark(#8A2D5C, #F09AC6)',
  line: 'light-dark(#41521F, #B5CF7C)',
  messenger: 'light-dark(#23408E, #8FAAF5)',
  sms: 'light-dark(#5A3A7E, #C4A5EA)',
  telegram: 'light-dark(#0E6A86, #6CC4E0)',
  viber: 'light-dark(#5A3A7E, #C4A5EA)',
  voice: 'light-dark(#A3262A, #F59A9D)',
  web: 'light-dark(#1B1A3A, #ECEBFA)',
  wechat: 'light-dark(#2F6B3A, #8FD39C)',
  whatsapp: 'light-dark(#2F6B3A, #8FD39C)',
}

/** The colour of a channel's spine. */
export function channelDye(kind: string): string {
  return SPINES[kind] ?? 'light-dark(#5A5B78, #A9A8CC)'
}

/** What a channel is called here: messengers have one name everywhere, the shop's own page has the language's. */
export function channelLabel(kind: string): string {
  return kind === 'web' ? t('channel.web') : channelName(kind)
}

/** 3 px at the beginning of what came by this channel; stands inside something positioned. */
export function ChannelSpine({ kind }: { kind: string }) {
  return (
    <span aria-hidden="true" className="absolute inset-y-0 start-0 w-0.75" style={{ background: channelDye(kind) }} />
  )
}

/** A channel's drawing with its name for those who hear the page. */
export function ChannelIcon({ kind, size = 16 }: { kind: string; size?: number }) {
  return (
    <span className="inline-flex flex-none" style={{ color: channelDye(kind) }} title={channelLabel(kind)}>
      <Icon path={DRAWINGS[kind] ?? any} size={size} />
      <span className="sr-only">{channelLabel(kind)}</span>
    </span>
  )
}
