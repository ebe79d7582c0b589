import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Field = { name: string; types: string[]; required: boolean; description: string }
type Spec = Record<'methods' | 'types', Record<string, { fields?: Field[]; subtypes?: string[] }>>

const shared = process.env['SOUK_SHARED'] ?? join(import.meta.dirname, '../../../shared')
const file = join(shared, 'specs/telegram-bot-api-spec/api.json')

/** The Bot API as data, or undefined where SOUK_SHARED names no folder that has it. */
export function telegramSpec(): Spec | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Spec) : undefined
}

/** What of a call the published method does not know, lacks, or limits; empty where it fits. */
export function complaints(spec: Spec, method: string, body: object): string[] {
  const known = spec.methods[method]
  return known ? misfits(spec, known.fields ?? [], body, method) : [`${method} is no method`]
}

function misfits(spec: Spec, fields: Field[], value: object, path: string): string[] {
  const given = Object.entries(value)
  const unknown = given
    .filter(([name]) => !fields.some((field) => field.name === name))
    .map(([name]) => `${path}.${name}: unknown`)
  const missing = fields
    .filter(({ name, required }) => required && !(name in value))
    .map(({ name }) => `${path}.${name}: missing`)
  const wrong = given.flatMap(([name, one]) => {
    const field = fields.find((candidate) => candidate.name === name)
    if (!field) return []
    const tried = field.types.map((type) => mismatch(spec, type, one, `${path}.${name}`))
    return [
      ...(tried.some((found) => found.length === 0) ? [] : (tried[0] ?? [])),
      ...tooLong(field, one, `${path}.${name}`),
    ]
  })
  return [...unknown, ...missing, ...wrong]
}

function tooLong({ description }: Field, value: unknown, path: string): string[] {
  const [, least, most, unit] = /(\d+)-(\d+) (characters|bytes)/.exec(description) ?? []
  if (typeof value !== 'string' || most === undefined) return []
  const length = unit === 'bytes' ? Buffer.byteLength(value) : value.length
  return length < Number(least) || length > Number(most) ? [`${path}: ${length} ${unit}`] : []
}

function mismatch(spec: Spec, type: string, value: unknown, path: string): string[] {
  const wrong = [`${path}: not ${type}`]
  if (type.startsWith('Array of '))
    return Array.isArray(value)
      ? value.flatMap((one, index) => mismatch(spec, type.slice(9), one, `${path}[${index}]`))
      : wrong
  if (type === 'String') return typeof value === 'string' ? [] : wrong
  if (type === 'Integer') return Number.isInteger(value) ? [] : wrong
  if (type === 'Float') return typeof value === 'number' ? [] : wrong
  if (type === 'Boolean') return typeof value === 'boolean' ? [] : wrong
  const known = spec.types[type]
  if (!known || typeof value !== 'object' || value === null) return wrong
  if (known.subtypes) return known.subtypes.some((one) => mismatch(spec, one, value, path).length === 0) ? [] : wrong
  return misfits(spec, known.fields ?? [], value, path)
}
