import { resolve } from 'node:path'
import { COMMANDS } from './commands.ts'
import { readEnvironment } from './environment.ts'
import { parse } from './parse.ts'
import { problemOf, Refusal } from './problem.ts'
import { connect } from './server.ts'
import { createTerminal } from './terminal.ts'
import { helpOf, overview, usageOf, UsageError } from './usage.ts'

const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3, interrupted: 130 } as const

const terminal = createTerminal(process.stderr)

/** Carries a command line out: one JSON value on stdout, everything else on stderr. Answers the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const stop = new AbortController()
  try {
    const parsed = parse(argv, COMMANDS)
    if (parsed.help) {
      process.stdout.write(parsed.command ? helpOf(parsed.command) : overview(parsed.among))
      return EXIT.done
    }
    const { command, operands, values, flags } = parsed
    const environment = await readEnvironment(process.env, process.cwd())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
    const answer = await command.run({
      server: connect(environment),
      terminal,
      operands,
      get: (option) => values[option]?.at(-1),
      all: (option) => [...(values[option] ?? [])],
      has: (option) => flags.has(option),
      path: (file) => resolve(environment.cwd, file),
      signal: stop.signal,
    })
    terminal.clear()
    process.stdout.write(`${JSON.stringify(answer, undefined, process.stdout.isTTY ? 2 : 0)}\n`)
    return EXIT.done
  } catch (error) {
    terminal.clear()
    return fail(error, stop.signal.aborted)
  }
}

function fail(error: unknown, stopped: boolean): number {
  if (error instanceof UsageError) {
    const { message, command } = error
    const usage = command ? `Usage: ${usageOf(command)}\nsouk ${command.name} --help tells more.\n` : overview(COMMANDS)
    process.stderr.write(`${message}\n\n${usage}`)
    return EXIT.usage
  }
  const problem = problemOf(stopped && !(error instanceof Refusal) ? interrupted() : error)
  if (!problem) throw error
  process.stderr.write(`${JSON.stringify(problem, undefined, process.stderr.isTTY ? 2 : 0)}\n`)
  if (stopped) return EXIT.interrupted
  return problem.code === 'unreachable' ? EXIT.unreachable : EXIT.refused
}

function interrupted(): Refusal {
  return new Refusal('interrupted', 'Interrupted.', 'it was given up before its end')
}

// Set, not called: what was printed leaves first.
process.exitCode = await main(process.argv.slice(2))
