import type { Terminal } from './command.ts'

const BAR = 24
const PAUSE_MS = 80

type Stream = { isTTY?: boolean; columns?: number; write(text: string): unknown }

/** One line that is drawn over and over on a terminal; nothing where the output goes to a file or a program. */
export function createTerminal(stream: Stream, now: () => number = () => performance.now()): Terminal {
  if (!stream.isTTY) return { show() {}, clear() {} }
  let drawn = Number.NEGATIVE_INFINITY
  let last = ''
  return {
    show(what, done, total) {
      // The end of a step is always drawn.
      if (now() - drawn < PAUSE_MS && what === last && done !== total) return
      drawn = now()
      last = what
      stream.write(`\r\u001B[K${line(what, done, total).slice(0, (stream.columns ?? 80) - 1)}`)
    },
    clear() {
      if (last !== '') stream.write('\r\u001B[K')
      last = ''
    },
  }
}

function line(what: string, done: number, total: number | undefined): string {
  if (total === undefined) return `${what} ${count(done)}`
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.round(share * BAR)
  return `${what} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)} %  ${count(done)} of ${count(total)}`
}

export function count(value: number): string {
  return value.toLocaleString('en')
}
