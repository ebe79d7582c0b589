import { at, isLink, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'

/** A message as somebody has it on their phone. */
export type Sent = { ref: string; body: Json }

/** https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage */
const MOST_BYTES = 2048

/** What WeChat would refuse it for: its code and its words. `menus`: the account is certified. */
export function complaintOf(
  body: Json,
  media: ReadonlyMap<string, unknown>,
  menus: boolean,
): [number, string] | undefined {
  const type = text(body['msgtype'])
  switch (type) {
    case 'text':
      return wordsComplaint(text(at(body, 'text')['content']))
    case 'image':
      return media.has(text(at(body, 'image')['media_id'])) ? undefined : [40_007, 'invalid media_id']
    case 'news':
      return articleComplaint(list(at(body, 'news')['articles']))
    case 'msgmenu':
      return menus ? menuComplaint(body) : [40_200, 'invalid account type']
    default:
      return [40_008, 'invalid message type']
  }
}

function wordsComplaint(words: string): [number, string] | undefined {
  if (words === '') return [44_004, 'empty content']
  return Buffer.byteLength(words) > MOST_BYTES ? [45_002, 'content size out of limit'] : undefined
}

function articleComplaint(articles: readonly Json[]): [number, string] | undefined {
  const [article, more] = articles
  if (!article || more) return [45_008, 'article size out of limit']
  if (text(article['title']) === '') return [40_035, 'invalid parameter']
  return [article['url'], article['picurl']].every((url) => url === undefined || isLink(url))
    ? undefined
    : [40_048, 'invalid url']
}

function menuComplaint(body: Json): [number, string] | undefined {
  const menu = at(body, 'msgmenu')
  const rows = list(menu['list'])
  if (rows.length === 0 || rows.some(({ id, content }) => text(id) === '' || text(content) === ''))
    return [40_035, 'invalid parameter']
  return wordsComplaint(text(menu['head_content']) && wholeOf(body))
}

/** What can be tapped: the lines of a menu. */
export function tapsOf({ body }: Sent): { id: string; content: string }[] {
  return list(at(body, 'msgmenu')['list']).map(({ id, content }) => ({ id: text(id), content: text(content) }))
}

/** Everything there is to read. */
function wholeOf(body: Json): string {
  const menu = at(body, 'msgmenu')
  const lines = tapsOf({ ref: '', body }).map(({ content }) => content)
  return [text(menu['head_content']), ...lines, text(menu['tail_content'])].filter(Boolean).join('\n')
}

const LINK = /<a href="([^"]+)">([^<]*)<\/a>/g

export function textOf(body: Json): string {
  const [article] = list(at(body, 'news')['articles'])
  if (article) return [text(article['title']), text(article['description'])].filter(Boolean).join('\n')
  return text(at(body, 'text')['content']).replaceAll(LINK, '$2') || wholeOf(body)
}

export function seenOf(sent: Sent): Seen {
  const { ref, body } = sent
  const words = text(at(body, 'text')['content'])
  const [article] = list(at(body, 'news')['articles'])
  const bare = `${words.replaceAll(LINK, '')}\n${text(at(body, 'msgmenu')['tail_content'])}`
  const picture = text(article?.['picurl']) || text(at(body, 'image')['media_id'])
  return {
    ref,
    text: textOf(body),
    buttons: tapsOf(sent).map(({ content }) => content),
    links: [
      ...[...words.matchAll(LINK)].map(([, url = '', label = '']) => ({ label, url })),
      ...[...bare.matchAll(/https?:\/\/\S+/g)].map(([url]) => ({ label: url, url })),
      ...(article ? [{ label: text(article['title']), url: text(article['url']) }] : []),
    ],
    media: picture === '' ? [] : [{ type: 'image', url: picture }],
  }
}
