import type { Phones } from './phones.ts'

type Server = () => { url: string; key: string }

/** The page of phones, to stand beside a server: its providers are loaded when somebody opens it. */
export function openPhones(server: Server) {
  let opened: Promise<{ phones: Phones; serve: (request: Request) => Promise<Response> }> | undefined

  async function open() {
    const [{ createPhones }, { servePhones }] = await Promise.all([import('./phones.ts'), import('./serve.ts')])
    const phones = createPhones(server)
    return { phones, serve: (request: Request) => servePhones(phones, request) }
  }

  return {
    path: '/phones',
    async handle(request: Request): Promise<Response> {
      opened ??= open()
      return (await opened).serve(request)
    },
    close: async () => (await opened)?.phones.close(),
  }
}
