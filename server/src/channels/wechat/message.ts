import type { InboundItem, InboundPart, Origin } from '../arrival.ts'
import { brief, HELLO, named, placed, remote, said, tapped } from '../said.ts'

type Fields = Readonly<Record<string, string>>
type Whom = { address: string; scope: string }

/** Before the scene of a QR code by which somebody has begun to follow. */
const SCENE = /^qrscene_/
const MOST = { title: 500, url: 2000 }
const LONGEST_SCENE = 500

/**
 * What one report brings: a message, or something that was done
 * (https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html and
 * …/Receiving_event_pushes.html). WeChat tells no names and sends no word of what was read.
 */
export function itemsOf(fields: Fields, whom: Whom): InboundItem[] {
  const { MsgType: kind = '', MsgId: id, CreateTime: at = '' } = fields
  if (kind === 'event') return newsOf(fields, whom)
  const origin = kind === 'link' ? { origin: sharedIn(fields) } : {}
  return [
    {
      kind: 'message',
      dedupe: id || `${whom.address}.${at}.${kind}`,
      ...whom,
      parts: partsOf(kind, fields),
      ...origin,
    },
  ]
}

function partsOf(kind: string, fields: Fields): InboundPart[] {
  const parts = readable(kind, fields)
  return parts.length > 0 ? parts : named(kind)
}

function readable(kind: string, fields: Fields): InboundPart[] {
  const { Content: text, MediaId: media, bizmsgmenuid: choice, Title: title, Description: more, Url: url } = fields
  switch (kind) {
    case 'text':
      return choice ? tapped(choice, text) : said(text)
    case 'image':
      return remote('image', media)
    case 'voice':
      // What WeChat has understood of it, where the account has that switched on.
      return [...remote('audio', media), ...said(fields['Recognition'])]
    case 'video':
    case 'shortvideo':
      return remote('video', media)
    case 'location':
      return placeIn(fields)
    case 'link':
      return said([title, more, url].filter(Boolean).join('\n'))
    default:
      // A file, a mini program: what it is called is all that is told of it.
      return [...named(kind), ...said(title)]
  }
}

function placeIn({ Location_X: x, Location_Y: y, Label: label }: Fields): InboundPart[] {
  const [latitude, longitude] = [Number(x || Number.NaN), Number(y || Number.NaN)]
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return named('location')
  return placed({ latitude, longitude }, label)
}

function sharedIn({ Title: title, Url: url }: Fields): Origin {
  return { kind: 'share', ...brief({ title, url }, MOST) }
}

function newsOf(fields: Fields, whom: Whom): InboundItem[] {
  const { Event: event = '', EventKey: key = '', CreateTime: at = '' } = fields
  const dedupe = `${whom.address}.${at}.${event}`.slice(0, 200)
  const wrote = (parts: InboundPart[], scene = ''): InboundItem => ({
    kind: 'message',
    dedupe,
    ...whom,
    parts,
    ...(scene ? { origin: { kind: 'code', ref: scene.slice(0, LONGEST_SCENE) } } : {}),
  })
  const wants = (really: boolean): InboundItem => ({
    kind: 'consent',
    dedupe: `${dedupe}.wants`,
    ...whom,
    wants: really,
  })
  switch (event) {
    case 'subscribe':
      return [wants(true), wrote(said(HELLO), key.replace(SCENE, ''))]
    case 'unsubscribe':
      return [wants(false)]
    case 'SCAN':
      return [wrote(said(HELLO), key)]
    case 'CLICK':
      return key ? [wrote(tapped(key, key))] : []
    case 'scancode_waitmsg':
      return scannedIn(fields).map((text) => wrote(said(text), text))
    case 'TEMPLATESENDJOBFINISH':
      return fateIn(fields, whom, dedupe)
    default:
      // Pages that were opened, pictures that follow as messages, places their phone tells by itself: nothing was said.
      return []
  }
}

function scannedIn(fields: Fields): string[] {
  const text = fields['ScanCodeInfo.ScanResult']?.trim()
  return text ? [text] : []
}

/** What became of a template message: `success`, or why not. Somebody may have blocked the account. */
function fateIn({ MsgID: ref = '', Status: status = '' }: Fields, whom: Whom, dedupe: string): InboundItem[] {
  if (ref === '') return []
  if (status === 'success') return [{ kind: 'status', dedupe, ref, state: 'delivered' }]
  const failed: InboundItem = { kind: 'status', dedupe, ref, state: 'failed', reason: status.slice(0, 500) }
  if (!/user block/.test(status)) return [failed]
  return [failed, { kind: 'consent', dedupe: `${dedupe}.wants`, ...whom, wants: false }]
}
