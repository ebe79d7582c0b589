import type { Command, Option } from './command.ts'

/** The command line was not understood: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
  /** Whose usage is shown below the message; undefined shows all commands. */
  readonly command: Command | undefined
  constructor(message: string, command?: Command) {
    super(message)
    this.command = command
  }
}

/** The usage line of a command: `souk shop create --slug S --name N [--test]`. */
export function usageOf({ name, operands, options }: Command): string {
  const flags = Object.entries(options).map(([option, about]) => {
    const text = `${written(option, about)}${about.multiple ? ' …' : ''}`
    return about.required ? text : `[${text}]`
  })
  return ['souk', name, ...operands, ...flags].join(' ')
}

function written(option: string, { value }: Option): string {
  return value === undefined ? `--${option}` : `--${option} ${value}`
}

/** Everything there is to say of one command. */
export function helpOf(command: Command): string {
  const lines = Object.entries(command.options).map(
    ([option, about]) => [`  ${written(option, about)}`, about.about] as const,
  )
  const width = Math.max(0, ...lines.map(([left]) => left.length)) + 2
  const options = lines.map(([left, about]) => `${left.padEnd(width)}${about}`)
  return [
    `${command.about}`,
    '',
    `Usage: ${usageOf(command)}`,
    ...(options.length > 0 ? ['', ...options] : []),
    ...(command.notes ? ['', command.notes] : []),
    '',
  ].join('\n')
}

/** All commands, or those that begin with a word. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, operands }) => [name, ...operands].join(' ').length)) + 2
  const lines = commands.map(({ name, operands, about }) => `  ${[name, ...operands].join(' ').padEnd(width)}${about}`)
  return [
    'Usage: souk COMMAND …',
    '',
    ...lines,
    '',
    'souk COMMAND --help tells more. The server is found at SOUK_URL (http://127.0.0.1:PORT), the key in',
    'SOUK_ADMIN_KEY or in the file SOUK_DATA/operator.key. One JSON value is printed; exit code 1: refused, with the',
    'problem as JSON on stderr; 2: the command line was not understood; 3: no server was reached.',
    '',
  ].join('\n')
}

/** The known word that is meant, if one is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((one) => ({ one, far: distance(word, one) })).toSorted((a, b) => a.far - b.far)
  const [best] = ranked
  return best && best.far <= Math.max(2, Math.ceil(best.one.length / 3)) ? best.one : undefined
}

/** Levenshtein distance: how many letters to add, drop or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1]
    for (const [place, other] of Array.from(to).entries()) {
      const change = (row[place] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(change, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
