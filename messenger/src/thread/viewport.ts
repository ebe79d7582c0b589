/**
 * Phones whose keyboard covers the page instead of making it smaller (iOS): the thread takes what is left of the height, so
 * that the field stays above the keys. Returns what undoes it.
 */
export function fitKeyboard(): () => void {
  const seen = globalThis.visualViewport
  if (!seen) return () => undefined
  const root = document.documentElement
  const fit = () => {
    const covered = innerHeight - seen.height * seen.scale
    if (covered > 80 && seen.scale === 1) root.style.setProperty('--seen', `${seen.height}px`)
    else root.style.removeProperty('--seen')
    if (covered > 80) scrollTo(0, 0)
  }
  seen.addEventListener('resize', fit)
  return () => {
    seen.removeEventListener('resize', fit)
    root.style.removeProperty('--seen')
  }
}
