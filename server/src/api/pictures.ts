import { createHash } from 'node:crypto'
import { METHODS } from '@souk/contract/methods.ts'
import { keepUpload } from '../conversations/uploads.ts'
import { Failure } from '../kernel/failure.ts'
import { drawnAnew } from '../kernel/picture.ts'
import { admitThread } from './admit-thread.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const pictureHandlers: Handlers<'uploadPicture'> = {
  async uploadPicture(context, { params, raw, caller, idempotencyKey }) {
    const place = await admitThread(context, caller, params.conversation)
    if (!raw) throw new Failure('unsupported_media', 'send the picture itself as the body, as image/jpeg or the like')
    const shop = await context.directory.byId(place.home)
    if (!shop) throw new Failure('not_found')
    // Drawn before the transaction begins: it takes longer than anything that is stored.
    const { type, bytes, width, height } = await drawnAnew(raw)
    const request = { ...params, sha256: createHash('sha256').update(raw).digest('hex') }
    const answer = METHODS.uploadPicture.response
    const input = { home: place.home, method: 'uploadPicture', caller, idempotencyKey, request, answer }
    const body = await create(context, input, async (tx) => {
      const name = await keepUpload(tx, place, { type, bytes }, context.clock.now())
      return { url: `/media/${shop.slug}/sent/${name}`, width, height }
    })
    return { body }
  },
}
