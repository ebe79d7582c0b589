/** Where this page is. `home` may turn out to be the market or one shop's own host. */
export type Route =
  | { name: 'home' }
  | { name: 'thread'; shop: string }
  | { name: 'checkout'; shop: string; checkout: string }
  | { name: 'purchase'; purchase: string }
  | { name: 'order'; shop: string; number: string }
  | { name: 'pay' }
  | { name: 'bank' }
  | { name: 'withdraw'; shop?: string }
  | { name: 'missing' }

export function routeOf(path: string): Route {
  const [first, second, third, fourth, ...more] = path.split('/').filter(Boolean).map(decodeURIComponent)
  if (first === 'sandbox' && second === 'pay' && fourth && more.join('/') === 'bank') return { name: 'bank' }
  if (more.length > 0) return { name: 'missing' }
  if (first === undefined) return { name: 'home' }
  if (first === 'sandbox' && second === 'pay' && third) return { name: 'pay' }
  if (first === 'withdraw' && !third) return second ? { name: 'withdraw', shop: second } : { name: 'withdraw' }
  if (fourth) return { name: 'missing' }
  if (first === 's' && second && !third) return { name: 'thread', shop: second }
  if (first === 'purchase' && second && !third) return { name: 'purchase', purchase: second }
  if (first === 'checkout' && second && third) return { name: 'checkout', shop: second, checkout: third }
  if (first === 'orders' && second && third) return { name: 'order', shop: second, number: third }
  return { name: 'missing' }
}

const OURS = /^\/(checkout|purchase|orders|sandbox\/pay)\//

/**
 * Where to go for a link from the thread. Our own pages are opened on this origin, where this browser keeps the
 * thread's token; `here` says so, and that they may be shown in a sheet above the thread.
 */
export function placeOf(link: string, page: URL): { url: string; here: boolean } {
  const url = new URL(link, page)
  const same = url.origin === page.origin || (url.port === page.port && related(url.hostname, page.hostname))
  return same && OURS.test(url.pathname)
    ? { url: url.pathname + url.search, here: true }
    : { url: url.href, here: url.origin === page.origin }
}

const LOCAL = /(^|\.)localhost$|^127\.|^\[::1\]$/

function related(a: string, b: string): boolean {
  return a.endsWith(`.${b}`) || b.endsWith(`.${a}`) || (LOCAL.test(a) && LOCAL.test(b))
}
