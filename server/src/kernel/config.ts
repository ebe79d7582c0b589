import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { ENVIRONMENT } from './environment.ts'
import type { SmtpConfig } from './mailer.ts'

export type Config = Readonly<{
  /** 0 picks a free port. */
  port: number
  host: string
  /** Absolute path of the folder that holds everything this server keeps. */
  data: string
  /** An outside PostgreSQL; without it the embedded one in `data`. */
  databaseUrl: string | undefined
  /** Origin without a trailing slash; undefined: `http://host:port` once the port is known. */
  publicUrl: string | undefined
  /** 32 bytes; undefined: the file `data/secret`. */
  secret: Buffer | undefined
  /** undefined: the file `data/operator.key`. */
  adminKey: string | undefined
  demo: boolean
  /** Seconds between the demo shops' fulfilment steps. */
  demoPace: number
  rateLimit: boolean
  /** Hosts in lower case (`name`, `name:port`, `[::1]:port`) that outsiders' URLs may reach although they are private. */
  allowHosts: readonly string[]
  /** Addresses and ranges of proxies that are believed when they say who calls. */
  proxies: readonly string[]
  /** The mail server; undefined: e-mails stay in the local mailbox. */
  smtp: SmtpConfig | undefined
  /** What writes voice notes down; undefined: a person hears them. */
  transcribe: TranscribeConfig | undefined
  /** The identity provider that staff sign in with; undefined: none. */
  oidc: OidcConfig | undefined
}>

/** `issuer` without a slash at its end. */
export type OidcConfig = { issuer: string; client: string; secret: string; name: string }

/** `url` without a slash at its end. */
export type TranscribeConfig = { url: string; key: string | undefined; model: string }

/** Everything that is wrong with the environment, in one error. Values are never repeated: they may be secrets. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

type Env = Readonly<Record<string, string | undefined>>
type Parsed<T> = { value: T } | { problem: string }

/** Reads the environment, the only place that does. Throws ConfigError with all that is wrong at once. */
export function readConfig(env: Env, cwd: string): Config {
  const problems = unknownNames(env)
  function read<T>(name: string, fallback: T, parse: (text: string) => Parsed<T>): T {
    const text = env[name]?.trim()
    // Compose files pass an unset variable on as an empty one.
    if (text === undefined || text === '') return fallback
    const parsed = parse(text)
    if ('value' in parsed) return parsed.value
    problems.push(`${name} ${parsed.problem}`)
    return fallback
  }
  const config: Config = {
    port: read('PORT', 4000, parsePort),
    host: read('SOUK_HOST', '127.0.0.1', parseHost),
    data: resolve(
      cwd,
      read('SOUK_DATA', 'data', (value) => ({ value })),
    ),
    databaseUrl: read('DATABASE_URL', undefined, parseDatabaseUrl),
    publicUrl: read('SOUK_PUBLIC_URL', undefined, parseOrigin),
    secret: read('SOUK_SECRET', undefined, parseSecret),
    adminKey: read('SOUK_ADMIN_KEY', undefined, parseAdminKey),
    demo: read('SOUK_DEMO', true, parseSwitch),
    demoPace: read('SOUK_DEMO_PACE', 5, parsePace),
    rateLimit: read('SOUK_RATE_LIMIT', true, parseSwitch),
    allowHosts: read('SOUK_ALLOW_HOSTS', Object.freeze([]), parseHosts),
    proxies: read('SOUK_PROXIES', Object.freeze([]), parseProxies),
    smtp: smtpOf(read('SOUK_SMTP_URL', undefined, parseSmtp), read('SOUK_MAIL_FROM', undefined, parseMailFrom)),
    transcribe: transcribeOf(
      read('SOUK_TRANSCRIBE_URL', undefined, parseEndpoint),
      read('SOUK_TRANSCRIBE_KEY', undefined, parseToken),
      read('SOUK_TRANSCRIBE_MODEL', 'whisper-1', parseToken),
    ),
    oidc: oidcOf({
      issuer: read('SOUK_OIDC_ISSUER', undefined, parseEndpoint),
      client: read('SOUK_OIDC_CLIENT', undefined, parseToken),
      secret: read('SOUK_OIDC_SECRET', undefined, parseToken),
      name: read('SOUK_OIDC_NAME', 'Single sign-on', (value) => ({ value })),
    }),
  }
  if (config.databaseUrl !== undefined && !env.SOUK_SECRET?.trim()) {
    problems.push(
      'SOUK_SECRET must be set with DATABASE_URL: every server of one database needs the same (openssl rand -base64 32)',
    )
  }
  if (Boolean(env.SOUK_SMTP_URL?.trim()) !== Boolean(env.SOUK_MAIL_FROM?.trim())) {
    problems.push('SOUK_SMTP_URL and SOUK_MAIL_FROM go together: a mail server, and the address that e-mails come from')
  }
  if (env.SOUK_TRANSCRIBE_KEY?.trim() && !env.SOUK_TRANSCRIBE_URL?.trim())
    problems.push('SOUK_TRANSCRIBE_KEY goes with SOUK_TRANSCRIBE_URL: the endpoint it is for')
  const oidc = ['SOUK_OIDC_ISSUER', 'SOUK_OIDC_CLIENT', 'SOUK_OIDC_SECRET'].filter((name) => env[name]?.trim())
  if (oidc.length === 1 || oidc.length === 2)
    problems.push(
      'SOUK_OIDC_ISSUER, SOUK_OIDC_CLIENT and SOUK_OIDC_SECRET go together: the provider, and who we are there',
    )
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

function unknownNames(env: Env): string[] {
  const known: string[] = ENVIRONMENT.map((variable) => variable.name)
  return Object.keys(env)
    .filter((name) => name.startsWith('SOUK_') && !known.includes(name))
    .map((name) => `${name} is not a variable of Souk: did you mean ${nearest(name, known)}?`)
}

function nearest(name: string, known: readonly string[]): string | undefined {
  return known.toSorted((a, b) => distance(name, a) - distance(name, b))[0]
}

/** Levenshtein distance: how many letters to add, drop or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1]
    for (const [place, other] of Array.from(to).entries()) {
      const change = (row[place] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(change, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function parsePort(text: string): Parsed<number> {
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65535 ? { value: port } : { problem: 'must be a number from 0 to 65535' }
}

function parseHost(text: string): Parsed<string> {
  return /^[\w.:-]+$/.test(text)
    ? { value: text }
    : { problem: 'must be a host name or an address to listen on, such as 0.0.0.0, without scheme or port' }
}

function parseDatabaseUrl(text: string): Parsed<string> {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)
    ? { value: text }
    : { problem: 'must be a PostgreSQL URL: postgres://user:password@host:5432/database' }
}

function parseOrigin(text: string): Parsed<string> {
  const url = URL.parse(text)
  const plain = url !== null && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return plain && /^https?:$/.test(url.protocol)
    ? { value: url.origin }
    : { problem: 'must be an address without path, such as https://market.example' }
}

function parseSecret(text: string): Parsed<Buffer> {
  const bytes = /^[\w+/-]+=*$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0)
  return bytes.length === 32
    ? { value: bytes }
    : { problem: 'must be 32 random bytes in base64 (openssl rand -base64 32)' }
}

function parseAdminKey(text: string): Parsed<string> {
  return /^[!-~]{8,}$/.test(text)
    ? { value: text }
    : { problem: 'must have at least 8 visible ASCII characters without spaces (openssl rand -base64 32)' }
}

function parseSwitch(text: string): Parsed<boolean> {
  if (/^(1|on|true|yes)$/i.test(text)) return { value: true }
  if (/^(0|off|false|no)$/i.test(text)) return { value: false }
  return { problem: 'must be on or off' }
}

function parsePace(text: string): Parsed<number> {
  const seconds = Number(text)
  return /^\d+(\.\d+)?$/.test(text) && seconds <= 86_400
    ? { value: seconds }
    : { problem: 'must be seconds from 0 to 86400, such as 5 or 0.5' }
}

function parseHosts(text: string): Parsed<readonly string[]> {
  const hosts = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const isHost = /^([a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(:\d{1,5})?$/
  return hosts.every((host) => isHost.test(host))
    ? { value: Object.freeze(hosts) }
    : { problem: 'must be host names or addresses, with a port where only that one is meant, separated by commas' }
}

function parseProxies(text: string): Parsed<readonly string[]> {
  const proxies = text.split(/[\s,]+/).filter(Boolean)
  return proxies.every(isProxy)
    ? { value: Object.freeze(proxies) }
    : { problem: 'must be addresses, ranges such as 10.0.0.0/8, or loopback, separated by commas' }
}

function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (text === 'loopback') return true
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function parseSmtp(text: string): Parsed<string> {
  const url = URL.parse(text)
  const plain = url !== null && url.hostname !== '' && /^\/?$/.test(url.pathname) && !url.search && !url.hash
  return plain && /^smtps?:$/.test(url.protocol)
    ? { value: url.href }
    : { problem: 'must be a mail server: smtp://user:password@host:587, or smtps:// for TLS from the first byte' }
}

function parseMailFrom(text: string): Parsed<string> {
  return /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+$/.test(text)
    ? { value: text }
    : { problem: 'must be one e-mail address without a name, such as shops@market.example' }
}

function smtpOf(url: string | undefined, from: string | undefined): SmtpConfig | undefined {
  return url !== undefined && from !== undefined ? Object.freeze({ url, from }) : undefined
}

function parseEndpoint(text: string): Parsed<string> {
  const url = URL.parse(text)
  const plain =
    url !== null && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password
  return plain
    ? { value: url.href.replace(/\/+$/, '') }
    : { problem: 'must be the address of an endpoint, such as https://api.openai.com/v1' }
}

function parseToken(text: string): Parsed<string> {
  return /^[!-~]+$/.test(text) ? { value: text } : { problem: 'must have visible ASCII characters without spaces' }
}

function transcribeOf(url: string | undefined, key: string | undefined, model: string): TranscribeConfig | undefined {
  return url === undefined ? undefined : Object.freeze({ url, key, model })
}

type Oidc = { [Key in keyof OidcConfig]: string | undefined }

function oidcOf({ issuer, client, secret, name = '' }: Oidc): OidcConfig | undefined {
  if (issuer === undefined || client === undefined || secret === undefined) return undefined
  return Object.freeze({ issuer, client, secret, name })
}
