import { Address } from '@souk/contract/order.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Core } from '../../kernel/core.ts'
import { verify } from '../../kernel/secrets.ts'
import { REPORT_SIGNATURE } from './carrier.ts'
import { SANDBOX_NAME, SANDBOX_STATES } from './parcel.ts'
import type { SandboxPost } from './service.ts'

const Create = z.object({
  home: z.uuid(),
  reference: z.uuid(),
  mark: z.string().max(80),
  direction: z.enum(['out', 'back']),
  from: Address,
  to: Address,
  notifyUrl: z.url(),
  pace: z.number().nonnegative().max(86_400),
})
const Place = z.object({ home: z.uuid(), id: z.string().max(60) })
const Move = z.object({ to: z.enum(SANDBOX_STATES), text: z.string().max(200).optional() })

/** The post's own HTTP interface: signed for who sends; what happens on the way is told to it by whoever knows the number. */
export function mountSandboxPost(app: FastifyInstance, core: Core, post: SandboxPost): void {
  function isSigned({ method, url, headers, body }: FastifyRequest): boolean {
    const signature = headers[REPORT_SIGNATURE]
    return (
      typeof signature === 'string' && verify(core.keys.gateway, `${method} ${url}\n${JSON.stringify(body)}`, signature)
    )
  }

  app.post('/sandbox/parcels', async (request, reply) => {
    if (!isSigned(request)) return reply.code(401).send({ reason: 'not signed' })
    const parsed = Create.safeParse(request.body)
    if (!parsed.success) return reply.code(422).send({ reason: 'an address cannot be read' })
    const { id, tracking, label, home } = await post.create(parsed.data)
    const url = `${core.publicUrl}/sandbox/track/${home}/${tracking}`
    return reply.code(201).send({ id, tracking, url, label: label.toString('base64') })
  })

  app.post('/sandbox/parcels/:home/:id/cancel', async (request, reply) => {
    if (!isSigned(request)) return reply.code(401).send({ reason: 'not signed' })
    const { home, id } = Place.parse(request.params)
    const done = await post.cancel(home, id)
    if (done === null) return reply.code(404).send({ reason: 'no such parcel' })
    return reply.code(done ? 200 : 409).send(done ? {} : { reason: 'it is on its way' })
  })

  app.post('/sandbox/track/:home/:id', async (request, reply) => {
    const { home, id } = Place.parse(request.params)
    const { to, text } = Move.parse(request.body)
    const state = await post.move(home, id, to, text)
    return state === null ? reply.code(404).send({ reason: 'no such parcel' }) : reply.send({ state })
  })

  app.get('/sandbox/track/:home/:id', async (request, reply) => {
    const { home, id } = Place.parse(request.params)
    const state = await post.stateOf(home, id)
    if (state === null) return reply.code(404).send({ reason: 'no such parcel' })
    return reply.type('text/plain; charset=utf-8').send(`${SANDBOX_NAME} ${id}: ${state.replace('_', ' ')}`)
  })
}
