import { z } from 'zod'
import { Id } from './ids.ts'

/** A browser of somebody of the team (PushSubscription.toJSON), in which they want to be called. */
export const StaffDeviceCreate = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
})

/** `key` is what a browser subscribes with (VAPID); `devices` are the caller's own. */
export const StaffDevices = z.object({
  key: z.string(),
  devices: z.array(z.object({ id: Id, endpoint: z.string() })),
})
export type StaffDevices = z.infer<typeof StaffDevices>

/**
 * When a person answers whoever calls one now. `here`: whether anybody is on duty; absent where the shop has no team.
 * `minutes`, in which three of four lately had their answer at this time of the day, while somebody was on duty: only
 * where enough was measured, and less than an hour. `name`: of the one person on duty.
 */
export const PersonWait = z.object({
  here: z.boolean().optional(),
  name: z.string().optional(),
  minutes: z.int().optional(),
})
export type PersonWait = z.infer<typeof PersonWait>
