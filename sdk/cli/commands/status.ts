import type { Command } from '../command.ts'

export const status: Command = {
  name: 'status',
  about: 'Whether the server is up, and its version.',
  operands: [],
  options: {},
  async run({ server, signal }) {
    await server.send({ method: 'GET', path: '/ready', signal })
    const document: unknown = await (await server.send({ method: 'GET', path: '/api/openapi.json', signal })).json()
    return { url: server.url, ready: true, version: versionOf(document) }
  },
}

function versionOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('info' in document)) return undefined
  const { info } = document
  return typeof info === 'object' && info !== null && 'version' in info ? String(info.version) : undefined
}
