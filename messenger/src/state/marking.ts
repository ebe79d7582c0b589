import { accessTo, souk } from './access.ts'
import { keyOfMarks, type Mark, marksOf } from './marks.ts'
import { forget, store, stored } from './prefs.ts'

/** Stands beside the marks until the shop has heard whether the thread is silent: it would push and mail otherwise. */
const UNTOLD = 'untold'

/** Sets a mark or takes it off; what is put away is not held at the top as well. */
export function toggleMark(slug: string, mark: Mark): Mark[] {
  const before = marksOf(slug)
  const other = mark === 'pinned' ? 'archived' : mark === 'archived' ? 'pinned' : undefined
  const after = before.includes(mark)
    ? before.filter((one) => one !== mark)
    : [...before.filter((one) => one !== other), mark]
  return keep(slug, after, mark === 'muted' || isUntold(slug))
}

/** Whether the thread is silent as the shop has it, perhaps from another device; what it has not heard of stands here. */
export function hearMuted(slug: string, muted: boolean): Mark[] {
  const before = marksOf(slug)
  if (isUntold(slug) || before.includes('muted') === muted) return before
  return keep(slug, muted ? [...before, 'muted'] : before.filter((one) => one !== 'muted'), false)
}

/** One after another, so that the last word is the last one heard. */
let line: Promise<void> = Promise.resolve()

/** Tells the shop whether the thread is silent, where it has not heard. Without a connection it is told another time. */
export function tellMuted(slug: string): Promise<void> {
  line = line.then(() => tell(slug)).catch(() => undefined)
  return line
}

/** Tells it now, and whenever the connection is back. Returns what ends that. */
export function keepTelling(slugs: readonly string[]): () => void {
  const tellAll = () => slugs.forEach((slug) => void tellMuted(slug))
  tellAll()
  addEventListener('online', tellAll)
  return () => removeEventListener('online', tellAll)
}

async function tell(slug: string): Promise<void> {
  const access = accessTo(slug)
  if (!access || !isUntold(slug)) return
  const muted = marksOf(slug).includes('muted')
  const params = { conversation: access.conversation }
  await souk.with(access.token).call('muteConversation', { params, body: { muted } })
  // Changed meanwhile, it is told again.
  const now = marksOf(slug)
  if (now.includes('muted') === muted) keep(slug, now, false)
}

function isUntold(slug: string): boolean {
  return (stored(keyOfMarks(slug)) ?? '').split(' ').includes(UNTOLD)
}

function keep(slug: string, marks: readonly Mark[], untold: boolean): Mark[] {
  const words = [...marks, ...(untold ? [UNTOLD] : [])]
  if (words.length > 0) store(keyOfMarks(slug), words.join(' '))
  else forget(keyOfMarks(slug))
  return marksOf(slug)
}
