import sharp, { type Metadata } from 'sharp'
import { Failure } from './failure.ts'

/** What is read of strangers' pictures; drawings (SVG) could carry anything. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif'])
const MOST_PIXELS = 40_000_000
/** Pixels of the longer side: more than any screen of a messenger shows. */
const LONGEST = 2048
const QUALITY = 82

export type Picture = { type: 'image/webp'; bytes: Buffer; width: number; height: number }

/** One after another: a picture unpacked takes a hundred times its file's memory. */
let line: Promise<unknown> = Promise.resolve()

/**
 * A stranger's picture drawn anew, upright and at most 2,048 pixels long: what its bytes say it is counts, not their name,
 * and nothing but the picture is left. Throws `unsupported_media` for what is none, `too_large` for more than 40 megapixels.
 */
export function drawnAnew(bytes: Buffer, longest = LONGEST): Promise<Picture> {
  const work = line.then(() => draw(bytes, longest))
  line = work.catch(() => undefined)
  return work
}

async function draw(bytes: Buffer, longest: number): Promise<Picture> {
  const known = await look(bytes)
  if (!known || !FORMATS.has(known.format)) throw new Failure('unsupported_media', 'this is not a picture')
  if (known.width * known.height > MOST_PIXELS) throw new Failure('too_large', 'a picture has at most 40 megapixels')
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new Failure('unsupported_media', 'this picture is not whole')
    })
  return { type: 'image/webp', bytes: data, width: info.width, height: info.height }
}

async function look(bytes: Buffer): Promise<Metadata | undefined> {
  if (bytes.length === 0) return undefined
  return sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
}
