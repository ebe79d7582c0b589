import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'
import { ENVIRONMENT } from './environment.ts'

const secret = Buffer.alloc(32, 1).toString('base64')

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, '/srv')
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('an empty environment gives the defaults', () => {
  expect(readConfig({}, '/srv/souk')).toEqual({
    port: 4000,
    host: '127.0.0.1',
    data: '/srv/souk/data',
    databaseUrl: undefined,
    publicUrl: undefined,
    secret: undefined,
    adminKey: undefined,
    demo: true,
    demoPace: 5,
    rateLimit: true,
    allowHosts: [],
    proxies: [],
  })
})

test('everything can be set', () => {
  const config = readConfig(
    {
      PORT: '0',
      SOUK_HOST: '::',
      SOUK_DATA: '/var/lib/souk',
      DATABASE_URL: 'postgres://souk:pw@db/souk',
      SOUK_PUBLIC_URL: 'https://Market.Example/',
      SOUK_SECRET: secret,
      SOUK_ADMIN_KEY: 'operators-key',
      SOUK_DEMO: '0',
      SOUK_DEMO_PACE: '0.2',
      SOUK_RATE_LIMIT: 'off',
      SOUK_ALLOW_HOSTS: 'shop.LAN, 10.0.0.5:8080 [::1]:9000',
      SOUK_URL: 'http://127.0.0.1:1',
      SOUK_SHARED: '/shared',
      HOME: '/root',
    },
    '/srv',
  )
  expect(config).toMatchObject({ port: 0, host: '::', data: '/var/lib/souk', publicUrl: 'https://market.example' })
  expect(config).toMatchObject({ demo: false, demoPace: 0.2, rateLimit: false, adminKey: 'operators-key' })
  expect(config.secret).toEqual(Buffer.alloc(32, 1))
  expect(config.allowHosts).toEqual(['shop.lan', '10.0.0.5:8080', '[::1]:9000'])
})

test('nobody changes it afterwards', () => {
  const config = readConfig({ SOUK_ALLOW_HOSTS: 'a' }, '/srv')
  expect(Object.isFrozen(config) && Object.isFrozen(config.allowHosts)).toBe(true)
})

test('proxies are addresses, ranges and this machine', () => {
  const { proxies } = readConfig({ SOUK_PROXIES: 'loopback, 10.0.0.0/8 fd00::/8,192.0.2.7' }, '/srv')
  expect(proxies).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8', '192.0.2.7'])
})

test('an empty value is none', () => {
  expect(readConfig({ PORT: '', SOUK_SECRET: ' ', DATABASE_URL: '' }, '/srv').port).toBe(4000)
})

test('all that is wrong is told at once, and no value is repeated', () => {
  const env = {
    PORT: 'hush-1',
    SOUK_HOST: 'http://hush-2',
    DATABASE_URL: 'mysql://u:hush-3@h/d',
    SOUK_PUBLIC_URL: 'https://hush-4.example/path',
    SOUK_SECRET: 'hush-5',
    SOUK_ADMIN_KEY: 'hush 6',
    SOUK_DEMO: 'hush-7',
    SOUK_DEMO_PACE: 'hush-8',
    SOUK_RATE_LIMIT: 'hush-9',
    SOUK_ALLOW_HOSTS: 'http://hush-10/',
  }
  const problems = problemsOf(env)
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(Object.keys(env))
  expect(problems.join('\n')).not.toContain('hush')
})

test('no value ever stands in an error', () => {
  const names = ENVIRONMENT.map((variable) => variable.name)
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.stringMatching(/^[!-~]{9,40}$/), (name, value) => {
      expect(problemsOf({ [name]: value }).join('\n')).not.toContain(value)
    }),
  )
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '4e3'],
  ['SOUK_SECRET', Buffer.alloc(31).toString('base64')],
  ['SOUK_SECRET', `${secret}!`],
  ['SOUK_ADMIN_KEY', 'short'],
  ['SOUK_PUBLIC_URL', 'market.example'],
  ['SOUK_PUBLIC_URL', 'https://user@market.example'],
  ['SOUK_DEMO_PACE', '-1'],
  ['SOUK_DEMO_PACE', 'Infinity'],
  ['SOUK_PROXIES', 'everybody'],
  ['SOUK_PROXIES', '10.0.0.0/33'],
  ['SOUK_PROXIES', '10.0.0.0/8/8'],
])('%s cannot be %s', (name, value) => {
  expect(problemsOf({ [name]: value })).toHaveLength(1)
})

test('a misspelt variable is refused with the name that was meant', () => {
  expect(problemsOf({ SOUK_ALOW_HOST: 'x' })).toEqual([
    'SOUK_ALOW_HOST is not a variable of Souk: did you mean SOUK_ALLOW_HOSTS?',
  ])
  expect(problemsOf({ SOUK_DATA_DIR: 'x' })[0]).toContain('SOUK_DATA?')
})

test('another database needs the secret in the environment', () => {
  expect(problemsOf({ DATABASE_URL: 'postgresql://db/souk' })[0]).toContain('SOUK_SECRET must be set with DATABASE_URL')
  expect(problemsOf({ DATABASE_URL: 'postgresql://db/souk', SOUK_SECRET: secret })).toEqual([])
})

test('the table of variables is the set that is read', () => {
  const read = new Set<string>()
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_, name) {
        read.add(String(name))
        return undefined
      },
    },
  )
  readConfig(env, '/srv')
  const elsewhere = ['SOUK_URL', 'SOUK_SHARED']
  expect(new Set([...read, ...elsewhere])).toEqual(new Set(ENVIRONMENT.map((variable) => variable.name)))
})
