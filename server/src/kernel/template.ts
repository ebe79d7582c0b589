import type { Compilable, CompiledQuery } from 'kysely'
import type { Reader } from './database.ts'

/** Stands for a value in a statement that is put together once. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }

  toJSON(): never {
    throw new Error(`the value ${this.name} is known only when the statement runs`)
  }
}

type Run<V, R> = (db: Reader, values: V) => Promise<{ rows: R[]; changed: bigint }>

/**
 * A statement that every purchase runs: checked and written like any other, but put together the first time only. `build`
 * gets stand-ins for the values, which it may hand on as parameters and nothing else: what it decides, it decides once.
 */
export function template<V extends object, R>(build: (db: Reader, values: V) => Compilable<R>): Run<V, R> {
  let compiled: { query: CompiledQuery<R>; parameters: readonly unknown[] } | undefined
  function compile(db: Reader, values: V) {
    const slots = new Proxy(values, { get: (_values, name) => new Slot(String(name)) })
    const query = build(db, slots).compile()
    return { query, parameters: query.parameters }
  }
  return async (db, values) => {
    const { query, parameters } = (compiled ??= compile(db, values))
    const given = new Map<string, unknown>(Object.entries(values))
    const filled = parameters.map((one) => (one instanceof Slot ? given.get(one.name) : one))
    const { rows, numAffectedRows = 0n } = await db.executeQuery<R>({ ...query, parameters: filled })
    return { rows, changed: numAffectedRows }
  }
}
