import { generateKeyPairSync } from 'node:crypto'
import { certificate } from '@souk/demo/simulators/certificate.ts'
import { type ImapSimulator, openImap } from '@souk/demo/simulators/imap.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createGuard } from '../../kernel/http-client.ts'
import type { InboundItem } from '../arrival.ts'
import { PollError, type Reading } from '../poll.ts'
import { mailboxPoll } from './read-mailbox.ts'
import { emailSetUp } from './setup.ts'

const SHOP = { address: 'hello@bloom.example', name: 'Bloom', trusted: 'yes' }
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function mailbox(options?: Parameters<typeof openImap>[0]): Promise<ImapSimulator> {
  const imap = await openImap(options)
  open.push(imap)
  return imap
}

function letter(id: string, text: string, headers: Record<string, string> = {}): string {
  const head = { From: 'Ann <ann@mail.example>', 'Message-ID': `<${id}@mail.example>`, Subject: 'A dress', ...headers }
  return [...Object.entries(head).map(([name, value]) => `${name}: ${value}`), '', text].join('\r\n')
}

/** One turn at the mailbox, of which nothing is kept. */
function turn(imap: ImapSimulator, settings: Record<string, string> = {}): Reading {
  return {
    settings: { ...SHOP, ...imap.settings, ...settings },
    cursor: null,
    since: new Date(Date.now() - HOUR_MS),
    stay: false,
    signal: AbortSignal.timeout(10_000),
    entered: async () => undefined,
    take: async () => undefined,
    unreadable: async () => undefined,
  }
}

type Seen = { said: string[]; items: InboundItem[]; cursor: unknown; unreadable: string[] }

/** Reads once, from where it was left. */
async function visit(
  imap: ImapSimulator,
  seen: Partial<Seen> = {},
  settings: Record<string, string> = {},
): Promise<Seen> {
  const now: Seen = { said: [], items: [], cursor: seen.cursor ?? null, unreadable: [] }
  await mailboxPoll(createGuard()).read({
    ...turn(imap, settings),
    cursor: now.cursor,
    async take(items, cursor) {
      now.items.push(...items)
      now.said.push(...items.map((item) => (item.kind === 'message' ? textOf(item) : item.kind)))
      now.cursor = cursor
    },
    unreadable: async (what) => void now.unreadable.push(what),
  })
  return now
}

function textOf({ parts }: Extract<InboundItem, { kind: 'message' }>): string {
  return parts.map((part) => (part.type === 'text' ? part.text : part.type)).join(' ')
}

describe('a mailbox', () => {
  test('is read from where it was left, begins with what comes now, and stays as it is', async () => {
    const imap = await mailbox()
    imap.append(letter('old', 'Long ago'), new Date(Date.now() - 2 * DAY_MS))
    imap.append(letter('one', 'First'))
    const first = await visit(imap)
    expect(first.said).toEqual(['A dress\n\nFirst'])
    expect((await visit(imap, first)).said).toEqual([])
    imap.append(letter('two', 'Second'))
    const second = await visit(imap, first)
    expect(second.items).toMatchObject([{ kind: 'message', dedupe: '<two@mail.example>', address: 'ann@mail.example' }])
    // Read-only, and nothing but what changes nothing.
    const kinds = new Set(imap.commands.map((command) => /^(UID )?\w+/.exec(command)?.[0]))
    expect(kinds).not.toContain('SELECT')
    expect(
      [...kinds].filter(
        (kind) => !/^(CAPABILITY|LOGIN|NAMESPACE|LIST|LSUB|EXAMINE|UID SEARCH|UID FETCH)$/.test(`${kind}`),
      ),
    ).toEqual([])
    for (const command of imap.commands.filter((one) => one.includes('BODY'))) expect(command).toContain('BODY.PEEK[')
  })

  test('that was made anew is read again since the last letter, and what is as old as the hills is not', async () => {
    const imap = await mailbox()
    const ago = (days: number) => new Date(Date.now() - days * DAY_MS)
    imap.append(letter('old', 'Long ago', { Date: ago(90).toUTCString() }), ago(90))
    imap.append(letter('one', 'First', { Date: new Date().toUTCString() }))
    const first = await visit(imap)
    expect(first.said).toHaveLength(1)
    imap.renew()
    const again = await visit(imap, first)
    expect(again.items).toMatchObject([{ dedupe: '<one@mail.example>' }])
    // A server that says of all that it came just now.
    imap.renew(new Date())
    imap.append(letter('new', 'Newer'))
    const moved = await visit(imap, again)
    expect(moved.items).toMatchObject([{ dedupe: '<one@mail.example>' }, { dedupe: '<new@mail.example>' }])
    expect((await visit(imap, moved)).said).toEqual([])
  })

  test('with an unreadable letter, machines, a bounce and one moved away: the others are heard', async () => {
    const imap = await mailbox()
    imap.append(letter('bad', '--x\r\n\r\n'.repeat(10_000), { 'Content-Type': 'multipart/mixed; boundary=x' }))
    imap.append(letter('away', 'I am on holiday', { 'Auto-Submitted': 'auto-replied' }))
    const moved = imap.append(letter('moved', 'Never mind'))
    imap.append(
      letter(
        'bounce',
        '--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; b@mail.example\r\nAction: failed\r\nStatus: 5.2.2\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <k.0@bloom.example>\r\n\r\n.\r\n--x--',
        {
          'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x',
        },
      ),
    )
    imap.append(letter('good', 'Are you there?'))
    imap.remove(moved)
    const seen = await visit(imap)
    expect(seen.unreadable).toEqual(['letter 1 in INBOX'])
    expect(seen.items).toMatchObject([
      { kind: 'status', ref: '<k.0@bloom.example>', state: 'failed' },
      { kind: 'message' },
    ])
    expect((await visit(imap, seen)).said).toEqual([])
  })

  test('with a letter larger than we take: its words are heard, its files are named, no more than that is loaded', async () => {
    const imap = await mailbox()
    const file = 'QUJD'.repeat(1_500_000)
    const parts = [
      '--x',
      'Content-Type: text/plain',
      '',
      'See the picture',
      '--x',
      'Content-Type: image/png; name=dress.png',
      'Content-Disposition: attachment; filename=dress.png',
      'Content-Transfer-Encoding: base64',
      '',
      file,
      '--x--',
    ]
    imap.append(letter('large', parts.join('\r\n'), { 'Content-Type': 'multipart/mixed; boundary=x' }))
    imap.append(letter('next', 'Got it?'))
    const seen = await visit(imap)
    expect(seen.said).toEqual(['A dress\n\nSee the picture\n\n(dress.png)', 'A dress\n\nGot it?'])
    expect(imap.commands.filter((one) => one.includes('BODY'))).toEqual(
      [1, 2].map((uid) => expect.stringMatching(new RegExp(`UID FETCH ${uid} .*BODY\\.PEEK\\[\\]<0\\.4194304>`))),
    )
  })

  test('whose line breaks in the middle of a letter goes on with that letter', async () => {
    const imap = await mailbox()
    imap.append(letter('one', 'First'))
    const two = imap.append(letter('two', 'Second'))
    imap.drop(two)
    const seen: Partial<Seen> = { said: [], items: [] }
    const reading = mailboxPoll(createGuard()).read({
      ...turn(imap),
      async take(items, cursor) {
        seen.items?.push(...items)
        seen.cursor = cursor
      },
    })
    await expect(reading).rejects.toMatchObject({ name: 'PollError', refused: false })
    expect(seen.items).toMatchObject([{ dedupe: '<one@mail.example>' }])
    expect((await visit(imap, seen)).items).toMatchObject([{ dedupe: '<two@mail.example>' }])
  })

  test('whatever befalls it, its server and ours: no letter is left out, and none comes again for nothing', async () => {
    const befalls = fc.constantFrom('letter', 'letter', 'anew', 'cut', 'not stored', 'stored and killed', 'read')
    await fc.assert(
      fc.asyncProperty(fc.array(befalls, { minLength: 3, maxLength: 10 }), async (fate) => {
        const imap = await openImap()
        // Made anew, the folder numbers its letters lower than before.
        for (let gone = 0; gone < 3; gone += 1) imap.remove(imap.append(letter('gone', 'Never mind')))
        const written: string[] = []
        const heard: string[] = []
        let cursor: unknown = null
        const read = async (what: string) => {
          const take = async (items: readonly InboundItem[], next: unknown) => {
            if (what === 'not stored') throw new Error('the database is away')
            heard.push(...items.map(({ dedupe }) => dedupe))
            if (what === 'stored and killed') throw new Error('killed')
            cursor = next
          }
          await mailboxPoll(createGuard()).read({ ...turn(imap), cursor, take })
        }
        let again = false
        for (const what of fate) {
          if (what === 'letter') {
            const uid = imap.append(letter(`n${written.length}`, 'Hello'))
            written.push(`<n${written.length}@mail.example>`)
            if (fate.includes('cut')) imap.drop(uid)
          } else if (what === 'anew') {
            imap.renew()
            again = true
          } else {
            if (what === 'stored and killed') again = true
            await read(what).catch(() => undefined)
          }
        }
        // A letter that is to be cut off is cut off once.
        for (let tries = 0; tries < 2; tries += 1) await read('read').catch(() => undefined)
        await imap.close()
        expect(new Set(heard)).toEqual(new Set(written))
        if (!again) expect(heard).toEqual(written)
      }),
      { numRuns: 15 },
    )
  })

  test.each([
    ['that says so', true],
    ['that has to be asked', false],
  ])('of a server %s is watched until we leave, which is at once', async (_name, idle) => {
    const imap = await mailbox({ idle })
    const leaving = new AbortController()
    const said: string[] = []
    const reading = mailboxPoll(createGuard(), 50).read({
      ...turn(imap),
      stay: true,
      signal: leaving.signal,
      take: async (items) => void said.push(...items.map((item) => item.dedupe)),
    })
    for (const id of ['one', 'two']) {
      imap.append(letter(id, 'Hello'))
      await expect.poll(() => said, { timeout: 5000 }).toContain(`<${id}@mail.example>`)
    }
    expect(imap.commands.includes('IDLE')).toBe(idle)
    leaving.abort()
    await reading
    await expect.poll(() => imap.sessions).toBe(0)
  })
})

describe('what keeps a mailbox from being read is said in its owner’s words', () => {
  const check = async (imap: ImapSimulator, settings: Record<string, string>) =>
    (await emailSetUp(createGuard()).check({ ...SHOP, ...imap.settings, ...settings }, 'https://x'))[0]

  test('a wrong password, a folder that is not there, a server that is away', async () => {
    const imap = await mailbox()
    expect(await check(imap, {})).toMatchObject({ ok: true, code: 'mailbox' })
    const { imapHost, imapPort } = imap.settings
    const at = `${imapHost}:${imapPort}`
    for (const [settings, refused, words] of [
      [{ imapPassword: 'wr"ong' }, true, `${at} refuses imapUser and imapPassword`],
      [{ imapFolder: 'Shop' }, true, `${at} has no folder Shop`],
      [{ imapPort: '1' }, false, '127.0.0.1:1 could not be reached, or broke off (ECONNREFUSED)'],
    ] as const) {
      expect(await check(imap, settings)).toMatchObject({ ok: false, text: expect.stringContaining(words) })
      await expect(visit(imap, {}, settings)).rejects.toMatchObject({
        refused,
        message: expect.stringContaining(words),
      })
    }
  })

  test('a password goes nowhere without TLS, and to no one who cannot say who they are', async () => {
    const plain = await mailbox()
    expect(await check(plain, { imapSecurity: 'starttls' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('TLS'),
    })
    expect(await check(plain, { imapHost: 'mail.example', trusted: 'no' })).toMatchObject({
      text: expect.stringContaining('in the clear'),
    })
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const cert = certificate({
      subject: 'localhost',
      issuer: { name: 'localhost', key },
      key,
      host: 'localhost',
      from: new Date(Date.now() - DAY_MS),
      until: new Date(Date.now() + DAY_MS),
    })
    const forged = await mailbox({ tls: { key: key.export({ type: 'pkcs8', format: 'pem' }).toString(), cert } })
    expect(await check(forged, { imapHost: 'localhost' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('TLS'),
    })
    for (const { commands } of [plain, forged]) expect(commands.join(' ')).not.toMatch(/LOGIN|AUTHENTICATE/)
  })

  test('an address within our own network is for the operator to name', async () => {
    const imap = await mailbox()
    for (const imapHost of ['127.0.0.1', 'localhost'])
      expect(await check(imap, { imapHost, trusted: 'no' })).toMatchObject({
        ok: false,
        text: expect.stringContaining('within our own network'),
      })
    expect(imap.commands).toEqual([])
  })

  test.each([
    [{ imapUser: '' }, /imapUser and imapPassword/],
    [{ imapPort: '99999' }, /imapPort|too big/i],
    [{ imapSecurity: 'maybe' }, /imapSecurity/],
    [{ imapHost: 'imap://x/y' }, /imapHost/],
  ])('settings that cannot be meant so: %o', (settings, words) => {
    const account = () =>
      mailboxPoll(createGuard()).account({
        ...SHOP,
        imapHost: 'x.example',
        imapUser: 'a',
        imapPassword: 'b',
        ...settings,
      })
    expect(account).toThrow(PollError)
    expect(account).toThrow(words)
  })
})

test('an account is the same with another password, and another with another folder', () => {
  const { account } = mailboxPoll(createGuard())
  const settings = { ...SHOP, imapHost: 'imap.example', imapUser: 'a', imapPassword: 'b' }
  expect(account({ ...SHOP })).toBeUndefined()
  expect(account({ ...settings, imapPassword: 'c', imapPort: '143' })).toBe(account(settings))
  expect(account({ ...settings, imapFolder: 'Shop' })).not.toBe(account(settings))
})
