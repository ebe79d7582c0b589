import type { Socket } from 'node:net'

export type Letter = { uid: number; raw: Buffer; at: Date }

/** A command: `text` as it came, `words` its arguments without their quotes. */
export type Line = { text: string; tag: string; name: string; rest: string; words: string[] }

/** Calls with each line; what is sent as a literal is asked for, and stands where its length stood. */
export function linesOf(socket: Socket, take: (line: Line) => void): void {
  let waiting = Buffer.alloc(0)
  let before = ''
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk])
    for (;;) {
      const end = waiting.indexOf('\r\n')
      if (end === -1) return
      const text = before + waiting.toString('utf8', 0, end)
      const length = Number(/\{(\d+)\}$/.exec(text)?.[1] ?? -1)
      if (length >= 0 && waiting.length < end + 2 + length) {
        if (waiting.length === end + 2) socket.write('+ go on\r\n')
        return
      }
      const literal = length < 0 ? '' : waiting.toString('utf8', end + 2, end + 2 + length)
      waiting = waiting.subarray(end + 2 + Math.max(0, length))
      if (length < 0) take(lineOf(text))
      before = length < 0 ? '' : text.replace(/\{\d+\}$/, JSON.stringify(literal))
    }
  })
}

function lineOf(text: string): Line {
  const [, tag = '', name = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(text) ?? []
  const words = [...rest.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll(/\\(.)/g, '$1'),
  )
  return { text, tag, name: name.toUpperCase(), rest, words }
}

/** `1,3:5,7:*`; the star is the last there is, so that a range which begins after it holds that one too. */
export function inSet(set: string, uid: number, last: number): boolean {
  return set.split(',').some((range) => {
    const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? last : Number(end)))
    return uid >= Math.min(from, to) && uid <= Math.max(from, to)
  })
}

/** The numbers that `UID <set>` and `SINCE <day>` hold for. */
export function searched(query: string, letters: readonly Letter[]): number[] {
  const set = /\bUID (\S+)/i.exec(query)?.[1] ?? '1:*'
  const day = /\bSINCE "?([\w-]+)/i.exec(query)?.[1]
  const since = day === undefined ? 0 : Date.parse(`${day} UTC`)
  const last = letters.at(-1)?.uid ?? 0
  return letters.filter(({ uid, at }) => inSet(set, uid, last) && at.getTime() >= since).map(({ uid }) => uid)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `22-Nov-2026 23:30:00 +0000` */
export function dateOf(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2, ' ')
  return `${day}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)} +0000`
}
