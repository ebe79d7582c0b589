/**
 * The service worker: the app's own files by their build, pictures that were seen, and one page for every address when there
 * is no network. It is registered only once a chat was opened. Nothing of the API goes through it.
 * `build.ts` strips the types and puts BUILD and SHELL in front.
 */
declare const BUILD: string
declare const SHELL: readonly string[]

type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Pushed = Lasting & { data: { json(): unknown } | null }
type Tapped = Lasting & { notification: { data: unknown; close(): void } }
type Page = { url: string; focus(): Promise<unknown> }
interface Scope {
  addEventListener(type: 'install' | 'activate', heard: (event: Lasting) => void): void
  addEventListener(type: 'fetch', heard: (event: Asked) => void): void
  addEventListener(type: 'push', heard: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', heard: (event: Tapped) => void): void
  addEventListener(type: 'message', heard: (event: Lasting & { data: unknown }) => void): void
  skipWaiting(): Promise<void>
  registration: { showNotification(title: string, options: object): Promise<void> }
  clients: {
    claim(): Promise<void>
    matchAll(query: { type: 'window' }): Promise<readonly Page[]>
    openWindow(url: string): Promise<unknown>
  }
}

const OWN = `souk-app-${BUILD}`
const PICTURES = 'souk-pictures'
const MOST_PICTURES = 200
/** A page that has not answered by then is shown from here. */
const PATIENCE_MS = 4_000

function isScope(scope: unknown): scope is Scope {
  return typeof scope === 'object' && scope !== null && 'skipWaiting' in scope && 'clients' in scope
}

const scope: unknown = globalThis
if (isScope(scope)) start(scope)

function start(worker: Scope): void {
  worker.addEventListener('install', (event) => {
    event.waitUntil(caches.open(OWN).then((cache) => cache.addAll(['/', ...SHELL])))
  })
  worker.addEventListener('activate', (event) => {
    event.waitUntil(dropOld().then(() => worker.clients.claim()))
  })
  // Only the shopper's tap on the notice changes the version under an open page.
  worker.addEventListener('message', (event) => {
    if (event.data === 'update') void worker.skipWaiting()
    else if (Array.isArray(event.data)) event.waitUntil(keepSeen(event.data))
  })
  worker.addEventListener('push', (event) => event.waitUntil(tell(worker, event.data?.json())))
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(show(worker, String(event.notification.data)))
  })
  worker.addEventListener('fetch', (event) => {
    const answer = answerTo(event)
    if (answer) event.respondWith(answer)
  })
}

/** An answer that came while the chat was shut; a newer one of the same thread takes its place. */
async function tell(worker: Scope, said: unknown): Promise<void> {
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

/** Back to the thread: where it is open already, else in a window of its own. */
async function show(worker: Scope, url: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window' })
  const open = pages.find((one) => new URL(one.url).pathname === url)
  await (open ? open.focus() : worker.clients.openWindow(url))
}

async function dropOld(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith('souk-app-') && name !== OWN).map((name) => caches.delete(name)),
  )
}

function answerTo(event: Asked): Promise<Response> | undefined {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return undefined
  if (request.mode === 'navigate') return isOurs(url.pathname) ? page(request) : undefined
  const place = cacheOf(url)
  return place === undefined ? undefined : kept(event, place)
}

function cacheOf({ origin, pathname }: URL): string | undefined {
  if (origin !== location.origin) return undefined
  if (pathname.startsWith('/assets/')) return OWN
  return pathname.startsWith('/media/') ? PICTURES : undefined
}

/** The addresses whose page is the app; the API's reference and others are not. */
function isOurs(path: string): boolean {
  return path === '/' || /^\/(s|checkout|orders|withdraw|sandbox\/pay)\//.test(path)
}

async function page(request: Request): Promise<Response> {
  const cached = await (await caches.open(OWN)).match('/')
  if (!cached) return fetch(request)
  const late = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE_MS, cached))
  return Promise.race([fetch(request), late]).catch(() => cached)
}

/** What the page had loaded before this worker was there: fonts, and pictures of the thread. */
async function keepSeen(urls: readonly unknown[]): Promise<void> {
  for (const url of urls) {
    const place = typeof url === 'string' ? cacheOf(new URL(url, location.href)) : undefined
    if (place === undefined) continue
    const cache = await caches.open(place)
    const request = new Request(String(url))
    if (await cache.match(request, { ignoreVary: true })) continue
    const answer = await fetch(request).catch(() => undefined)
    if (answer?.ok) await keep(cache, request, answer, place)
  }
}

/** From here, else from the network and kept: what these addresses name never changes. */
async function kept(event: Asked, name: string): Promise<Response> {
  const cache = await caches.open(name)
  const known = await cache.match(event.request, { ignoreVary: true })
  if (known) return known
  const answer = await fetch(event.request)
  if (answer.ok) event.waitUntil(keep(cache, event.request, answer.clone(), name))
  return answer
}

async function keep(cache: Cache, request: Request, answer: Response, name: string): Promise<void> {
  await cache.put(request, answer)
  if (name !== PICTURES) return
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PICTURES)).map((old) => cache.delete(old)))
}
