/** Lightness 0 to 100, and how green to red and blue to yellow it is: distances are as large as they look. */
export type Lab = readonly [number, number, number]

const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const share = byte / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
})

/** OKLab of an sRGB colour of three bytes (Björn Ottosson, https://bottosson.github.io/posts/oklab/), times a hundred. */
export function labOf(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    100 * (0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short),
    100 * (1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short),
    100 * (0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short),
  ]
}

function linear(channel: number): number {
  return LINEAR[Math.min(255, Math.max(0, Math.round(channel)))] ?? 0
}
