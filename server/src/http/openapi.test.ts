import { ERRORS } from '@souk/contract/errors.ts'
import { METHODS } from '@souk/contract/methods.ts'
import type { Method } from '@souk/contract/methods/method.ts'
import { expect, test } from 'vitest'
import { openApi, operationsOf } from './openapi.ts'
import { escapeHtml } from '../kernel/escape-html.ts'
import { errorsPage, referencePage } from './reference-page.ts'
import { asJson, isJson, type Json } from './schemas.ts'

const document = openApi('https://market.example')
const operations = operationsOf(document)
const methods = Object.entries<Method>(METHODS)

/** Every object in the document, with its place. */
function walk(value: unknown, place: string, see: (json: Json, place: string) => void): void {
  if (Array.isArray(value)) value.forEach((item, index) => walk(item, `${place}/${index}`, see))
  if (!isJson(value)) return
  see(value, place)
  for (const [key, field] of Object.entries(value)) walk(field, `${place}/${key}`, see)
}

test('every method appears once, with its verb, path, summary and status', () => {
  expect(operations).toHaveLength(methods.length)
  for (const [name, method] of methods) {
    const found = operations.find(({ operation }) => operation['operationId'] === name)
    expect(found, name).toMatchObject({ verb: method.method, path: method.path.replace(/:(\w+)/g, '{$1}') })
    expect(found?.operation['summary']).toBe(method.summary)
    expect(asJson(found?.operation['responses'])).toHaveProperty([
      String(method.status ?? 200),
      'content',
      method.produces ?? 'application/json',
      'schema',
    ])
  }
})

test('every reference leads somewhere', () => {
  const lost: string[] = []
  walk(document, '#', (json, place) => {
    const ref = json['$ref']
    if (typeof ref !== 'string') return
    const found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => asJson(at)[key], document)
    if (!isJson(found)) lost.push(`${place} → ${ref}`)
  })
  expect(lost).toEqual([])
})

test('no component is empty or unused, none carries an id of its own', () => {
  const text = JSON.stringify(document)
  for (const [name, schema] of Object.entries(asJson(asJson(document['components'])['schemas']))) {
    expect(Object.keys(asJson(schema)), name).not.toEqual([])
    expect(schema).not.toHaveProperty('id')
    expect(text.includes(`"#/components/schemas/${name}"`), name).toBe(true)
  }
  expect(text).not.toContain('$defs')
})

test('each path names its parameters, and each security requirement is declared', () => {
  const schemes = Object.keys(asJson(asJson(document['components'])['securitySchemes']))
  for (const { path, operation } of operations) {
    const inPath = (operation['parameters'] as Json[]).filter((one) => one['in'] === 'path')
    const named = Array.from(path.matchAll(/\{(\w+)\}/g), (match) => match[1])
    expect(inPath.map((one) => one['name']).toSorted(), path).toEqual(named.toSorted())
    for (const one of inPath) expect(one['required']).toBe(true)
    for (const requirement of operation['security'] as Json[]) {
      for (const scheme of Object.keys(requirement)) expect(schemes).toContain(scheme)
    }
  }
})

test('what creates takes an Idempotency-Key, nothing else does', () => {
  const key = { $ref: '#/components/parameters/IdempotencyKey' }
  for (const { operation } of operations) {
    const name = String(operation['operationId'])
    const creates = methods.find(([other]) => other === name)?.[1].creates === true
    expect(
      (operation['parameters'] as Json[]).some((one) => one['$ref'] === key.$ref),
      name,
    ).toBe(creates)
  }
})

test('a body may be left out only where the method says what stands for it', () => {
  const required = new Map(
    operations.map(({ operation }) => [operation['operationId'], asJson(operation['requestBody'])['required']]),
  )
  expect(required.get('createShop')).toBe(true)
  expect(required.get('startConversation')).toBe(false)
  expect(required.get('importCatalog')).toBe(true)
  expect(required.get('getShop')).toBeUndefined()
})

test('what may be sent with less than is answered has a type of its own', () => {
  const schemas = asJson(asJson(document['components'])['schemas'])
  expect(schemas['SettingsForm']).toHaveProperty('required')
  expect(asJson(schemas['SettingsFormInput'])['required'] ?? []).not.toContain('returnDays')
  expect(schemas).toHaveProperty('Money')
  expect(schemas).not.toHaveProperty('MoneyInput')
})

test('the reference page shows every method and type, the errors page every code', () => {
  const html = referencePage(document)
  for (const [name] of methods) expect(html).toContain(`<article id="${name}">`)
  const links = Array.from(html.matchAll(/href="#([^"]+)"/g), (match) => match[1])
  for (const link of new Set(links)) expect(html, link).toContain(`id="${link}"`)
  const errors = errorsPage()
  for (const [code, [status]] of Object.entries(ERRORS)) {
    expect(errors).toContain(`<tr id="${code}"><td><code>${code}</code></td><td class="status">${status}</td>`)
  }
  expect(html).not.toMatch(/<script|undefined|\[object/)
})

test('what stands in a text is no markup', () => {
  expect(escapeHtml(`<a href="x">'&`)).toBe('&#60;a href=&#34;x&#34;&#62;&#39;&#38;')
})
