import type { Device } from '@souk/contract/device.ts'

type Told = { userAgent: string; maxTouchPoints: number }

/** What this browser says it runs on. A tablet of Apple's says that it is a Mac; Macs have no touch screen. */
export function deviceOf({ userAgent, maxTouchPoints }: Told): Device {
  const isMac = /Macintosh/.test(userAgent)
  if (/iPad|Tablet|PlayBook|Silk/i.test(userAgent) || (isMac && maxTouchPoints > 1)) return 'tablet'
  if (/iPhone|Mobi/i.test(userAgent)) return 'phone'
  return /Android/i.test(userAgent) ? 'tablet' : 'computer'
}
