/** Brings a message into view and puts the focus on it, seen; false when it is not there. */
export function jumpTo(message: string): boolean {
  const there = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(message)}"]`)
  if (!there) return false
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  there.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  there.focus({ preventScroll: true })
  for (const before of document.querySelectorAll('.found')) before.classList.remove('found')
  there.classList.add('found')
  setTimeout(() => there.classList.remove('found'), 1600)
  return true
}
