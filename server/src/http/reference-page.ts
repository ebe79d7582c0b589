import { escapeHtml } from '../kernel/escape-html.ts'
import { errorRows, operationsOf } from './openapi.ts'
import { FONTS, STYLE } from './reference-style.ts'
import { asJson, type Json } from './schemas.ts'
import { typeText } from './type-text.ts'

/** The readable form of an OpenAPI document of ours: one page, no script. */
export function referencePage(document: Json): string {
  const operations = operationsOf(document)
  const byTag = Map.groupBy(operations, ({ operation }) => tagOf(operation))
  const types = Object.entries(asJson(asJson(document['components'])['schemas']))
  const nav = [...byTag.keys()].map((tag) => `<a href="#tag-${escapeHtml(tag)}">${escapeHtml(tag)}</a>`)
  return page(
    'The API of this market',
    `<p>${escapeHtml(text(asJson(document['info'])['description'])).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</p>
<nav aria-label="Contents">${nav.join('')}<a href="#types">types</a><a href="/docs/errors">errors</a><a href="/api/openapi.json">openapi.json</a></nav>`,
    `${Array.from(byTag, ([tag, list]) => section(tag, list)).join('')}
<section id="types"><h2>Types</h2>
<ul class="index">${types.map(([name]) => `<li><a href="#type-${name}">${name}</a></li>`).join('')}</ul>
${types.map(([name, schema]) => typeArticle(name, asJson(schema))).join('')}</section>`,
  )
}

/** Every error code with its status and what it says. */
export function errorsPage(): string {
  const rows = errorRows().map(
    ({ code, status, text: says }) =>
      `<tr id="${code}"><td><code>${code}</code></td><td class="status">${status}</td><td>${escapeHtml(says)}</td></tr>`,
  )
  return page(
    'Errors',
    `<p>Whatever does not succeed is answered with problem details (RFC 9457). Their <code>code</code> never changes its
meaning; <code>issues</code> names the fields that are not as they should be.</p>
<nav aria-label="Contents"><a href="/api">the API</a></nav>`,
    `<section><h2>Codes</h2><article><table class="codes"><thead><tr><th>code</th><th>status</th><th>what it says</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></article></section>`,
  )
}

function page(title: string, lead: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Souk</title>${FONTS}<style>${STYLE}</style></head>
<body><div class="awning"></div><div class="page"><header><h1>${title}</h1>${lead}</header><main>${body}</main></div></body></html>
`
}

type Operation = ReturnType<typeof operationsOf>[number]

function section(tag: string, operations: readonly Operation[]): string {
  const name = escapeHtml(tag)
  return `<section id="tag-${name}"><h2>${name}</h2>${operations.map(article).join('')}</section>`
}

function article({ verb, path, operation }: Operation): string {
  const id = escapeHtml(text(operation['operationId']))
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'].map((one) => asJson(one)) : []
  const responses = Object.entries(asJson(operation['responses']))
  const [success] = responses
  const problems = responses.filter(([, response]) => '$ref' in asJson(response)).map(([status]) => status)
  const writes = verb === 'GET' ? '' : ' writes'
  return `<article id="${id}"><h3><span class="verb${writes}">${verb}</span><code>${escapeHtml(path)}</code></h3>
<p>${escapeHtml(text(operation['summary']))} <span class="needs">${id} · ${escapeHtml(needs(operation))}</span></p>
${parameterTable(parameters)}${bodyDetails('Body', asJson(operation['requestBody']))}
${success ? bodyDetails(`Answer ${success[0]}`, asJson(success[1])) : ''}
<p class="needs">Problems: ${problems.map((status) => `<a href="/docs/errors">${status}</a>`).join(' ')}</p></article>`
}

function needs(operation: Json): string {
  const security = Array.isArray(operation['security']) ? operation['security'].map((one) => asJson(one)) : []
  if (security.some((one) => Object.keys(one).length === 0)) return 'open to anyone'
  const who = security.flatMap((one) =>
    Object.entries(one).map(([name, scopes]) =>
      Array.isArray(scopes) && scopes.length > 0 ? `${name} ${scopes.join(' ')}` : name,
    ),
  )
  return `needs ${who.join(' or ')}`
}

function parameterTable(parameters: readonly Json[]): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map((one) => {
    if ('$ref' in one) return '<tr><td><code>Idempotency-Key</code></td><td>header</td><td>string</td></tr>'
    const mark = one['required'] === true ? '' : '?'
    const type = typeText(asJson(one['schema']), escapeHtml)
    return `<tr><td><code>${escapeHtml(text(one['name']))}${mark}</code></td><td>${escapeHtml(text(one['in']))}</td><td><code>${type}</code></td></tr>`
  })
  return `<table><thead><tr><th>parameter</th><th>in</th><th>type</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function bodyDetails(title: string, body: Json): string {
  const [first] = Object.entries(asJson(body['content']))
  if (!first) return ''
  const [type, media] = first
  const schema = asJson(asJson(media)['schema'])
  const shown =
    schema['format'] === 'binary'
      ? escapeHtml(Object.keys(asJson(body['content'])).join('\n'))
      : typeText(schema, escapeHtml)
  return `<details><summary>${title} <span class="needs">${escapeHtml(type)}</span></summary><pre tabindex="0">${shown}</pre></details>`
}

function typeArticle(name: string, schema: Json): string {
  return `<article id="type-${name}"><h3>${name}</h3><pre tabindex="0">${typeText(schema, escapeHtml)}</pre></article>`
}

function tagOf(operation: Json): string {
  const [tag]: unknown[] = Array.isArray(operation['tags']) ? operation['tags'] : []
  return text(tag)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
