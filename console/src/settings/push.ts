import { souk } from '../api/client.ts'

export type PushState = 'possible' | 'refused' | 'impossible'

/** Can this browser be told while the console is shut? */
export function pushState(): PushState {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'impossible'
  return Notification.permission === 'denied' ? 'refused' : 'possible'
}

/** The address at which this browser is told now, if it is. */
export async function ownEndpoint(): Promise<string | undefined> {
  if (pushState() !== 'possible') return undefined
  const worker = await navigator.serviceWorker.getRegistration('/console/')
  return (await worker?.pushManager.getSubscription())?.endpoint
}

/** Asks for the permission, then has the browser's push service take calls from this server. False where it was refused. */
export async function callMeHere(key: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  const worker = await navigator.serviceWorker.register('/console/sw.js', { scope: '/console/' })
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = subscription.toJSON()
  if (!endpoint || !keys?.['p256dh'] || !keys['auth']) throw new Error('a subscription without keys')
  await souk.call('addStaffDevice', { body: { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } } })
  return true
}

export async function callMeHereNoMore(device: string): Promise<void> {
  await souk.call('dropStaffDevice', { params: { device } })
  const worker = await navigator.serviceWorker.getRegistration('/console/')
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
}
