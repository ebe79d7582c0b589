const FINAL_TEXT = 0x81
const TWO_BYTES = 126
const EIGHT_BYTES = 127

/**
 * Texts as WebSocket frames of a server, one after another in one buffer (RFC 6455, 5.2: final, text, unmasked). Made once
 * and written to every socket that is to have it: a sender of a library's would make it anew for each.
 */
export function framesOf(texts: readonly string[]): Buffer {
  const bodies = texts.map((text) => Buffer.from(text))
  const frames = Buffer.allocUnsafe(bodies.reduce((sum, { length }) => sum + headLength(length) + length, 0))
  let at = 0
  for (const body of bodies) {
    at = writeHead(frames, at, body.length)
    at += body.copy(frames, at)
  }
  return frames
}

function headLength(length: number): number {
  return length < TWO_BYTES ? 2 : length < 0x10000 ? 4 : 10
}

function writeHead(frames: Buffer, at: number, length: number): number {
  frames[at] = FINAL_TEXT
  if (length < TWO_BYTES) return frames.writeUInt8(length, at + 1)
  frames[at + 1] = length < 0x10000 ? TWO_BYTES : EIGHT_BYTES
  if (length < 0x10000) return frames.writeUInt16BE(length, at + 2)
  return frames.writeBigUInt64BE(BigInt(length), at + 2)
}
