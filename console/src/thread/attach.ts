import { errorOf } from '@souk/sdk/errors.ts'
import { currentShop } from '../api/client.ts'

export const PICTURES = 'image/jpeg,image/png,image/webp,image/gif,image/avif'

/** Brings a picture to the server; its address there. Throws a `SoukError`. */
export async function bring(conversation: string, file: File): Promise<string> {
  const response = await fetch(`/api/conversations/${conversation}/pictures`, {
    method: 'POST',
    body: file,
    credentials: 'same-origin',
    headers: { 'content-type': file.type, 'souk-shop': currentShop(), 'idempotency-key': crypto.randomUUID() },
  })
  if (!response.ok) throw await errorOf(response)
  const { url }: { url: string } = await response.json()
  return url
}
