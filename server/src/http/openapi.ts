import { METHODS } from '@souk/contract/methods.ts'
import type { Access, Method } from '@souk/contract/methods/method.ts'
import { type ErrorCode, ERRORS, Problem } from '@souk/contract/errors.ts'
import type { z } from 'zod'
import { asJson, createSchemas, type Json, type Schemas } from './schemas.ts'

/** The OpenAPI 3.1 document of the whole API, made from the contract. `publicUrl` is where shoppers reach this server. */
export function openApi(publicUrl: string): Json {
  const methods = Object.entries<Method>(METHODS)
  const schemas = createSchemas(
    methods.filter(([, { produces }]) => produces === undefined).map(([, method]) => method.response),
  )
  const paths: Record<string, Json> = {}
  for (const [name, method] of methods) {
    const path = method.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [method.method.toLowerCase()]: operation(name, method, schemas) }
  }
  const problem = schemas.of(Problem, 'output')
  return {
    openapi: '3.1.0',
    info: {
      title: 'Souk',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: DESCRIPTION,
    },
    servers: [{ url: publicUrl }],
    tags: Array.from(new Set(methods.map(([, method]) => method.tag)), (name) => ({ name })),
    paths,
    components: {
      securitySchemes: SECURITY,
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      responses: problemResponses(problem),
      schemas: schemas.components(),
    },
  }
}

const DESCRIPTION = `Amounts of money are integers of minor units with an ISO 4217 currency. Times are RFC 3339. Ids are opaque.
Errors are RFC 9457 problem details with a stable \`code\`, explained at /docs/errors.
Live facts of a conversation: WebSocket GET /api/conversations/{conversation}/live?after=N with the sub-protocols
\`souk.v1\` and \`bearer.<token>\`, one fact per text frame.
All of a shop: WebSocket GET /api/shops/{shop}/live?after=<cursor>, by key or session: \`hello\` with the cursor to go on from
(without \`after\`: from now), \`facts\` as getShopFacts gives them, \`presence\`, \`typing\`, \`beat\`. A frame of facts joins on where
its \`after\` is the cursor that one has. Closed by 4410, a cursor is not kept any more: read the lists anew.`

const SECURITY = {
  shopper: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The token that came with a conversation, a cart or a checkout. It opens only that shopper’s own things.',
  },
  shop: { type: 'http', scheme: 'bearer', description: 'An API key of one shop, with the scopes it was made with.' },
  operator: { type: 'http', scheme: 'bearer', description: 'The operator’s key.' },
  staff: {
    type: 'apiKey',
    in: 'cookie',
    name: 'souk.session_token',
    description:
      'The session of somebody in the shop’s team, with the scopes of their role. Where the path names no shop, the header Souk-Shop does; what is not a GET comes from a page of this host.',
  },
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes a retry safe: the same key and body answers the same; with another body 422; while the first is under way 409. Without a token take one that nobody guesses, such as a UUID: whoever brings the same from the same address has the same answer.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

function operation(name: string, method: Method, schemas: Schemas): Json {
  const { summary, tag, access, status = 200, response } = method
  const body = requestBody(method, schemas)
  return {
    operationId: name,
    tags: [tag],
    summary,
    security: securityOf(access),
    parameters: parametersOf(method, schemas),
    ...(body && { requestBody: body }),
    responses: {
      [status]: { description: summary, content: answerContent(method, schemas) },
      ...(name === 'sendMessage' || name === 'sendStaffMessage'
        ? { 200: { description: 'It was stored before.', content: jsonContent(schemas.of(response, 'output')) } }
        : {}),
      ...Object.fromEntries(
        problemsOf(method).map((code) => [code, { $ref: `#/components/responses/Problem${code}` }]),
      ),
    },
  }
}

function answerContent({ response, produces }: Method, schemas: Schemas): Json {
  if (produces === undefined) return jsonContent(schemas.of(response, 'output'))
  return { [produces]: { schema: { type: 'string', format: 'binary' } } }
}

function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } }
}

function securityOf(access: Access): Json[] {
  if (access === 'public') return [{}, { shopper: [] }]
  if (access === 'operator') return [{ operator: [] }]
  if (access === 'staff') return [{ staff: [] }]
  if (access === 'shopper') return [{ shopper: [] }, { shop: [] }, { staff: [] }, { operator: [] }]
  const scope = access.slice('shop:'.length)
  return [...(scope.startsWith('team:') ? [] : [{ shop: [scope] }]), { staff: [scope] }, { operator: [] }]
}

/** The statuses of problems that a method can answer beside 429 and 500, which all can. */
function problemsOf({ access, params, query, body, creates, method }: Method): number[] {
  const statuses = [
    ...(params || query || body ? [400] : []),
    ...(access === 'public' ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(method === 'GET' ? [] : [409, 413, 415]),
    ...(creates || body ? [422] : []),
    429,
    500,
  ]
  return statuses
}

function problemResponses(schema: Json): Record<string, Json> {
  const byStatus = Map.groupBy(Object.entries(ERRORS), ([, [status]]) => status)
  return Object.fromEntries(
    Array.from(byStatus, ([status, entries]) => {
      const codes = entries.map(([code]) => code)
      const description = entries.map(([code, [, text]]) => `\`${code}\`: ${text}`).join('\n\n')
      const content = { 'application/problem+json': { schema: { allOf: [schema, codeSchema(codes)] } } }
      return [`Problem${status}`, { description, content }]
    }),
  )
}

function codeSchema(codes: readonly string[]): Json {
  return { type: 'object', properties: { code: { enum: codes } } }
}

function requestBody({ body, file }: Method, schemas: Schemas): Json | undefined {
  if (file) {
    const whole = { schema: { type: 'string', format: 'binary' } }
    return { required: true, content: Object.fromEntries(file.types.map((type) => [type, whole])) }
  }
  if (!body) return undefined
  // What has a default as a whole may be left out.
  return { required: !body.safeParse(undefined).success, content: jsonContent(schemas.of(body, 'input')) }
}

function parametersOf({ params, query, creates }: Method, schemas: Schemas): Json[] {
  return [
    ...fieldsOf(params).map(([name, field]) => ({
      name,
      in: 'path',
      required: true,
      schema: schemas.of(field, 'output'),
    })),
    ...fieldsOf(query).map(([name, field]) => ({
      name,
      in: 'query',
      required: !field.safeParse(undefined).success,
      // A query is text on the wire; its type is what it is read as.
      schema: schemas.of(field, 'output'),
    })),
    ...(creates ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ]
}

function fieldsOf(object: z.ZodObject | undefined): [string, z.ZodType][] {
  return Object.entries<z.ZodType>(object?.shape ?? {})
}

/** Codes by status, for whoever shows them. */
export function errorRows(): { code: ErrorCode; status: number; text: string }[] {
  return Object.entries(ERRORS).flatMap(([code, [status, text]]) => (isErrorCode(code) ? [{ code, status, text }] : []))
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}

/** The operations of a document, in the order of the contract. */
export function operationsOf(document: Json): { verb: string; path: string; operation: Json }[] {
  return Object.entries(asJson(document['paths'])).flatMap(([path, verbs]) =>
    Object.entries(asJson(verbs)).map(([verb, one]) => ({ verb: verb.toUpperCase(), path, operation: asJson(one) })),
  )
}
