import { z } from 'zod'
import { Device } from '../device.ts'
import { Id } from '../ids.ts'
import { define } from './method.ts'

const conversation = z.object({ conversation: Id })

/** One thread on several devices: each has its own handle and token, and one of them is where it goes on. */
export const DEVICE_METHODS = define({
  createThreadLink: {
    method: 'POST',
    path: '/api/conversations/:conversation/links',
    tag: 'conversations',
    access: 'shopper',
    summary:
      "A code that opens the thread elsewhere, once and for ten minutes; it takes the place of the one before. On another device it is exchanged like a mail's, by `openThread`; each of `chats` opens one of the shop's messengers with it.",
    params: conversation,
    response: z.object({
      code: z.string(),
      expiresAt: z.string(),
      chats: z.array(z.object({ channel: z.string(), name: z.string(), url: z.string() })),
    }),
    status: 201,
    creates: true,
  },
  moveThread: {
    method: 'PUT',
    path: '/api/conversations/:conversation/device',
    tag: 'conversations',
    access: 'shopper',
    summary:
      'Go on with the thread on the device of this token; the others hear it as a message. The same again changes nothing.',
    params: conversation,
    body: z.object({ device: Device }),
    response: z.object({ handle: Id }),
  },
})
