import { readFile } from 'node:fs/promises'
import { KINDS, isKind } from './kinds.ts'
import { type Phone, type Phones } from './phones.ts'
import { WORDS } from './words.ts'

const PATH = '/phones'
/** Of a photo, in bytes: phones make theirs smaller before they send them. */
const MOST_BYTES = 2_000_000
const MOST_TEXT = 4000

/** The page runs its own script and looks like the market; shops' pages open in a frame of it. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' https: http: data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-cache',
  'referrer-policy': 'same-origin',
}

/** What is asked of the page of phones: `/phones` and what lies below it. */
export async function servePhones(phones: Phones, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(PATH.length)
  const { method } = request
  if (method === 'GET' && (path === '' || path === '/')) return file(page(), 'text/html')
  const [, sheet] = /^\/(phone|talk|looks)\.css$/.exec(path) ?? []
  if (method === 'GET' && sheet !== undefined) return file(await beside(`${sheet}.css`), 'text/css')
  if (method === 'GET' && path === '/phone.js') return file(await (script ??= scriptOf('phone.ts')), 'text/javascript')
  const [, id, act] = /^\/of\/([^/]*)(?:\/(say|tap|photo))?$/.exec(path) ?? []
  if (id === undefined) return nothing(404)
  if (id === '' && method === 'POST') return take(phones, request)
  const phone = phones.find(id)
  if (!phone) return nothing(404)
  if (act === undefined) return method === 'GET' ? json(screenOf(phone)) : nothing(405)
  return method === 'POST' ? carryOut(phone, act, request) : nothing(405)
}

async function take(phones: Phones, request: Request): Promise<Response> {
  const { shop, kind } = await bodyOf(request)
  if (kind === undefined || !isKind(kind) || shop === undefined) return nothing(400)
  return json(screenOf(await phones.take(shop, kind)), 201)
}

async function carryOut(phone: Phone, act: string, request: Request): Promise<Response> {
  if (act === 'photo') {
    const mime = request.headers.get('content-type') ?? ''
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (!/^image\/(jpeg|png|webp)$/.test(mime) || bytes.length === 0 || bytes.length > MOST_BYTES) return nothing(400)
    await phone.send({ bytes, mime, caption: '' })
    return json(screenOf(phone))
  }
  const { text = '', ref = '', nth } = await bodyOf(request)
  if (text.trim() === '' || text.length > MOST_TEXT) return nothing(400)
  await (act === 'tap' ? phone.tap(text, { ref, nth: Number(nth) }) : phone.say(text))
  return json(screenOf(phone))
}

/** The fields of a JSON body that are texts; none where it is no such thing. */
async function bodyOf(request: Request): Promise<Record<string, string | undefined>> {
  const body: unknown = await request.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function screenOf({ id, shop, kind, entries }: Phone) {
  return { id, shop, kind, entries: entries() }
}

function page(): string {
  const kinds = Object.entries(KINDS).map(([kind, { name }]) => ({ kind, name }))
  const given = JSON.stringify({ kinds, words: WORDS }).replaceAll('<', String.raw`\u003c`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>Souk</title>
<link rel="stylesheet" href="/fonts.css">
<link rel="stylesheet" href="${PATH}/phone.css">
<link rel="stylesheet" href="${PATH}/talk.css">
<link rel="stylesheet" href="${PATH}/looks.css">
<script type="application/json" id="given">${given}</script>
<script type="module" src="${PATH}/phone.js"></script>
</head>
<body></body>
</html>`
}

let script: Promise<string> | undefined

/** A script as browsers take it. What takes its types away is loaded when it is asked for. */
async function scriptOf(name: string): Promise<string> {
  const { transformWithOxc } = await import('vite')
  return (await transformWithOxc(await beside(name), name, { sourcemap: false })).code
}

function beside(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8')
}

function file(text: string, type: string): Response {
  return new Response(text, { headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8` } })
}

function json(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } })
}

function nothing(status: number): Response {
  return new Response(null, { status })
}
