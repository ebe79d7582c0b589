import sharp, { type Sharp } from 'sharp'

const [WIDTH, HEIGHT] = [320, 400]

/** A drawing as a photograph of so many pixels. */
export function photographOf(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).resize({ width: WIDTH }).jpeg({ quality: 92 }).toBuffer()
}

/** The photograph as somebody passes it on. */
export function passOn(picture: Buffer, way: (picture: Sharp) => Sharp): Promise<Buffer> {
  return way(sharp(picture)).toBuffer()
}

/** How people pass pictures on. */
export const WAYS: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'JPEG of quality 40': (picture) => picture.jpeg({ quality: 40 }),
  'half as wide': (picture) => picture.resize({ width: WIDTH / 2 }).jpeg({ quality: 70 }),
  'cut by 5 %': (picture) => cut(picture, 0.05, 0.05, 0.05, 0.05),
  'cut by 7 %': (picture) => cut(picture, 0.07, 0.07, 0.07, 0.07),
  'cut by 10 %': (picture) => cut(picture, 0.1, 0.1, 0.1, 0.1),
  'a corner, 5 %': (picture) => cut(picture, 0.05, 0, 0, 0.05),
  'a corner, 10 %': (picture) => cut(picture, 0.1, 0, 0, 0.1),
  lighter: (picture) => picture.modulate({ brightness: 1.15 }).jpeg({ quality: 80 }),
  darker: (picture) => picture.modulate({ brightness: 0.8 }).jpeg({ quality: 80 }),
  screenshot: (picture) => framed(picture, '#ffffff', 0),
  'with a rim': (picture) => framed(picture, '#ffffff', 12),
  'at night': (picture) => framed(picture, '#111111', 0),
}

function cut(picture: Sharp, left: number, top: number, right: number, bottom: number): Sharp {
  const [x, y] = [Math.round(WIDTH * left), Math.round(HEIGHT * top)]
  const [width, height] = [Math.round(WIDTH * (1 - left - right)), Math.round(HEIGHT * (1 - top - bottom))]
  return picture.extract({ left: x, top: y, width, height }).jpeg({ quality: 80 })
}

function framed(picture: Sharp, background: string, rim: number): Sharp {
  return picture.extend({ top: 70, bottom: 170, left: rim, right: rim, background }).jpeg({ quality: 80 })
}
