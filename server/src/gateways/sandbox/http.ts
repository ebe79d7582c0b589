import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Core } from '../../kernel/core.ts'
import { verify } from '../../kernel/secrets.ts'
import { SIGNATURE_HEADER } from './gateway.ts'
import type { Refusal, Sandbox, View } from './service.ts'

const Place = z.object({ home: z.uuid(), id: z.uuid() })
const Create = z.object({
  reference: z.uuid(),
  home: z.uuid(),
  amount: z.object({ amount: z.int().positive(), currency: z.string().length(3) }),
  merchant: z.string().max(200),
  returnUrl: z.string().max(2000),
  notifyUrl: z.string().max(2000),
  authoriseOnly: z.boolean().default(false),
  save: z.object({ words: z.string().max(2000) }).optional(),
  /** The payment with which the method was kept that is charged now. */
  method: z.uuid().optional(),
})
const Act = z.object({ amount: z.int(), key: z.uuid() })
const Save = z.object({ save: z.boolean().optional() })
const Card = Save.extend({ card: z.string().max(30), exp: z.string().max(9), cvc: z.string().regex(/^\d{3,4}$/) })
const Payer = z.union([
  Save.extend({ method: z.enum(['wallet', 'transfer']) }),
  Save.extend({ method: z.literal('bank'), bank: z.string().max(40).optional() }),
  Card.extend({ method: z.literal('card').default('card') }),
])
/** Whoever names no bank has an account there. */
const FIRST_BANK = 'Polder Bank'
const Dispute = z.object({ end: z.enum(['won', 'lost']).optional() }).default({})
const Confirm = z.object({ accept: z.boolean().default(true) }).default({ accept: true })

function answer(reply: FastifyReply, result: View | Refusal | null): FastifyReply {
  if (result === null) return reply.code(404).send({ reason: 'no such charge' })
  if ('refused' in result) return reply.code(409).send({ reason: result.refused })
  return reply.code(result.state === 'declined' ? 402 : 200).send(result)
}

/** The sandbox's own HTTP interface: for merchants, signed; for its hosted page, by the page's address. */
export function mountSandbox(app: FastifyInstance, core: Core, sandbox: Sandbox): void {
  /** Requests of merchants are signed over method, path and body. */
  function isSigned(request: {
    method: string
    url: string
    headers: Record<string, unknown>
    body: unknown
  }): boolean {
    const signature = request.headers[SIGNATURE_HEADER]
    const text = request.body === undefined || request.body === null ? '' : JSON.stringify(request.body)
    return (
      typeof signature === 'string' && verify(core.keys.gateway, `${request.method} ${request.url}\n${text}`, signature)
    )
  }

  const pageOf = (home: string, id: string): string => `${core.publicUrl}/sandbox/pay/${home}/${id}`

  app.post('/sandbox/charges', async (request, reply) => {
    if (!isSigned(request)) return reply.code(401).send({ reason: 'not signed' })
    const { reference, home, amount, merchant, returnUrl, notifyUrl, ...wish } = Create.parse(request.body)
    const charge = await sandbox.create({
      home,
      id: core.newId(),
      ...amount,
      merchant,
      reference,
      notify_url: notifyUrl,
      return_url: returnUrl,
      authorise_only: wish.authoriseOnly,
      words: wish.save?.words ?? null,
    })
    if (wish.method !== undefined) {
      // A method that is not kept charges nothing: the page is there to be paid at.
      await sandbox.charge(home, charge.id, wish.method)
    }
    return reply.code(201).send({ id: charge.id, url: pageOf(home, charge.id) })
  })

  app.get('/sandbox/charges/:home/:id', async (request, reply) => {
    if (!isSigned(request)) return reply.code(401).send({ reason: 'not signed' })
    const { home, id } = Place.parse(request.params)
    const view = await sandbox.view(home, id)
    return view ? reply.send(view) : answer(reply, null)
  })

  app.post('/sandbox/methods/:home/:id/forget', async (request, reply) => {
    if (!isSigned(request)) return reply.code(401).send({ reason: 'not signed' })
    const { home, id } = Place.parse(request.params)
    await sandbox.forget(home, id)
    return reply.send({})
  })

  app.post('/sandbox/charges/:home/:id/:action', async (request, reply) => {
    if (!isSigned(request)) return reply.code(401).send({ reason: 'not signed' })
    const { home, id, action } = Place.extend({ action: z.enum(['capture', 'void', 'refund']) }).parse(request.params)
    const { amount, key } = Act.parse(request.body)
    if (action === 'void') return answer(reply, await sandbox.void(home, id))
    const isCapture = action === 'capture'
    return answer(reply, await (isCapture ? sandbox.capture(home, id, amount) : sandbox.refund(home, id, amount, key)))
  })

  app.get('/sandbox/pay/:home/:id/state', async (request, reply) => {
    const { home, id } = Place.parse(request.params)
    const view = await sandbox.view(home, id)
    return view ? reply.send(view) : answer(reply, null)
  })

  app.post('/sandbox/pay/:home/:id/pay', async (request, reply) => {
    const { home, id } = Place.parse(request.params)
    const payer = Payer.parse(request.body)
    const paid = await sandbox.pay(home, id, payer)
    if (payer.method !== 'bank' || paid === null || 'refused' in paid || paid.state !== 'redirected')
      return answer(reply, paid)
    const bank = encodeURIComponent(payer.bank ?? FIRST_BANK)
    return reply.send({ ...paid, redirect: `${pageOf(home, id)}/bank?name=${bank}` })
  })

  app.post('/sandbox/pay/:home/:id/settle', async (request, reply) => {
    const { home, id } = Place.parse(request.params)
    return answer(reply, await sandbox.settle(home, id))
  })

  app.post('/sandbox/pay/:home/:id/dispute', async (request, reply) => {
    const { home, id } = Place.parse(request.params)
    const { end } = Dispute.parse(request.body ?? undefined)
    return answer(reply, await sandbox.dispute(home, id, end))
  })

  app.post('/sandbox/pay/:home/:id/confirm', async (request, reply) => {
    const { home, id } = Place.parse(request.params)
    const { accept } = Confirm.parse(request.body ?? undefined)
    return answer(reply, await sandbox.confirm(home, id, accept))
  })
}
