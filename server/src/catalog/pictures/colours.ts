import { type Lab, labOf } from './oklab.ts'
import { groundOf, isGround, type Raster, SIDE } from './raster.ts'

/** What stands for each of the lexicon's plain colours; what is nearest gives a pixel its name. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  black: ['141414', '2a2a2d'],
  gray: ['585a5e', '86888c', 'b4b6ba'],
  white: ['ffffff', 'f1f0ed', 'e3e4e6'],
  beige: ['e2d3b8', 'cdb594', 'f0e3cd'],
  brown: ['4a2f20', '6f452a', '96683f'],
  red: ['c8192b', '8e1526', 'e2483d'],
  pink: ['f2aabf', 'e86a97', 'f7d2da', 'c9808f'],
  orange: ['ee8130', 'f4a259', 'd2622a'],
  yellow: ['f3cf3c', 'f7e58a', 'd9a92c'],
  green: ['2f8a48', '9fbf7c', '24523a', '6f7a3c', 'b9dcc0'],
  blue: ['2850b8', '7bb0dc', '1d2a55', 'b3d0ea', '4c6a92', '2f93a3'],
  purple: ['75389a', 'b69ad4', '4a2459', 'd6c6e8'],
}

type Sample = { id: string; lab: Lab }
const ALL: readonly Sample[] = Object.entries(SAMPLES).flatMap(([id, values]) =>
  values.map((value) => {
    const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(value.slice(at, at + 2), 16))
    return { id, lab: labOf(red ?? 0, green ?? 0, blue ?? 0) }
  }),
)

/** A colour that covers less of the thing than this is a detail. */
const LEAST = 0.3
/** Less than this of a picture that is not its ground: the whole is the thing. */
const THING = 0.04

/**
 * The plain colours of what a picture shows, as the lexicon calls them, the largest first, two at most: seen against the colour
 * of its edge, the middle counting more.
 */
export function coloursIn(raster: Raster): string[] {
  const ground = groundOf(raster)
  const things = Array.from({ length: SIDE * SIDE }, (_, pixel) => pixel).filter(
    (pixel) => !isGround(raster, pixel, ground),
  )
  const pixels = things.length > SIDE * SIDE * THING ? things : Array.from({ length: SIDE * SIDE }, (_, pixel) => pixel)
  const shares = new Map<string, number>()
  let whole = 0
  for (const pixel of pixels) {
    const weight = centrality(pixel)
    const id = nameOf(raster, pixel)
    whole += weight
    shares.set(id, (shares.get(id) ?? 0) + weight)
  }
  const sorted = [...shares].toSorted(([, one], [, other]) => other - one)
  const large = sorted.filter(([, share]) => share >= whole * LEAST).slice(0, 2)
  return (large.length > 0 ? large : sorted.slice(0, 1)).map(([id]) => id)
}

function centrality(pixel: number): number {
  const [x, y] = [(pixel % SIDE) / SIDE - 0.5, Math.floor(pixel / SIDE) / SIDE - 0.5]
  return Math.exp(-8 * (x * x + y * y))
}

function nameOf(raster: Raster, pixel: number): string {
  const at = pixel * 3
  const lab = labOf(raster[at] ?? 0, raster[at + 1] ?? 0, raster[at + 2] ?? 0)
  let [best, least] = ['gray', Infinity]
  for (const { id, lab: sample } of ALL) {
    // Light falls on a thing as it will; its hue is its own.
    const away = Math.hypot(0.6 * (lab[0] - sample[0]), 1.6 * (lab[1] - sample[1]), 1.6 * (lab[2] - sample[2]))
    if (away < least) [best, least] = [id, away]
  }
  return best
}
