import type { FastifyRequest } from 'fastify'
import type { Config } from '../kernel/config.ts'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/
const LOOPBACK_SOCKET = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/

/** Asked for by somebody at this machine, of a server that nobody else can reach. */
export function isOwnMachine(
  config: Pick<Config, 'host' | 'publicUrl'>,
  { headers, socket, host }: FastifyRequest,
): boolean {
  const isPassedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  // The name as well: a page of the internet may point a name of its own to this machine.
  const name = host.toLowerCase().replace(/:\d+$/, '')
  return (
    LOOPBACK.test(config.host) &&
    config.publicUrl === undefined &&
    !isPassedOn &&
    LOOPBACK_SOCKET.test(socket.remoteAddress ?? '') &&
    (LOOPBACK.test(name) || name.endsWith('.localhost'))
  )
}
