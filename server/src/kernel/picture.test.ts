import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawnAnew } from './picture.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#1b1a3a' } })

test('a photograph is turned upright, and tells no longer where and by what it was taken', async () => {
  const photo = await plain(400, 200)
    .jpeg()
    .withExif({
      IFD0: { Make: 'Camera', Copyright: 'Maya' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 43/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const drawn = await drawnAnew(photo)
  expect([drawn.type, drawn.width, drawn.height]).toEqual(['image/webp', 200, 400])
  const meta = await sharp(drawn.bytes).metadata()
  expect([meta.format, meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([
    'webp',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('what is longer than any screen is made smaller, what is smaller stays', async () => {
  const wide = await drawnAnew(await plain(4096, 100).png().toBuffer())
  expect([wide.width, wide.height]).toEqual([2048, 50])
  const small = await drawnAnew(await plain(30, 20).png().toBuffer())
  expect([small.width, small.height]).toEqual([30, 20])
})

test('what is no picture, a drawing that could carry a script, half a picture and too large a one are refused', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  const noise = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251))
  const whole = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
    .jpeg()
    .toBuffer()
  for (const bytes of [Buffer.from('hello'), Buffer.from(svg), Buffer.alloc(0), whole.subarray(0, whole.length / 2)])
    await expect(drawnAnew(bytes)).rejects.toMatchObject({ code: 'unsupported_media' })
  const huge = await plain(7000, 6000).png({ compressionLevel: 9 }).toBuffer()
  await expect(drawnAnew(huge)).rejects.toMatchObject({ code: 'too_large' })
})
