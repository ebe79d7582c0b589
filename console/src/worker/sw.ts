/**
 * The service worker of the console: it calls staff while no page of it is open. It keeps nothing: what is shown comes from
 * the server. `build.ts` strips the types.
 */
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Pushed = Lasting & { data: { json(): unknown } | null }
type Tapped = Lasting & { notification: { data: unknown; close(): void } }
type Page = { url: string; focus(): Promise<unknown>; navigate(url: string): Promise<unknown> }
interface Scope {
  addEventListener(type: 'push', heard: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', heard: (event: Tapped) => void): void
  registration: { showNotification(title: string, options: object): Promise<void> }
  clients: { matchAll(query: { type: 'window' }): Promise<readonly Page[]>; openWindow(url: string): Promise<unknown> }
}

const scope: unknown = globalThis
if (isScope(scope)) start(scope)

function isScope(given: unknown): given is Scope {
  return typeof given === 'object' && given !== null && 'registration' in given && 'clients' in given
}

function start(worker: Scope): void {
  worker.addEventListener('push', (event) => event.waitUntil(call(worker, event.data?.json())))
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(worker, String(event.notification.data)))
  })
}

/** Somebody waits for a person; a newer call about the same takes its place. */
async function call(worker: Scope, said: unknown): Promise<void> {
  if (typeof said !== 'object' || said === null || !('title' in said && 'body' in said && 'url' in said)) return
  const { title, body, url } = said
  const tag = 'tag' in said ? String(said.tag) : ''
  await worker.registration.showNotification(String(title), {
    body: String(body),
    tag,
    data: url,
    icon: '/icon?size=192',
  })
}

/** The thread, in a page of the console where one is open. */
async function open(worker: Scope, url: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window' })
  const desk = pages.find((one) => new URL(one.url).pathname.startsWith('/console/'))
  if (!desk) {
    await worker.clients.openWindow(url)
    return
  }
  await desk.focus()
  await desk.navigate(url)
}
