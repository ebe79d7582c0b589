import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../journeys/context.ts'
import { letterOf } from '../journeys/mail/letter.ts'
import { Failure } from '../kernel/failure.ts'
import { findMail, listMails, type MailRow } from '../kernel/mails.ts'
import { allShops } from '../shops/store.ts'
import type { Authenticate } from './auth.ts'
import { letterPage, MAILBOX_STYLE, mailboxPage } from './mailbox-page.ts'
import { isOwnMachine } from './own-machine.ts'
import { secureHeaders } from './pages.ts'

const PAGE = 50
const Place = z.object({ home: z.uuid(), id: z.uuid() })
const Query = z.object({ before: z.uuid().optional() })

/** The pages hold their style sheet, our fonts, no script, and letters in frames. */
const CSP = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${createHash('sha256').update(MAILBOX_STYLE).digest('base64')}'`,
  "font-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
/** A letter runs nothing, loads nothing and knows nobody; its links open pages of their own. */
const LETTER_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

/**
 * `GET /mailbox`: what the shops have written. Other people's orders stand in it, so it is the operator's, by their key;
 * on one's own machine, as long as nobody else can reach the server, the letters of test shops are open as well.
 */
export function mountMailbox(app: FastifyInstance, context: Context, authenticate: Authenticate): void {
  const { config, database, directory } = context

  /** Whose letters this request may see. Throws `unauthorised`. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<'all' | 'test'> {
    secureHeaders(reply)
    reply.header('content-security-policy', CSP).header('cache-control', 'no-store').header('vary', 'authorization')
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const caller = await authenticate(bearerOf(authorization), request.ip).catch((error: unknown) => {
        askForKey(reply)
        throw error
      })
      if (caller.kind === 'operator') return 'all'
    } else if (isOwnMachine(config, request)) {
      return 'test'
    }
    askForKey(reply)
    throw new Failure('unauthorised')
  }

  async function storedLetter(request: FastifyRequest, reply: FastifyReply): Promise<{ mail: MailRow; shop: string }> {
    const whose = await admit(request, reply)
    const place = Place.safeParse(request.params)
    const mail = place.success ? await findMail(database.read, place.data.home, place.data.id) : undefined
    const shop = mail && (await directory.byId(mail.home))
    if (!mail || !shop || (whose === 'test' && !shop.test)) throw new Failure('not_found')
    return { mail, shop: shop.name }
  }

  app.get('/mailbox', async (request, reply) => {
    const whose = await admit(request, reply)
    const { before } = Query.safeParse(request.query).data ?? {}
    const shops = await allShops(database.read)
    const names = new Map(shops.map(({ id, name }) => [id, name]))
    const homes = whose === 'all' ? {} : { homes: shops.filter(({ test }) => test).map(({ id }) => id) }
    const mails = await listMails(database.read, { ...homes, before, limit: PAGE })
    const listed = mails.map((mail) => ({ ...mail, shop: names.get(mail.home) ?? '' }))
    const older = mails.length === PAGE ? mails.at(-1)?.id : undefined
    return sendHtml(reply, mailboxPage({ mails: listed, older, isAll: whose === 'all' }))
  })

  app.get('/mailbox/:home/:id', async (request, reply) => {
    const { mail, shop } = await storedLetter(request, reply)
    return sendHtml(reply, letterPage(mail, shop, (await letterOf(context, mail)).text))
  })

  app.get('/mailbox/:home/:id/letter', async (request, reply) => {
    const { mail } = await storedLetter(request, reply)
    reply.header('content-security-policy', LETTER_CSP).header('referrer-policy', 'no-referrer')
    return sendHtml(reply, (await letterOf(context, mail)).html)
  })
}

function sendHtml(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(html)
}

/** A browser asks its user for a name and a password: the password is the operator's key, the name does not matter. */
function askForKey(reply: FastifyReply): void {
  reply.header('www-authenticate', 'Basic realm="Souk: the operator\'s key as the password", charset="UTF-8"')
}

function bearerOf(authorization: string): string {
  const basic = /^Basic +(\S+)$/i.exec(authorization)?.[1]
  if (basic === undefined) return authorization
  const [, ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  return `Bearer ${password.join(':')}`
}
