import { SoukError } from '@souk/sdk/errors.ts'
import { h } from 'preact'
import type { ComponentChildren } from 'preact'
import { speakMore } from '../i18n/t.ts'
import { Trouble } from '../pages/trouble.tsx'
import { clientFor, keepAccess, souk } from '../state/access.ts'
import { deviceOf } from '../state/device.ts'
import { codeIn } from '../state/order-access.ts'
import type { Store } from './store.ts'

/**
 * Comes from a mail's link, or from another device: its code becomes the right to the thread, which is then opened. Where
 * it does not, `show` is given what stands in the thread's place until something was done about it.
 */
export async function arrive(store: Store, show: (what: ComponentChildren) => void): Promise<void> {
  const { shop } = store
  const code = codeIn(location.hash)
  const why = code === undefined ? undefined : await tryCode(shop.slug, code)
  show(undefined)
  if (code === undefined || !why) return store.open()
  if (why === 'unreachable') {
    return show(h(Trouble, { kind: 'unreachable', onRetry: () => void arrive(store, show) }))
  }
  const [{ Arrival }] = await Promise.all([import('../pages/arrival.tsx'), speakMore('move')])
  const onDone = () => {
    show(undefined)
    void store.open()
  }
  show(h(Arrival, { shop, code, why, onDone }))
}

async function tryCode(shop: string, code: string): Promise<Why | 'unreachable' | undefined> {
  const why = await exchange(shop, code).catch((error: unknown) =>
    error instanceof SoukError ? haltOf(error, code) : undefined,
  )
  // What has been used up is of no use in the history.
  if (why !== 'unreachable') history.replaceState(history.state, '', location.pathname + location.search)
  return why
}

/** The exchange whose answer was lost is asked for again, and not done twice. */
const idempotencyKey = crypto.randomUUID()

/** `instead` gives up the thread that this browser has. */
export async function exchange(shop: string, code: string, instead = false): Promise<undefined> {
  const body = { code, device: deviceOf(navigator), instead }
  const ask = { params: { shop }, body, idempotencyKey: `${idempotencyKey}/${instead}` }
  // A right that ended lets nobody in, and keeps nobody out.
  const access = await clientFor(shop)
    .call('openThread', ask)
    .catch((error: unknown) => {
      if (error instanceof SoukError && error.status === 401) return souk.call('openThread', ask)
      throw error
    })
  keepAccess(shop, access)
}

/** Used before, or this browser would lose another thread. */
export type Why = 'used' | 'other'

function haltOf({ code: fault }: SoukError, code: string): Why | 'unreachable' | undefined {
  if (fault === 'unreachable') return fault
  if (fault === 'other_thread') return 'other'
  // A newer code takes an older one's place: then it is known no longer.
  return fault === 'link_used' || (fault === 'not_found' && !isMail(code)) ? 'used' : undefined
}

/** A mail's code carries its signature behind a dot. */
export function isMail(code: string): boolean {
  return code.includes('.')
}
