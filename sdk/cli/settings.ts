import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from './command.ts'
import { reasonOf } from './problem.ts'
import { UsageError } from './usage.ts'

type Sources = { command: Command; path: (file: string) => string; stdin: NodeJS.ReadableStream }

/**
 * Reads `key=value`, `key=@FILE` and `key=@-` (standard input), so that a secret need not stand in the list of
 * arguments, which every user of the machine can see. A line end after the value in a file is not part of it.
 */
export async function readSettings(
  given: readonly string[],
  { command, path, stdin }: Sources,
): Promise<Record<string, string>> {
  const settings: Record<string, string> = {}
  let piped = false
  for (const one of given) {
    const at = one.indexOf('=')
    if (at < 1)
      throw new UsageError(
        `--set ${at < 0 ? one : `${one.slice(0, at)}=…`} should be key=value, key=@FILE or key=@-.`,
        command,
      )
    const [key, value] = [one.slice(0, at), one.slice(at + 1)]
    if (Object.hasOwn(settings, key)) throw new UsageError(`--set ${key} was given twice.`, command)
    if (value === '@-' && piped) throw new UsageError('Standard input can be the value of one key only.', command)
    if (value === '@-') piped = true
    settings[key] = await read(value)
  }
  return settings

  async function read(value: string): Promise<string> {
    if (!value.startsWith('@')) return value
    if (value === '@-') return trimmed(await text(stdin))
    const file = path(value.slice(1))
    return trimmed(
      await readFile(file, 'utf8').catch((error: unknown) => {
        throw new UsageError(`${file} cannot be read (${reasonOf(error)}).`, command)
      }),
    )
  }
}

function trimmed(value: string): string {
  return value.replace(/\r?\n$/, '')
}
