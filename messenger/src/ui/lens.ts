/** How a picture is looked at: how large, and how far from the middle, in pixels of the screen. */
export type Lens = { scale: number; x: number; y: number }

export const HOME: Lens = { scale: 1, x: 0, y: 0 }
const MOST = 6

/** Larger or smaller, with the point `at` (from the middle) staying under the finger. */
export function grown(lens: Lens, wanted: number, at: { x: number; y: number }): Lens {
  const scale = Math.min(MOST, Math.max(1, wanted))
  if (scale === 1) return HOME
  const by = scale / lens.scale
  return { scale, x: at.x - (at.x - lens.x) * by, y: at.y - (at.y - lens.y) * by }
}

export function moved(lens: Lens, x: number, y: number): Lens {
  return lens.scale === 1 ? lens : { ...lens, x: lens.x + x, y: lens.y + y }
}
