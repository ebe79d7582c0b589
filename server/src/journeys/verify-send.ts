import { z } from 'zod'
import { limitsOf } from '../channels/channel.ts'
import { findConversation } from '../conversations/store.ts'
import type { MailRow } from '../kernel/mails.ts'
import { open } from '../kernel/secrets.ts'
import { type CodeRow, findCode } from '../people/codes.ts'
import { findHandle, isStopped } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { storePaper } from './mail/store-paper.ts'
import { mailLanguage } from './mail/texts.ts'
import { maySend, type SendFacts } from './may-send.ts'
import { optOut } from './opt-out.ts'
import { whereabouts } from './send-facts.ts'
import { createSpending } from './spending.ts'
import { CODE_MARK, VERIFY_WORDS, verifyText } from './verify-words.ts'

const Job = z.object({ home: z.string(), id: z.string() })

/**
 * Sends a code that was asked for, if it may go where it was asked to go: whoever has said STOP there gets none. Cut off
 * after it went out it goes out once more: the same code twice does no harm.
 */
export async function sendCode(context: Context, payload: unknown): Promise<void> {
  const { home, id } = Job.parse(payload)
  const row = await findCode(context.database.read, home, id)
  const shop = await context.directory.byId(home)
  const isDue = row?.sealed && row.used_at === null && row.expires_at.getTime() > context.clock.now().getTime()
  if (!row || !shop || !isDue) return
  const { may, ...why } = maySend(await factsOf(context, shop, row))
  if (may !== 'go') context.log.info({ code: id, ...why }, 'a code was not sent')
  else if (row.channel === 'email') await writeCode(context, shop, row)
  else await textCode(context, shop, row)
}

/** Before the code's id, in what its letter is the cause of. */
const CODE_CAUSE = 'code/'

/** The code that a letter was written for; its mark where that opens nothing any more. */
export async function codeOfLetter(
  context: Context,
  { home, cause }: Pick<MailRow, 'home' | 'cause'>,
): Promise<string> {
  const row = await findCode(context.database.read, home, cause.slice(CODE_CAUSE.length))
  return (row && codeOf(context, row)) ?? CODE_MARK
}

/** The code itself, while it is on its way. */
export function codeOf(context: Pick<Context, 'keys'>, { id, sealed }: CodeRow): string | undefined {
  return sealed === null ? undefined : open(context.keys.codeOnItsWay, sealed, `code/${id}`)
}

/** They asked for it themselves, so it is service; what their own STOP or the shop's purse forbids stays forbidden. */
async function factsOf(context: Context, shop: Shop, row: CodeRow): Promise<SendFacts> {
  const { home, channel, scope, address, connection } = row
  const known = await findHandle(context.database.read, { home, channel, scope, address })
  const stopped = known !== undefined && (await isStopped(context.database.read, home, known.handle))
  const ledger = channel === 'sms' ? await createSpending(context).ledgerOf(shop) : undefined
  const asked = { connection: connection ?? '', kind: channel, category: null }
  return {
    now: context.clock.now(),
    author: 'system',
    answers: false,
    purpose: 'service',
    saidAt: row.at,
    channel,
    windowMs: null,
    template: false,
    heardAt: null,
    stoppedAt: stopped ? row.at : null,
    consent: 'none',
    sent: [],
    where: whereabouts({ timezone: '', profile: null, address }, shop),
    isPaused: false,
    overCap: ledger?.isOver(asked) ?? false,
  }
}

/** A letter: what is stored of it has a mark in the place of the code, which is put in as it goes out. */
async function writeCode(context: Context, shop: Shop, row: CodeRow): Promise<void> {
  const language = await languageIn(context, shop, row)
  const { subject, title, code, minutes, never, unasked } = VERIFY_WORDS[language]
  const text = (words: string) => verifyText(words, { shop: shop.name })
  await context.database.transact(async (tx) =>
    storePaper(context, tx, {
      id: context.newId(),
      shop,
      cause: CODE_CAUSE + row.id,
      kind: 'code',
      about: row.conversation,
      recipient: { address: row.address },
      paper: {
        language,
        shop: shop.name,
        slug: shop.slug,
        subject: text(subject),
        title: text(title),
        blocks: [
          { kind: 'totals', rows: [{ label: code, value: CODE_MARK, strong: true }] },
          { kind: 'text', text: minutes },
          { kind: 'text', text: text(never) },
          { kind: 'note', lines: [unasked] },
        ],
      },
    }),
  )
}

async function textCode(context: Context, shop: Shop, row: CodeRow): Promise<void> {
  const { home, id, channel: kind, scope, address, connection: by } = row
  const channel = context.channels.get(kind)
  const connection = by === null ? undefined : await context.connections.byId(by)
  const code = codeOf(context, row)
  if (!channel?.send || !connection || code === undefined) return
  const words = VERIFY_WORDS[await languageIn(context, shop, row)].sms
  const text = verifyText(words, { shop: shop.name, code }).slice(0, limitsOf(channel, connection.settings).text)
  const sent = await channel.send({ address, key: `code.${id}`, message: { text, buttons: [] } }, connection.settings)
  if (sent.state === 'sent') return
  // What will not come to anything by itself is not tried again: who waits for it asks for another one.
  if (sent.state === 'retry' || sent.state === 'absent') throw new Error(`a code could not be sent: ${sent.reason}`)
  context.log.warn({ code: id, state: sent.state, reason: sent.reason }, 'a code was not taken')
  const known =
    sent.state === 'stopped' && (await findHandle(context.database.read, { home, channel: kind, scope, address }))
  if (!known) return
  const out = { home, handle: known.handle, at: context.clock.now(), by: 'provider' as const }
  await context.database.transact((tx) => optOut(tx, out))
}

async function languageIn(context: Context, shop: Shop, { home, conversation }: CodeRow) {
  const thread = await findConversation(context.database.read, conversation, home)
  return mailLanguage(thread?.language || thread?.locale || shop.locale)
}
