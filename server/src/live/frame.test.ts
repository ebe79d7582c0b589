import { once } from 'node:events'
import type { Writable } from 'node:stream'
import * as ws from 'ws'
import { expect, test } from 'vitest'
import { framesOf } from './frame.ts'

/** Exported, and missing in the types. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable }

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])('a reader of frames reads %i bytes', async (length) => {
  // Two bytes each, as far as they go: lengths are of bytes and not of letters.
  const text = 'ж'.repeat(length / 2) + 'x'.repeat(length % 2)
  const receiver = new Receiver({ isServer: false })
  const heard: string[] = []
  receiver.on('message', (data: Buffer, isBinary: boolean) => heard.push(`${isBinary}${data.toString()}`))
  receiver.end(framesOf([text, 'and the next']))
  await once(receiver, 'finish')
  expect(heard).toEqual([`false${text}`, 'falseand the next'])
})
