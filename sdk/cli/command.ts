import type { ParseArgsOptionDescriptor } from 'node:util'
import type { Server } from './server.ts'

export type Option = ParseArgsOptionDescriptor & {
  /** What stands for the value in the usage line. */
  value?: string
  about: string
  required?: true
}

/** One thing the command line can do. */
export type Command = {
  /** As it is written: `shop create`. */
  name: string
  about: string
  /** What stands without a name, in order; all are required. */
  operands: readonly string[]
  options: Readonly<Record<string, Option>>
  /** What else a reader of the help should know. */
  notes?: string
  /** Its answer is printed as JSON. */
  run(call: Call): Promise<unknown>
}

/** A command as it was called. What is required is there. */
export type Call = {
  server: Server
  terminal: Terminal
  operands: readonly string[]
  /** The value of an option; undefined where it was left out. */
  get(option: string): string | undefined
  all(option: string): string[]
  has(option: string): boolean
  /** A path as the caller sees it, wherever npm runs us. */
  path(file: string): string
  /** Aborted when the user has had enough (SIGINT, SIGTERM). */
  signal: AbortSignal
}

/** Where progress is shown: a line of stderr when that is a terminal, else nowhere. */
export type Terminal = {
  /** `done` of `total`, or only `done` where nobody knows the total. */
  show(what: string, done: number, total?: number): void
  clear(): void
}
