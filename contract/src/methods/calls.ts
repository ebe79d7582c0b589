import { z } from 'zod'
import { PersonWait, StaffDeviceCreate, StaffDevices } from '../calls.ts'
import { Id } from '../ids.ts'
import { define, shop } from './method.ts'

/** How the shop's people are called when a shopper waits for one, and what shoppers may expect. */
export const CALL_METHODS = define({
  getPersonWait: {
    method: 'GET',
    path: '/api/shops/:shop/person-wait',
    tag: 'conversations',
    access: 'public',
    summary: 'When a person would answer, by what they took lately; only what was really measured.',
    params: shop,
    response: PersonWait,
  },
  getStaffDevices: {
    method: 'GET',
    path: '/api/me/devices',
    tag: 'team',
    access: 'staff',
    summary: 'The browsers in which you are called when a shopper waits for a person.',
    response: StaffDevices,
  },
  addStaffDevice: {
    method: 'PUT',
    path: '/api/me/devices',
    tag: 'team',
    access: 'staff',
    summary: 'Be called in this browser while you are on duty, by each of your shops. The same browser twice is one.',
    body: StaffDeviceCreate,
    response: StaffDevices,
  },
  dropStaffDevice: {
    method: 'DELETE',
    path: '/api/me/devices/:device',
    tag: 'team',
    access: 'staff',
    summary: 'Be called in one of your browsers no more.',
    params: z.object({ device: Id }),
    response: z.object({ dropped: z.boolean() }),
  },
})
