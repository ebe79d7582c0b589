import * as catalog from '@souk/contract/catalog.ts'
import * as conversation from '@souk/contract/conversation.ts'
import * as errors from '@souk/contract/errors.ts'
import * as ids from '@souk/contract/ids.ts'
import * as money from '@souk/contract/money.ts'
import * as offers from '@souk/contract/offers.ts'
import * as order from '@souk/contract/order.ts'
import * as parts from '@souk/contract/parts.ts'
import * as placing from '@souk/contract/placing.ts'
import * as shop from '@souk/contract/shop.ts'
import * as understanding from '@souk/contract/understanding.ts'
import { z } from 'zod'

export type Json = { [key: string]: unknown }

/** What crosses the wire: `input` as it may be sent, `output` as it is answered with its defaults filled in. */
export type Direction = 'input' | 'output'

export type Schemas = {
  /** The JSON Schema of a type; what has a name in the contract is a reference to its component. */
  of(schema: z.ZodType, direction: Direction): Json
  /** Every component that was referred to so far, by name. */
  components(): Record<string, Json>
}

const MODULES = [ids, money, offers, order, placing, catalog, parts, conversation, shop, understanding, errors]
const REF = '#/components/schemas/'

/**
 * Names are those of the contract's exports. A type that is answered too (`answers` is all that is) and may be sent with
 * less than it is answered with is `NameInput` where it is sent.
 */
export function createSchemas(answers: readonly z.ZodType[]): Schemas {
  const names = z.registry<{ id: string }>()
  const named: [string, z.ZodType][] = []
  for (const module of MODULES) {
    for (const [id, value] of Object.entries(module)) {
      if (!(value instanceof z.ZodType) || names.has(value)) continue
      names.add(value, { id })
      named.push([id, value])
    }
  }
  const output = definitions(named, names, 'output')
  const input = definitions(named, names, 'input')
  const answered = new Set(answers.flatMap((schema) => Object.keys(convert(schema, names, 'output').defs)))
  const loose = looseNames(input, output).intersection(answered)
  const used = new Map<string, Json>()

  function take(json: Json, direction: Direction): Json {
    const body = mapRefs(json, (id) => {
      const name = direction === 'input' && loose.has(id) ? `${id}Input` : id
      if (!used.has(name)) {
        used.set(name, {})
        used.set(name, take((direction === 'input' ? input : output)[id] ?? {}, direction))
      }
      return REF + name
    })
    return body
  }

  return {
    of: (schema, direction) => take(convert(schema, names, direction).root, direction),
    components: () => Object.fromEntries(Array.from(used).sort(([a], [b]) => a.localeCompare(b))),
  }
}

type Names = z.core.$ZodRegistry<{ id: string }>

/** A schema inside an object, so that one with a name becomes a reference like any other. */
function convert(schema: z.ZodType, names: Names, io: Direction): { root: Json; defs: Record<string, Json> } {
  const whole = asJson(
    z.toJSONSchema(z.object({ it: schema.optional() }), {
      metadata: names,
      io,
      unrepresentable: 'any',
      // Answers may grow: a client must not refuse what it does not know yet.
      override: ({ jsonSchema }) => {
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      },
    }),
  )
  const defs = Object.entries(asJson(whole['$defs'])).map(([id, json]): [string, Json] => [id, withoutId(asJson(json))])
  return { root: withoutId(asJson(asJson(whole['properties'])['it'])), defs: Object.fromEntries(defs) }
}

function definitions(named: readonly [string, z.ZodType][], names: Names, io: Direction): Record<string, Json> {
  return Object.assign({}, ...named.map(([, schema]) => convert(schema, names, io).defs))
}

/** Names whose two directions differ, by themselves or by what they refer to. */
function looseNames(input: Record<string, Json>, output: Record<string, Json>): Set<string> {
  const loose = new Set(Object.keys(input).filter((id) => JSON.stringify(input[id]) !== JSON.stringify(output[id])))
  for (let before = -1; before !== loose.size;) {
    before = loose.size
    for (const [id, json] of Object.entries(input)) {
      mapRefs(json, (ref) => {
        if (loose.has(ref)) loose.add(id)
        return ref
      })
    }
  }
  return loose
}

/** The same JSON with each reference to a definition replaced. */
function mapRefs(value: Json, replace: (id: string) => string): Json {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => {
      if (key === '$ref' && typeof field === 'string') return [key, replace(field.slice(field.lastIndexOf('/') + 1))]
      return [key, mapValue(field, replace)]
    }),
  )
}

function mapValue(value: unknown, replace: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapValue(item, replace))
  return isJson(value) ? mapRefs(value, replace) : value
}

function withoutId({ id: _, $id: __, ...rest }: Json): Json {
  return rest
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asJson(value: unknown): Json {
  return isJson(value) ? value : {}
}
