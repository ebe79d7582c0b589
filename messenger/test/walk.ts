import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** 1280 × 1024 at 200 % and at 400 %: WCAG 1.4.4 and 1.4.10 in CSS pixels. */
const ZOOMS = { '200 %': { width: 640, height: 512 }, '400 %': { width: 320, height: 256 } }

/** Wider than the window, or things to hit that are smaller than 24 px with no room around them (WCAG 2.5.8). */
function faultsOfSize(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const open = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    const wide = [document.documentElement, ...document.querySelectorAll('.sheet-body, .log')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => {
        const all = [...box.querySelectorAll('*')].map((one) => ({ one, right: one.getBoundingClientRect().right }))
        const widest = all.reduce((most, next) => (next.right > most.right ? next : most))
        return `wider than it is seen: ${box.className} ${box.scrollWidth} > ${box.clientWidth} by ${widest.one.outerHTML.slice(0, 120)}`
      })
    const targets = [...open.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .map((element) =>
        element.matches('.pill input, .swatch input') ? (element.closest('label') ?? element) : element,
      )
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
    const middle = (box: DOMRect) => [box.x + box.width / 2, box.y + box.height / 2] as const
    const small = targets.filter(({ element, box }) => {
      if (box.width >= 23.9 && box.height >= 23.9) return false
      // A link within a sentence is as high as its line.
      if (element.matches('a') && element.closest('p, li:not(.papers li), .text')) return false
      const [x, y] = middle(box)
      // A circle of 24 px around its middle meets no other target, nor the circle of another small one.
      return targets.some(({ element: other, box: near }) => {
        if (other === element || other.contains(element) || element.contains(other)) return false
        const dx = Math.max(near.left - x, 0, x - near.right)
        const dy = Math.max(near.top - y, 0, y - near.bottom)
        return Math.hypot(dx, dy) < 12
      })
    })
    return [
      ...wide,
      ...small.map(
        ({ element, box }) =>
          `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`,
      ),
    ]
  })
}

/** With reduced motion everything fades, and no longer than 90 ms. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { animationDuration, transitionDuration } = getComputedStyle(element)
      const longest = Math.max(
        ...`${animationDuration},${transitionDuration}`.split(',').map((one) => Number.parseFloat(one) || 0),
      )
      return longest > 0.0901 ? [`${element.className} ${longest}`] : []
    }),
  )
}

/** Goes through a screen by Tab: what takes the focus shows it (2.4.7), is not covered (2.4.11), and comes in order (2.4.3). */
async function faultsOfFocus(page: Page, most = 60): Promise<string[]> {
  const faults = new Set<string>()
  const met = await page.evaluateHandle(() => new Set<Element>())
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const { name, fault, again } = await page.evaluate(async (before) => {
      // Scrolled to, and what is fetched or moved by it has come to rest.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const element = document.activeElement
      if (!element || element === document.body || element.tagName === 'IFRAME') return { name: '', fault: undefined }
      const name = element.outerHTML.slice(0, 120)
      if (before.has(element)) return { name, again: true }
      before.add(element)
      if (element instanceof HTMLElement && element.tabIndex > 0) return { name, fault: 'goes before its turn' }
      const seen = element.matches('.visually-hidden, label input') ? (element.closest('label') ?? element) : element
      const around = [element, element.parentElement, element.nextElementSibling, seen, seen.firstElementChild]
      const rings = around.flatMap((one) =>
        one ? [getComputedStyle(one), getComputedStyle(one, '::after'), getComputedStyle(one, '::before')] : [],
      )
      const shown = rings.some((style) => style.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 2)
      if (!shown) return { name, fault: 'does not show the focus' }
      const box = seen.getBoundingClientRect()
      const inView = [0.1, 0.5, 0.9].flatMap((right) =>
        [0.1, 0.5, 0.9].map((down) => [box.x + box.width * right, box.y + box.height * down] as const),
      )
      const free = inView.some(([x, y]) => {
        const top = document.elementFromPoint(x, y)
        return top !== null && (seen.contains(top) || top.contains(seen))
      })
      return { name, fault: free ? undefined : 'is covered' }
    }, met)
    if (fault) faults.add(`${fault}: ${name}`)
    // It is back where it has been.
    if (again) break
  }
  return [...faults]
}

/**
 * A page, or the sheet that is open on it: what takes the focus is seen, what can be hit is large enough, nothing is wider
 * than the window (also at 200 % and 400 %), and nothing moves against the wish. The window is left as it was.
 */
export async function walkThrough(page: Page): Promise<void> {
  const before = page.viewportSize()
  expect(await faultsOfFocus(page)).toEqual([])
  expect(await faultsOfSize(page)).toEqual([])
  expect(await moving(page)).toEqual([])
  for (const [zoom, size] of Object.entries(ZOOMS)) {
    await page.setViewportSize(size)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await faultsOfSize(page), zoom).toEqual([])
  }
  if (before) await page.setViewportSize(before)
}
