import type { ReachCreate } from '@souk/contract/reach.ts'

export type PushState = 'possible' | 'refused' | 'impossible'

/** Can this browser be told while the chat is shut? Inside somebody else's page it may not even ask. */
export function pushState(): PushState {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'impossible'
  if (window.parent !== window) return 'impossible'
  return Notification.permission === 'denied' ? 'refused' : 'possible'
}

/** Asks for the permission, then has the browser's push service take messages from this server. */
export async function subscribe(key: string): Promise<Extract<ReachCreate, { kind: 'push' }> | 'refused'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'refused'
  await navigator.serviceWorker.register('/sw.js')
  const { pushManager } = await navigator.serviceWorker.ready
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = subscription.toJSON()
  if (!endpoint || !keys?.['p256dh'] || !keys['auth']) throw new Error('a subscription without keys')
  return { kind: 'push', endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } }
}
