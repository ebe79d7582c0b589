import type { ProviderRequest } from './simulator.ts'

export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function bodyOf({ body }: Pick<ProviderRequest, 'body'>): Json {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isJson(value) ? value : {}
  } catch {
    return {}
  }
}

/** What stands at a path of names, `{}` where nothing does. */
export function at(value: unknown, ...names: string[]): Json {
  const found = names.reduce<unknown>((inner, name) => (isJson(inner) ? inner[name] : undefined), value)
  return isJson(found) ? found : {}
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function isLink(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value)
}
