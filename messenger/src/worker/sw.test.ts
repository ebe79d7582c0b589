import { beforeAll, beforeEach, expect, test, vi } from 'vitest'

type Heard = (event: Record<string, unknown>) => void

const heard = new Map<string, Heard>()
const shown: unknown[][] = []
const opened: string[] = []
const focused: string[] = []
let pages: string[] = []

/** A service worker's world, as far as news are concerned: the browsers of the tests show no notifications. */
beforeAll(async () => {
  Object.assign(globalThis, {
    BUILD: 'test',
    SHELL: [],
    addEventListener: (type: string, listener: Heard) => heard.set(type, listener),
    skipWaiting: async () => undefined,
    registration: { showNotification: async (...notification: unknown[]) => void shown.push(notification) },
    clients: {
      claim: async () => undefined,
      matchAll: async () => pages.map((url) => ({ url, focus: async () => focused.push(url) })),
      openWindow: async (url: string) => opened.push(url),
    },
  })
  await import('./sw.ts')
})
beforeEach(() => {
  for (const list of [shown, opened, focused]) list.length = 0
  pages = []
})

async function happen(type: string, event: Record<string, unknown>): Promise<void> {
  const waited: Promise<unknown>[] = []
  heard.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => waited.push(work) })
  await Promise.all(waited)
}

const pushed = (data: unknown) => happen('push', { data: { json: () => data } })
const tapped = (url: string) => {
  const close = vi.fn<() => void>()
  return happen('notificationclick', { notification: { data: url, close } }).then(() => close)
}

test('what is pushed is shown as news of the shop, one for each thread', async () => {
  await pushed({ title: 'Looms', body: 'The blue one is here', url: '/s/looms', tag: 'thread' })
  const options = { body: 'The blue one is here', tag: 'thread', data: '/s/looms', icon: '/icon?size=192' }
  expect(shown).toEqual([['Looms', options]])
  await pushed('nonsense')
  expect(shown).toHaveLength(1)
})

test('a tap leads to the thread: where it is open, else in a window of its own', async () => {
  pages = ['https://souk.example/s/other', 'https://souk.example/s/looms?lang=de']
  expect(await tapped('/s/looms')).toHaveBeenCalledOnce()
  expect([focused, opened]).toEqual([['https://souk.example/s/looms?lang=de'], []])
  await tapped('/s/napoli')
  expect(opened).toEqual(['/s/napoli'])
})
