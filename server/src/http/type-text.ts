import { asJson, isJson, type Json } from './schemas.ts'

export type Escape = (text: string) => string

/** A JSON Schema as the type it describes, in HTML: named types are links to their own place on the page. */
export function typeText(schema: Json, escape: Escape, indent = ''): string {
  const ref = schema['$ref']
  if (typeof ref === 'string') {
    const name = escape(ref.slice(ref.lastIndexOf('/') + 1))
    return `<a href="#type-${name}">${name}</a>`
  }
  if ('const' in schema) return escape(JSON.stringify(schema['const']))
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => escape(JSON.stringify(value))).join(' | ')
  const choices = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(choices)) {
    const lines = choices.map((choice) => typeText(asJson(choice), escape, indent))
    const short = lines.join(' | ')
    return short.length < 100 && !short.includes('\n') ? short : lines.map((line) => `\n${indent}| ${line}`).join('')
  }
  return plainType(schema, escape, indent)
}

function plainType(schema: Json, escape: Escape, indent: string): string {
  switch (schema['type']) {
    case 'object':
      return objectType(schema, escape, indent)
    case 'array': {
      const item = typeText(asJson(schema['items']), escape, indent)
      return item.includes(' | ') ? `(${item})[]` : `${item}[]`
    }
    case 'string':
      return typeof schema['format'] === 'string' ? `string (${escape(schema['format'])})` : 'string'
    case 'integer':
      return 'integer'
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    default:
      return 'any'
  }
}

function objectType(schema: Json, escape: Escape, indent: string): string {
  const deeper = `${indent}  `
  const { properties, additionalProperties } = schema
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : []
  if (!isJson(properties)) {
    return isJson(additionalProperties) ? `{ [name]: ${typeText(additionalProperties, escape, indent)} }` : '{}'
  }
  const fields = Object.entries(properties).map(([name, field]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${deeper}${escape(name)}${mark}: ${typeText(asJson(field), escape, deeper)}\n`
  })
  return fields.length === 0 ? '{}' : `{\n${fields.join('')}${indent}}`
}
