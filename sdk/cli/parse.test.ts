import { expect, test } from 'vitest'
import { COMMANDS } from './commands.ts'
import { parse } from './parse.ts'
import { helpOf, overview, usageOf, UsageError } from './usage.ts'

const run = (...argv: string[]) => parse(argv, COMMANDS)

function refused(...argv: string[]): UsageError {
  try {
    run(...argv)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
  throw new Error(`understood: ${argv.join(' ')}`)
}

test('a command with operands, values given once or more often, and flags', () => {
  expect(run('channel', 'add', 'whatsapp', '--shop', 's', '--set', 'a=1', '--set=b=2')).toMatchObject({
    command: { name: 'channel add' },
    operands: ['whatsapp'],
    values: { shop: ['s'], set: ['a=1', 'b=2'] },
  })
  expect(run('restore', '--replace', 'f')).toMatchObject({ operands: ['f'], flags: new Set(['replace']) })
})

test('what was mistyped is answered with what may have been meant', () => {
  expect(refused('shp', 'create').message).toBe('There is no command "shp create". Did you mean "shop create"?')
  expect(refused('backpu', 'f').message).toContain('Did you mean "backup"?')
  expect(refused('shop', 'create', '--curency', 'USD').message).toContain('Did you mean "--currency"?')
  expect(refused('qwertyuiop').message).toBe('There is no command "qwertyuiop".')
})

test('what is missing or one too many is named', () => {
  expect(refused('shop', 'create', '--slug', 's').message).toBe('Missing: --name, --currency.')
  expect(refused('shop', 'create', '--slug', '', '--name', 'n', '--currency', 'USD').message).toBe('Missing: --slug.')
  expect(refused('backup').message).toBe('Missing: FILE.')
  expect(refused('backup', 'a', 'b').message).toContain('"b" is one too many')
  expect(refused('shop', 'create', '--slug').message).toContain('--slug')
  expect(refused('restore', 'f', '--replace=yes').message).toContain('--replace')
  expect(refused('shop').command).toBeUndefined()
})

test('help is found wherever it is asked for', () => {
  for (const argv of [['--help'], ['help'], ['-h']]) expect(run(...argv)).toMatchObject({ help: true, among: COMMANDS })
  for (const argv of [
    ['shop', 'create', '--help'],
    ['help', 'shop', 'create'],
    ['shop', 'create', '--slug', 'x', '-h'],
  ]) {
    expect(run(...argv)).toMatchObject({ help: true, command: { name: 'shop create' } })
  }
  const among = run('shop', '--help')
  expect(among.help && among.among.map(({ name }) => name)).toEqual([
    'shop create',
    'shop set',
    'shop list',
    'shop record',
  ])
})

test('the help of each command shows its usage and each option', () => {
  for (const command of COMMANDS) {
    const help = helpOf(command)
    expect(help).toContain(usageOf(command))
    for (const option of Object.keys(command.options)) expect(help).toContain(`--${option}`)
    expect(overview(COMMANDS)).toContain(command.about)
  }
})
