export type Json = Record<string, unknown>

export function isWeb(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^/]*\./.test(value)
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function parsed(body: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
