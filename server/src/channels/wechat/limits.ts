import { WORDS_ONLY, type Limits } from '../limits.ts'

/**
 * A menu stands under a text, one line of words for each choice; a card is an article with its picture and its page. For
 * each message of theirs an account may send five within two days (three within a minute to who has just followed it or
 * scanned its code), so an answer comes in as few as it can. A text has at most 2,048 bytes, with a menu WeChat names no figure: half of
 * that leaves room for the lines of ten choices.
 */
export const WECHAT_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 2048,
  body: 1024,
  bytes: true,
  list: 10,
  listButton: 20,
  listLabel: 60,
  listHint: 60,
  cards: 1,
  cardTitle: 64,
  cardText: 120,
  media: ['image'],
  link: 'beside',
  linkLabel: 20,
  windowMs: 172_800_000,
  resend: 'never',
  perSecond: 100,
  source: 'https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage',
}
