import type { ShopperPart } from '@souk/contract/parts.ts'
import type { Access } from '../state/access.ts'
import { change } from './attached.ts'
import type { Attached, Attachments } from './attached.ts'
import type { Store } from './store.ts'

/** Brings the pictures to the server, one after another; their parts when all are there. What is there already stays. */
export async function bringAll(store: Store, pictures: Attachments): Promise<ShopperPart[] | undefined> {
  const access = await store.access().catch(() => undefined)
  for (const picture of pictures.value) {
    if (picture.url) continue
    const answer = access
      ? await bring(access, picture, (share) => change(pictures, picture.key, { state: share }))
      : undefined
    if (answer && 'url' in answer) change(pictures, picture.key, { state: 1, url: answer.url })
    else change(pictures, picture.key, { state: answer ?? { fault: 'unreachable' } })
  }
  const parts = pictures.value.flatMap(({ url, alt }): ShopperPart[] =>
    url ? [{ type: 'image', url, ...(alt.trim() && { alt: alt.trim() }) }] : [],
  )
  return parts.length === pictures.value.length ? parts : undefined
}

type Brought = { url: string } | { fault: string }

/** By XMLHttpRequest, which alone tells how much of a body has been sent. */
function bring(access: Access, { file, key }: Attached, onShare: (share: number) => void): Promise<Brought> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/conversations/${access.conversation}/pictures`)
    request.setRequestHeader('authorization', `Bearer ${access.token}`)
    request.setRequestHeader('content-type', file.type)
    request.setRequestHeader('idempotency-key', key)
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? (loaded / total) * 0.95 : 0))
    request.addEventListener('load', () => resolve(answerOf(request.responseText)))
    request.addEventListener('error', () => resolve({ fault: 'unreachable' }))
    onShare(0)
    request.send(file)
  })
}

function answerOf(text: string): Brought {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null) {
      if ('url' in answer) return { url: String(answer.url) }
      if ('code' in answer) return { fault: String(answer.code) }
    }
  } catch {
    // What stands between us and the server may answer with a page of its own.
  }
  return { fault: 'other' }
}
