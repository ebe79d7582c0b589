import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { nearest, UsageError } from './usage.ts'

export type Parsed =
  | { help: true; command?: Command; among: readonly Command[] }
  | {
      help: false
      command: Command
      operands: string[]
      values: Readonly<Record<string, readonly string[]>>
      flags: ReadonlySet<string>
    }

/** Understands a command line, or throws a UsageError that says what is wrong and what may have been meant. */
export function parse(argv: readonly string[], commands: readonly Command[]): Parsed {
  const words = argv.filter((word) => word !== 'help' || argv[0] !== 'help')
  const help = argv[0] === 'help' || argv.includes('--help') || argv.includes('-h')
  const command = commands
    .filter(({ name }) => name.split(' ').every((part, index) => words[index] === part))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (command)
    return help ? { help, command, among: [] } : parseCommand(command, words.slice(command.name.split(' ').length))
  const among = commands.filter(({ name }) => name.split(' ')[0] === words[0])
  if (help) return { help, among: among.length > 0 ? among : commands }
  throw unknownCommand(words, commands)
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): UsageError {
  const until = words.findIndex((word) => word.startsWith('-'))
  const said = words.slice(0, until < 0 ? 2 : Math.min(2, until)).join(' ')
  if (said === '') return new UsageError('Say what to do.')
  const names = commands.map(({ name }) => name)
  const meant = nearest(said, names) ?? nearest(words[0] ?? '', names)
  return new UsageError(`There is no command "${said}".${meant ? ` Did you mean "${meant}"?` : ''}`)
}

function parseCommand(command: Command, args: readonly string[]): Parsed {
  const { values, positionals } = read(command, args)
  const texts: Record<string, string[]> = {}
  const flags = new Set<string>()
  for (const [name, value] of Object.entries(values)) {
    if (value === true) flags.add(name)
    else texts[name] = [value].flat().filter((one) => typeof one === 'string')
  }
  const missing = Object.entries(command.options).filter(
    ([name, { required }]) => required && !texts[name]?.some(Boolean),
  )
  if (missing.length > 0) throw new UsageError(`Missing: ${missing.map(([name]) => `--${name}`).join(', ')}.`, command)
  const [lacking] = command.operands.slice(positionals.length)
  if (lacking !== undefined) throw new UsageError(`Missing: ${lacking}.`, command)
  const [extra] = positionals.slice(command.operands.length)
  if (extra !== undefined)
    throw new UsageError(`"${extra}" is one too many; a value with spaces needs quotes.`, command)
  return { help: false, command, operands: positionals, values: texts, flags }
}

function read(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true })
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error) || !String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw error
    throw new UsageError(reason(error.message, Object.keys(command.options)), command)
  }
}

/** Node's first sentence, and the option that may have been meant. */
function reason(message: string, options: readonly string[]): string {
  const unknown = /Unknown option '-*([^']*)'/.exec(message)?.[1]
  if (unknown === undefined) return message
  const meant = nearest(unknown, options)
  return `There is no option "--${unknown}".${meant ? ` Did you mean "--${meant}"?` : ''}`
}
