import { z } from 'zod'
import type { InboundPart } from '../arrival.ts'
import { said } from '../said.ts'
import { shorten } from '../split-text.ts'
import { LETTERS, PLACES } from './flow.ts'

const Response = z.record(z.string(), z.unknown())
const Nested = z.object({ values: Response })
const Chosen = z.array(z.string().max(300)).max(200)
const LONGEST = 5000
const LONGEST_TOKEN = 300

/** What came of a flow: the answers of ours by the fields they belong to, of any other in its own words: "delivery_rating: 4". */
export function flowParts({
  response_json: json = '',
  body,
}: {
  response_json?: string | undefined
  body?: string | undefined
}): InboundPart[] {
  const { data: response = {} } = Response.safeParse(parsed(json))
  const token = response['flow_token']
  const values = answersIn(response)
  if (values && typeof token === 'string' && token !== '' && token.length <= LONGEST_TOKEN) {
    const lines = linesOf(values)
    return [{ type: 'answers', token, values, text: shorten(lines.length > 0 ? lines.join('\n') : '…', LONGEST) }]
  }
  const nested = Nested.safeParse(response)
  const lines = linesOf(nested.data?.values ?? response)
  return said(lines.length > 0 ? lines.join('\n') : body)
}

/** The answers of our flow: each place says whose it is, and the rest of it was never shown. Undefined of another flow. */
function answersIn(response: Readonly<Record<string, unknown>>): Record<string, string | string[]> | undefined {
  if (!PLACES.every((place) => typeof response[`of${place}`] === 'string')) return undefined
  const values: Record<string, string | string[]> = {}
  for (const place of PLACES) {
    const [, letter, field] = /^([a-z])\.(.{1,200})$/s.exec(String(response[`of${place}`])) ?? []
    if (field === undefined || !LETTERS.some((each) => each === letter)) continue
    const value = response[`${letter}${place}`]
    const list = Chosen.safeParse(value)
    const before = values[field]
    if (list.success) values[field] = [...(Array.isArray(before) ? before : []), ...list.data].slice(0, 200)
    else if (typeof value === 'string' || typeof value === 'number') values[field] = shorten(String(value), LONGEST)
  }
  return values
}

function linesOf(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    name === 'flow_token' || value === '' || value === null ? [] : `${name}: ${plain(value)}`,
  )
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
