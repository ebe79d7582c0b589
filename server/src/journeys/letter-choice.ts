import type { Language } from '@souk/contract/understanding.ts'
import { confirmConsents, endConsentsOfHandle, findAgreement, waitingConsent } from '../consent/consent.ts'
import { PURPOSES, RULES } from '../consent/purpose.ts'
import type { Due } from '../conversations/deliveries.ts'
import { findDelivery } from '../conversations/opened.ts'
import type { Reader } from '../kernel/database.ts'
import type { Shop } from '../shops/shop.ts'
import { endWatches } from '../watches/store.ts'
import type { Context } from './context.ts'
import { mailLanguage } from './mail/texts.ts'
import { type Choice, codeOf, idOfCode } from './page-code.ts'

/** What the reader of a letter is asked on the page that its link opens, and how it stands. */
export type LetterChoice = {
  language: Language
  /** The words that were agreed to. */
  wording?: string
  state: 'asked' | 'done' | 'over'
}

type Linked = { shop: Shop; choice: Choice; code: string }

/**
 * The line under a letter: to the page that takes their yes, where it asks whether they really agreed, or that rids them of
 * such letters. It is added as the letter goes out and stored nowhere, so that nobody has it who only sees the thread.
 */
export async function lineUnder(context: Context, due: Due, shop: Shop): Promise<string | undefined> {
  const stop = unsubscribeAddress(context, due, shop)
  if (stop !== undefined) return `${UNDER[mailLanguage(due.language || shop.locale)].stop}\n${stop}`
  if (due.purpose !== 'confirmation') return undefined
  const { home, handle } = due
  const waiting = await waitingConsent(context.database.read, { home, handle, at: context.clock.now() })
  if (!waiting) return undefined
  const { id, language } = waiting
  return `${UNDER[mailLanguage(language || shop.locale)].confirm}\n${addressOf(context, shop, 'confirm', { home, id })}`
}

/** Where the reader of advertising, or of news they asked for, is rid of it; nothing for what belongs to an order or the talk. */
export function unsubscribeAddress(context: Context, { home, id, purpose }: Due, shop: Shop): string | undefined {
  const isNews = purpose !== null && ['consent', 'once'].includes(RULES[purpose].needs)
  return isNews ? addressOf(context, shop, 'stop', { home, id }) : undefined
}

function addressOf(context: Context, shop: Shop, choice: Choice, row: { home: string; id: string }): string {
  return `${context.publicUrl}/letters/${shop.slug}/${choice}/${codeOf(context, row, choice)}`
}

/** What a link asks; looking changes nothing, as programs look at links that nobody has opened. Undefined for no code of ours. */
export async function lookAtChoice(context: Context, linked: Linked): Promise<LetterChoice | undefined> {
  const { read } = context.database
  return linked.choice === 'confirm' ? agreementOf(context, read, linked) : newsOf(context, read, linked)
}

/** Does what the link is for: once, however often it is sent. Answers how it stands then. */
export async function choose(context: Context, linked: Linked): Promise<LetterChoice | undefined> {
  const { shop, choice, code } = linked
  const id = idOfCode(context, shop.id, code, choice)
  if (id === undefined) return undefined
  const at = context.clock.now()
  return context.database.transact(async (tx) => {
    if (choice === 'confirm') {
      await confirmConsents(tx, { home: shop.id, id, at })
      return agreementOf(context, tx.db, linked)
    }
    const sent = await findDelivery(tx.db, shop.id, id)
    const purpose = PURPOSES.find((one) => one === sent?.purpose)
    if (!sent || purpose === undefined) return undefined
    const { home, handle } = sent
    const ids = await endConsentsOfHandle(tx, { home, handle, by: 'withdrawn', at, purpose })
    await endWatches(tx, { home, ids, to: 'withdrawn', at })
    return { language: languageOf(sent, shop), state: 'done' as const }
  })
}

async function agreementOf(context: Context, read: Reader, { shop, code }: Linked): Promise<LetterChoice | undefined> {
  const id = idOfCode(context, shop.id, code, 'confirm')
  const found = id && (await findAgreement(read, { home: shop.id, id, at: context.clock.now() }))
  if (!found) return undefined
  const { wording, state } = found
  const language = mailLanguage(found.language || shop.locale)
  return { language, wording, state: state === 'waiting' ? 'asked' : state === 'confirmed' ? 'done' : 'over' }
}

async function newsOf(context: Context, read: Reader, { shop, code }: Linked): Promise<LetterChoice | undefined> {
  const id = idOfCode(context, shop.id, code, 'stop')
  const sent = id === undefined ? undefined : await findDelivery(read, shop.id, id)
  return sent && { language: languageOf(sent, shop), state: 'asked' }
}

function languageOf(sent: { language: string; locale: string }, shop: Shop): Language {
  return mailLanguage(sent.language || sent.locale || shop.locale)
}

const UNDER: { readonly [L in Language]: { readonly [C in Choice]: string } } = {
  en: { confirm: 'Or say yes here:', stop: 'No more of these letters:' },
  de: { confirm: 'Oder sag hier Ja:', stop: 'Keine solchen Mails mehr:' },
  nl: { confirm: 'Of zeg hier ja:', stop: 'Geen mails als deze meer:' },
  ru: { confirm: 'Или подтвердите здесь:', stop: 'Больше не получать таких писем:' },
  zh: { confirm: '或在此确认：', stop: '不再接收此类邮件：' },
  ka: { confirm: 'ან დაადასტურეთ აქ:', stop: 'ასეთი წერილების გაუქმება:' },
}
