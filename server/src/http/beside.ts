import type { FastifyInstance } from 'fastify'

/** What is no part of the server and is reached at its address: the demo market's phones. */
export type Beside = {
  /** `/name`: it gets this and all that lies below. */
  path: string
  handle(request: Request): Promise<Response>
  close(): Promise<void>
}

const MOST_BYTES = 2 * 1024 * 1024

/** Passes on what is asked of it, as it came. */
export async function mountBeside(app: FastifyInstance, { path, handle }: Beside): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    const options = { parseAs: 'buffer', bodyLimit: MOST_BYTES } as const
    scope.addContentTypeParser('*', options, (_request, body, done) => done(null, body))
    for (const url of [path, `${path}/*`]) {
      scope.all(url, async ({ method, url: asked, headers, body }, reply) => {
        const type = headers['content-type']
        const given = Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}
        const request = new Request(new URL(asked, 'http://localhost'), {
          method,
          headers: type === undefined ? {} : { 'content-type': type },
          ...given,
        })
        return reply.send(await handle(request))
      })
    }
  })
}
