import { type EmailSimulator, openEmail } from '@souk/demo/simulators/email.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGuard } from '../../kernel/http-client.ts'
import { createMailer } from '../../kernel/mailer.ts'
import { Arrival } from '../arrival.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { Outgoing, RawRequest } from '../channel.ts'
import { emailChannel } from './channel.ts'
import { withoutQuoted } from './quoted.ts'
import { letterOf } from './send.ts'

const SETTINGS = { address: 'hello@bloom.example', name: 'Bloom', secret: 'letters-come-with-this' }

function requestOf(body: string | Buffer, headers: Record<string, string> = {}): RawRequest {
  return {
    method: 'POST',
    url: 'https://shop.example/webhooks/email/1',
    headers: { authorization: `Bearer ${SETTINGS.secret}`, 'content-type': 'message/rfc822', ...headers },
    query: {},
    body: Buffer.from(body),
  }
}

/** A letter of these header lines and this text, as it goes over the wire. */
function letter(headers: Record<string, string>, text: string): string {
  const head = {
    From: 'Ann Lee <ann@mail.example>',
    To: SETTINGS.address,
    'Message-ID': '<a1@mail.example>',
    ...headers,
  }
  const lines = Object.entries({ 'Content-Type': 'text/plain; charset=utf-8', ...head }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [...lines, '', text].join('\r\n')
}

async function openBench(): Promise<ChannelBench> {
  const simulator = await openEmail()
  const mailer = createMailer({ url: simulator.smtpUrl, from: 'mail@souk.example' })
  return {
    channel: emailChannel(mailer, createGuard()),
    settings: { ...simulator.settings },
    people: simulator.people,
    ids: ['<a1@mail.example>', '<a2@mail.example>'],
    single: true,
    bodyUnsigned: true,
    request: ([item]) => requestOf(letter({ From: item?.from ?? '', 'Message-ID': item?.id ?? '' }, item?.text ?? '')),
    taken: () => simulator.taken,
    answer: (status) => void (simulator.refuse.code = status === 200 ? undefined : status === 400 ? 550 : 451),
    async close() {
      await mailer.close()
      await simulator.close()
    },
  }
}

channelSuite('email', 'pushed', openBench)

const nowhere = emailChannel(
  { send: () => Promise.reject(new Error('unused')), close: () => Promise.resolve() },
  createGuard(),
)
const receive = async (body: string | Buffer, headers?: Record<string, string>) =>
  nowhere.receive?.(requestOf(body, headers), SETTINGS)
const items = async (headers: Record<string, string>, text = 'Hello') => (await receive(letter(headers, text)))?.items

describe('what comes by mail', () => {
  const said = { kind: 'message', dedupe: '<a1@mail.example>', address: 'ann@mail.example', scope: '', name: 'Ann Lee' }
  const text = (words: string) => [{ type: 'text', text: words }]

  test('a first letter is its subject and its words', async () => {
    expect(await items({ Subject: 'A dress for the prom', 'Content-Language': 'de' }, 'Blue or white?')).toEqual([
      { ...said, subject: 'A dress for the prom', locale: 'de', parts: text('A dress for the prom\n\nBlue or white?') },
    ])
  })

  test('an answer is its new words, and names what it answers', async () => {
    const answer =
      'The second one, please.\r\n\r\nOn Mon, 4 May 2026 at 12:00, Bloom\r\n<hello@bloom.example> wrote:\r\n> 1. Aurora\r\n> 2. Bellis\r\n'
    expect(await items({ Subject: 'Re: A dress', 'In-Reply-To': '<k.0@bloom.example>' }, answer)).toEqual([
      { ...said, subject: 'Re: A dress', replyTo: '<k.0@bloom.example>', parts: text('The second one, please.') },
    ])
    // A subject of their own is what they say.
    expect(await items({ Subject: 'UNSUBSCRIBE', 'In-Reply-To': '<k.0@bloom.example>' }, '')).toMatchObject([
      { replyTo: '<k.0@bloom.example>', parts: text('UNSUBSCRIBE') },
    ])
    const [other] = (await items({ References: '<root@bloom.example> <k.1@bloom.example>' })) ?? []
    expect(other).toMatchObject({ replyTo: '<k.1@bloom.example>' })
  })

  test('what is encoded, in parts or in HTML alone, is read', async () => {
    const raw = [
      'From: =?utf-8?B?0JDQvdC90LA=?= <anna@mail.example>',
      'Message-ID: <a3@mail.example>',
      'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><p>Do you have <b>this</b> &amp; that?</p><div class="gmail_quote">On Monday <p>old</p></div>',
      '--x',
      'Content-Type: image/png; name=dress.png',
      'Content-Disposition: attachment; filename=dress.png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--x--',
    ].join('\r\n')
    expect((await receive(raw))?.items).toMatchObject([
      {
        address: 'anna@mail.example',
        name: 'Анна',
        subject: 'Grüße',
        parts: [
          {
            type: 'remote',
            media: 'image',
            ref: '<a3@mail.example> 0',
            name: 'dress.png',
            held: { bytes: 'iVBORw0KGgo=', type: 'image/png' },
          },
          ...text('Grüße\n\nDo you have this & that?'),
        ],
      },
    ])
    const wrapped = JSON.stringify({ From: 'x', RawEmail: raw })
    expect((await receive(wrapped, { 'content-type': 'application/json; charset=utf-8' }))?.items).toHaveLength(1)
  })

  test.each([
    ['an answer from a machine', { 'Auto-Submitted': 'auto-replied' }],
    ['a mailing list', { Precedence: 'list' }],
    ['a newsletter', { 'List-Unsubscribe': '<https://news.example>' }],
    ['an absence note of older programs', { 'X-Autoreply': 'yes' }],
    ['a mail server', { From: 'MAILER-DAEMON@mail.example' }],
    ['somebody who cannot be answered', { From: 'No Reply <no-reply@post.example>' }],
    ['ourselves', { From: SETTINGS.address }],
    ['nobody', { From: 'undisclosed' }],
  ])('%s is not answered', async (_name, headers) => {
    expect(await items(headers)).toEqual([])
  })

  test('a person whose program says that it was no machine is heard', async () => {
    expect(await items({ 'Auto-Submitted': 'no' })).toHaveLength(1)
    expect(await items({ 'X-Auto-Response-Suppress': 'All' })).toHaveLength(1)
  })

  const bounce = (action: string, status: string) =>
    [
      'From: MAILER-DAEMON@mail.example',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'Your message could not be delivered.',
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.mail.example',
      '',
      'Final-Recipient: rfc822; Ann@mail.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 no such',
      '  mailbox',
      '--x',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <01900000-0000-7000-8000-000000000001.0@bloom.example>',
      'Subject: Re: A dress',
      '',
      'text',
      '--x--',
    ].join('\r\n')

  test('a report that a letter of ours failed is its fate; one for a mailbox that is none ends it', async () => {
    const ref = '<01900000-0000-7000-8000-000000000001.0@bloom.example>'
    expect((await receive(bounce('failed', '5.2.2')))?.items).toMatchObject([{ kind: 'status', ref, state: 'failed' }])
    expect((await receive(bounce('failed', '5.1.1')))?.items).toMatchObject([
      { kind: 'status', ref, state: 'failed', reason: '5.1.1 550 5.1.1 no such mailbox' },
      { kind: 'consent', address: 'ann@mail.example', wants: false },
    ])
    expect((await receive(bounce('delayed', '4.2.0')))?.items).toEqual([])
  })

  test('a letter without an id, or with one too long, is the same one when it comes again', async () => {
    const id = `<${'x'.repeat(200)}@mail.example>`
    for (const headers of [{ 'Message-ID': '' }, { 'Message-ID': id }]) {
      const [[one], [again]] = [(await items(headers)) ?? [], (await items(headers)) ?? []]
      expect(one?.dedupe).toMatch(/^[\w-]{43}$/)
      expect(again?.dedupe).toBe(one?.dedupe)
    }
  })

  test('a letter made to keep the server busy is read as far as it makes sense, or refused', async () => {
    const html = `<p>Hello</p>${'<div>'.repeat(200_000)}`
    expect(await items({ 'Content-Type': 'text/html' }, html)).toMatchObject([{ parts: text('Hello') }])
    const parts = letter({ 'Content-Type': 'multipart/mixed; boundary=x' }, '--x\r\n\r\n'.repeat(10_000))
    await expect(receive(parts)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  test('the secret may be the password of the address; another one is refused', async () => {
    const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`souk:${secret}`).toString('base64')}` })
    expect((await receive(letter({}, 'Hello'), basic(SETTINGS.secret)))?.items).toHaveLength(1)
    await expect(receive(letter({}, 'Hello'), basic('x'))).rejects.toMatchObject({ code: 'bad_signature' })
    const noSecret = async () =>
      nowhere.receive?.(requestOf('', { authorization: 'Bearer ' }), { ...SETTINGS, secret: '' })
    await expect(noSecret()).rejects.toMatchObject({ code: 'bad_signature' })
  })

  test('whatever a letter holds, what becomes of it can be stored', async () => {
    const name = fc.constantFrom('From', 'Subject', 'Message-ID', 'In-Reply-To', 'Content-Type', 'Content-Language')
    const value = fc.oneof(
      fc.string({ maxLength: 600 }),
      fc.constantFrom('text/html', 'multipart/mixed; boundary=x', 'a@b.c'),
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value), fc.string({ maxLength: 12_000 }), async (headers, words) => {
        for (const item of (await items(headers, words)) ?? []) expect(Arrival.safeParse(item).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })
})

test.each([
  ['English', 'Yes\n\nOn Mon, May 4, 2026 at 12:00 PM Bloom <hello@bloom.example> wrote:\n\n> old', 'Yes'],
  ['German', 'Ja\n\nAm 04.05.2026 um 12:00 schrieb Bloom <hello@bloom.example>:\n> alt', 'Ja'],
  ['Dutch', 'Ja\n\nOp ma 4 mei 2026 om 12:00 schreef Bloom <hello@bloom.example>:\n\n> oud', 'Ja'],
  ['Russian', 'Да\n\n04.05.2026 12:00, Bloom пишет:\n> старое', 'Да'],
  ['Russian by Gmail', 'Да\n\nпн, 4 мая 2026 г. в 12:00, Bloom <hello@bloom.example>:\n\n> старое', 'Да'],
  ['Chinese', '好的\n\nBloom <hello@bloom.example> 于2026年5月4日周一 12:00写道：\n\n> 旧', '好的'],
  ['Georgian', 'კი\n\nორშ, 4 მაისი Bloom-მა დაწერა:\n\n> ძველი', 'კი'],
  ['Outlook', 'Yes\n\n-----Original Message-----\nFrom: Bloom\nold', 'Yes'],
  ['Outlook’s head', 'Ja\n\nVon: Bloom <hello@bloom.example>\nGesendet: Montag\nalt', 'Ja'],
  ['a signature', 'Yes\n-- \nAnn Lee\n+1 555', 'Yes'],
  ['below what is quoted', '> Which size?\n38, please', '38, please'],
  ['between', '> Which size?\n38\n> Which colour?\nblue', '38\nblue'],
  ['an introduction on top', 'On Monday, Bloom wrote:\n> Which size?\n38', 'On Monday, Bloom wrote:\n38'],
  [
    'words that only look like one',
    'On Monday my friend wrote:\nbuy the blue one',
    'On Monday my friend wrote:\nbuy the blue one',
  ],
])('of an answer stays what is new: %s', (_name, text, left) => {
  expect(withoutQuoted(text)).toBe(left)
})

describe('what goes out', () => {
  const outgoing: Outgoing = {
    address: 'ann@mail.example',
    message: { text: '1. Aurora · $120.00\n2. <Bellis>\n\nhttps://shop.example/p/1?a=1&b=2.', buttons: [] },
    key: '01900000-0000-7000-8000-000000000001.0',
    letter: { thread: 'c1', language: 'en', answers: { ref: '<a1@mail.example>', subject: 'A dress' } },
  }

  test('is a letter in their thread, from the shop, to be answered to its address', () => {
    expect(letterOf(outgoing, SETTINGS)).toEqual({
      messageId: '<01900000-0000-7000-8000-000000000001.0@bloom.example>',
      thread: '<c1@bloom.example>',
      inReplyTo: '<a1@mail.example>',
      from: 'Bloom',
      replyTo: { address: SETTINGS.address, name: 'Bloom' },
      to: { address: 'ann@mail.example' },
      language: 'en',
      subject: 'Re: A dress',
      text: outgoing.message.text,
      html:
        '<!doctype html><html lang="en"><body dir="auto"><p>1. Aurora · $120.00<br>2. &#60;Bellis&#62;</p>' +
        '<p><a href="https://shop.example/p/1?a=1&#38;b=2">https://shop.example/p/1?a=1&#38;b=2</a>.</p></body></html>',
    })
    const subject = (given: string) =>
      letterOf(
        { ...outgoing, letter: { thread: 'c', language: 'de', answers: { ref: '<a1@mail.example>', subject: given } } },
        SETTINGS,
      )
    expect(subject('AW: Kleid')).toMatchObject({ subject: 'AW: Kleid' })
    expect(letterOf({ ...outgoing, letter: { thread: 'c', language: 'de' } }, SETTINGS).subject).toBe('Bloom')
  })

  let simulator: EmailSimulator
  beforeAll(async () => {
    simulator = await openEmail()
  })
  afterAll(() => simulator.close())

  test('arrives with the headers by which mail programs put it into its thread', async () => {
    const mailer = createMailer({ url: simulator.smtpUrl, from: 'mail@souk.example' })
    const sent = await emailChannel(mailer, createGuard()).send?.(outgoing, SETTINGS)
    await mailer.close()
    expect(sent).toEqual({ state: 'sent', ref: '<01900000-0000-7000-8000-000000000001.0@bloom.example>' })
    expect(simulator.taken).toMatchObject([
      {
        raw: {
          headers: expect.stringMatching(
            /^In-Reply-To: <a1@mail\.example>\r$[\s\S]*^References: <c1@bloom\.example> <a1@mail\.example>\r$/m,
          ),
        },
      },
    ])
  })
})

test('the connection test says what is missing', async () => {
  const check = (more: object, hook = 'https://shop.example/webhooks/email/1') =>
    nowhere.setup?.check({ ...SETTINGS, ...more }, hook)
  expect(await check({})).toMatchObject([{ ok: true }])
  expect(await check({ address: 'hello', secret: 'short' }, 'http://x')).toMatchObject([
    { code: 'address' },
    { code: 'secret' },
    { code: 'not_https' },
  ])
  expect(await check({ secret: '' })).toMatchObject([{ ok: false, code: 'no_way' }])
})
