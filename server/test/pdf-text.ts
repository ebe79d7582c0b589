import { inflateSync } from 'node:zlib'

/** What a PDF of ours says, piece by piece in the order in which it was written: glyphs read back by the fonts' own maps. */
export function pdfText(pdf: Buffer): string[] {
  const objects = objectsOf(pdf)
  const maps = new Map<string, Map<number, string>>()
  for (const { body } of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.body ?? '')?.[1]
      if (unicode !== undefined) maps.set(name, mapOf(objects.get(unicode)?.stream ?? ''))
    }
  }
  return [...objects.values()].flatMap(({ stream }) => (stream.includes('BT') ? piecesOf(stream, maps) : []))
}

function objectsOf(pdf: Buffer): Map<string, { body: string; stream: string }> {
  const text = pdf.toString('latin1')
  const objects = new Map<string, { body: string; stream: string }>()
  for (const [, id = '', body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, head = body, raw = ''] = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(body) ?? []
    const isPacked = head.includes('/FlateDecode')
    objects.set(id, { body: head, stream: isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw })
  }
  return objects
}

function mapOf(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    // A ligature is one glyph of several characters: <0066 0069>.
    const texts = list.match(/<[^>]*>/g) ?? []
    texts.forEach((hex, index) => {
      const units = hex.match(/[0-9a-f]{4}/g) ?? []
      map.set(Number.parseInt(from, 16) + index, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))))
    })
  }
  return map
}

function piecesOf(content: string, maps: Map<string, Map<number, string>>): string[] {
  const pieces: string[] = []
  let map = new Map<number, string>()
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (font !== undefined) map = maps.get(font) ?? new Map()
    else if (shown !== undefined) {
      const codes = (shown.match(/<[0-9a-f]*>/g) ?? []).flatMap((hex) => hex.match(/[0-9a-f]{4}/g) ?? [])
      pieces.push(codes.map((code) => map.get(Number.parseInt(code, 16)) ?? '□').join(''))
    }
  }
  return pieces
}
