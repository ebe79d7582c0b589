import type { PublicShop } from '@souk/contract/shop.ts'
import type { Withdrawable, Withdrawal } from '@souk/contract/withdrawal.ts'
import { useEffect, useState } from 'preact/hooks'
import { labelIn } from '../i18n/label.ts'
import { language, t } from '../i18n/t.ts'
import { souk } from '../state/access.ts'
import { codeIn, openedOrder } from '../state/order-access.ts'
import { clock, fullDay } from '../state/format.ts'
import { Page } from './page.tsx'
import { Trouble, troubleOf } from './trouble.tsx'
import type { TroubleKind } from './trouble.tsx'
import { ClaimOrder } from './withdraw-claim.tsx'
import { ChooseLines } from './withdraw-lines.tsx'

/** Where one withdraws from a contract: with an order's link by its lines, with its number and address as a whole. */
export function WithdrawPage({ shop: slug }: { shop: string }) {
  const [shop, setShop] = useState<PublicShop>()
  const [known, setKnown] = useState<Withdrawable>()
  const [done, setDone] = useState<Withdrawal>()
  const [trouble, setTrouble] = useState<TroubleKind>()
  const number = new URLSearchParams(location.search).get('order') ?? ''
  useEffect(() => {
    Promise.all([souk.shop(slug), number ? linesOf(slug, number) : undefined]).then(
      ([found, lines]) => {
        setShop(found)
        setKnown(lines)
        document.title = `${titleOf(found)} · ${found.name}`
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    )
  }, [slug, number])
  if (trouble) return <Trouble kind={trouble} />
  if (!shop) return <div class="blank" aria-busy="true" />
  const confirm = labelIn(shop.legal.withdrawal?.confirm ?? {}, language.value) || t('withdraw.confirm')
  return (
    <Page shop={shop} title={titleOf(shop)}>
      {done ? (
        <Received statement={done} />
      ) : known ? (
        <ChooseLines shop={slug} known={known} onDone={setDone} />
      ) : (
        <ClaimOrder shop={shop} number={number} confirm={confirm} />
      )}
    </Page>
  )
}

/** In the words of the law, where the shop's country has some. */
function titleOf({ legal }: PublicShop): string {
  return labelIn(legal.withdrawal?.labels ?? {}, language.value) || t('withdraw.title')
}

/** What can be withdrawn from, where this browser has a right to the order or a link that opens it; else nobody is told. */
async function linesOf(shop: string, number: string): Promise<Withdrawable | undefined> {
  const params = { shop, number }
  const query = { language: language.value }
  const code = codeIn(location.hash)
  try {
    return await openedOrder(shop, number, code, (client) => client.call('getWithdrawable', { params, query }))
  } catch {
    return undefined
  }
}

/** The statement as it came, and what happens now. */
function Received({ statement: { at, text } }: { statement: Withdrawal }) {
  return (
    <section class="paper withdraw" role="status">
      <h2 class="display">{t('withdraw.done')}</h2>
      <p>{t('withdraw.at', { when: `${fullDay(at)}, ${clock(at)}` })}</p>
      <blockquote class="statement" dir="auto">
        {text}
      </blockquote>
      <p class="desk-note">{t('withdraw.mail')}</p>
    </section>
  )
}
