import { readFileSync } from 'node:fs'
import { unpack, type IntentModel } from './model.ts'

export const WEIGHTS = new URL('./weights.bin', import.meta.url)

let shipped: IntentModel | undefined

/** The weights that came with this code, read once. The one place of the understanding that touches a file. */
export function shippedModel(): IntentModel {
  shipped ??= unpack(new Uint8Array(readFileSync(WEIGHTS)))
  return shipped
}
