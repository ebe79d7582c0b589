import type { Line } from '@souk/contract/order.ts'
import type { Entry } from './state.ts'

/** How far back the thread is looked through. */
const BACK = 60

/** Lines in the words the thread last said them in: what the server keeps is in the shop's language, days as plain dates. */
export function worded(lines: readonly Line[], entries: readonly Entry[]): Line[] {
  const said = new Map<string, string>()
  for (const { message } of entries.slice(-BACK))
    for (const part of message.parts)
      if (part.type === 'cart' || part.type === 'checkout')
        for (const line of part.shown.lines) said.set(keyOf(line), line.detail)
  return lines.map((line) => ({ ...line, detail: said.get(keyOf(line)) ?? line.detail }))
}

/** What was chosen, whichever line or order it stands in. */
function keyOf({ offer, variant, form }: Line): string {
  const answers = Object.entries(form).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([offer, variant, answers])
}
