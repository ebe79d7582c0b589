import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../journeys/context.ts'
import { choose, type LetterChoice, lookAtChoice } from '../journeys/letter-choice.ts'
import type { Choice } from '../journeys/page-code.ts'
import { escapeHtml } from '../kernel/escape-html.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { stripe } from './legal-page.ts'
import { LETTER_WORDS } from './letter-words.ts'
import { secureHeaders } from './pages.ts'
import { FONTS, STYLE } from './reference-style.ts'

const Params = z.object({
  shop: z.string(),
  choice: z.enum(['confirm', 'stop']),
  code: z.string().regex(/^[\w-]{44}$/),
})

const LETTER_STYLE = `${STYLE}
.page { max-width: 560px; }
.stripe { display: block; width: 100%; height: 12px; }
main p { font-size: 17px; line-height: 1.6; overflow-wrap: anywhere; }
blockquote { margin: 20px 0; padding: 12px 20px; background: var(--paper); border-radius: 6px; overflow-wrap: anywhere; }
button { min-height: 48px; padding: 12px 28px; border: 0; border-radius: 6px; background: var(--ink); color: var(--ground); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`

/** One style sheet and our fonts, no script; its one button posts to where it stands. */
const CSP = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${createHash('sha256').update(LETTER_STYLE).digest('base64')}'`,
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * `GET` and `POST /letters/{shop}/{confirm|stop}/{code}`: what a letter's link leads to. Opening it changes nothing, for mail
 * programs and scanners open what nobody has; the button posts. A program's own button for unsubscribing posts as well (RFC
 * 8058), so the code stands in the address: it opens nothing, and does this one thing.
 */
export async function mountLetters(app: FastifyInstance, context: Context): Promise<void> {
  async function linkOf(request: FastifyRequest) {
    const params = Params.safeParse(request.params).data
    const shop = params && (await context.directory.bySlug(params.shop))
    if (!params || !shop) throw new Failure('not_found')
    return { shop, choice: params.choice, code: params.code }
  }

  await app.register(async (pages) => {
    // What is posted says nothing that is not in the address.
    pages.removeAllContentTypeParsers()
    pages.addContentTypeParser('*', { bodyLimit: 4096, parseAs: 'buffer' }, (_request, _body, done) => done(null))
    pages.get('/letters/:shop/:choice/:code', async (request, reply) => {
      const link = await linkOf(request)
      return answer(reply, link, await lookAtChoice(context, link))
    })
    pages.post('/letters/:shop/:choice/:code', async (request, reply) => {
      const link = await linkOf(request)
      return answer(reply, link, await choose(context, link))
    })
  })
}

function answer(
  reply: FastifyReply,
  { shop, choice }: { shop: Shop; choice: Choice },
  found: LetterChoice | undefined,
): FastifyReply {
  if (!found) throw new Failure('not_found')
  secureHeaders(reply)
  reply
    .header('content-security-policy', CSP)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
  reply.header('x-robots-tag', 'noindex')
  return reply.type('text/html; charset=utf-8').send(letterChoicePage(shop, choice, found))
}

function letterChoicePage(shop: Shop, choice: Choice, { language, state, wording }: LetterChoice): string {
  const words = LETTER_WORDS[language][choice]
  const say = (text: string) => escapeHtml(text.replace('{shop}', shop.name))
  const quote = wording ? `<blockquote dir="auto">${escapeHtml(wording)}</blockquote>` : ''
  const body =
    state === 'asked'
      ? `<p>${say(words.ask)}</p>${quote}<form method="post"><button>${say(words.button)}</button></form>`
      : `<p role="status">${say(words[state])}</p><p><a href="/s/${escapeHtml(shop.slug)}">${say(words.shop)}</a></p>`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${words.title} · ${shop.name}`)}</title>
${FONTS}<style>${LETTER_STYLE}</style>
</head>
<body>
${stripe(shop.slug)}
<div class="page">
<header><nav><span dir="auto">${escapeHtml(shop.name)}</span></nav><h1>${say(words.title)}</h1></header>
<main>${body}</main>
</div>
</body>
</html>
`
}
