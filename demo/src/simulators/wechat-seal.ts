import { createCipheriv, createHash, randomBytes } from 'node:crypto'

const BLOCK = 32

/** A report as XML: numbers as they are, words as they may stand there. */
export function xmlOf(fields: Readonly<Record<string, string | number | Readonly<Record<string, string>>>>): string {
  const inner = Object.entries(fields).map(([name, value]) => `<${name}>${valueOf(value)}</${name}>`)
  return `<xml>${inner.join('')}</xml>`
}

function valueOf(value: string | number | Readonly<Record<string, string>>): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
  return Object.entries(value)
    .map(([name, words]) => `<${name}>${valueOf(words)}</${name}>`)
    .join('')
}

export function signatureOf(...texts: string[]): string {
  return createHash('sha1').update(texts.toSorted().join('')).digest('hex')
}

/** What the safe mode puts in place of a report. */
export function sealed(xml: string, aesKey: string, appId: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const message = Buffer.from(xml)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appId)])
  const missing = BLOCK - (plain.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(missing, missing)])),
    cipher.final(),
  ]).toString('base64')
}
