import type { PurchaseComplete } from '@souk/contract/purchase.ts'
import { totalOf } from '../carts/totals.ts'
import { GatewayError } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { livePayment } from '../payments/store.ts'
import { type Charge, type ChargePart, sumOf } from '../purchases/charge.ts'
import {
  dropCharge,
  findCharge,
  insertCharge,
  liveCharge,
  lockPurchase,
  moveCharge,
  type PurchaseRow,
} from '../purchases/store.ts'
import type { Context } from './context.ts'
import { beginShare, endShare } from './purchase-begin.ts'
import { gatewayOfCharge, voidCharge } from './purchase-gateway.ts'
import { hearCharge } from './purchase-heard.ts'
import { commonGateway } from './purchase-open.ts'
import { isOpen, labelsOf, purchaseUrl, seeParts, type SeenPart } from './purchase-view.ts'

type Complete = { purchase: PurchaseRow; returnUrl: string | undefined; shown: PurchaseComplete['shown'] }

/**
 * Completes a purchase: the first call holds the goods of every shop and begins the one charge, a later one asks how it
 * stands. Each shop's part is a commit in that shop; what was begun when a server died is gone on with by the next call, or
 * runs out. Where one shop refuses, nothing is charged and the others are as they were.
 */
export async function completePurchase(context: Context, input: Complete): Promise<void> {
  const { purchase } = input
  const live = await liveCharge(context.database.read, purchase.id)
  if (live && live.ref !== null && (await goesOn(context, live))) return
  const parts = (await seeParts(context, purchase)).filter(isOpen)
  const { charge, isOld } = await takeCharge(context, purchase, parts)
  if (!charge || charge.ref !== null) return
  try {
    const begun = await beginShares(context, { ...input, charge, parts })
    await startCharge(context, { ...input, charge, begun, parts })
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'gateway_failed') throw error
    await endCharge(context, charge)
    // What was left lying by somebody else fits no longer: all anew, once.
    if (!isOld) throw error
    await completePurchase(context, input)
  }
}

/** The payer is back, or somebody taps again: does this charge still wait, or is it done? False once it was given up. */
async function goesOn(context: Context, charge: Charge): Promise<boolean> {
  if (charge.ref === null) return true
  try {
    const said = await gatewayOfCharge(context, charge).fetch(charge.ref)
    await hearCharge(context, charge, said)
    if (said.outcome !== 'pending' && said.outcome !== 'declined') return said.outcome !== 'voided'
    if (await isWhole(context, charge)) return true
    // One shop's part has changed since: nobody pays a sum that is no longer right.
    if ((await voidCharge(context, charge)).state === 'done') return false
    await hearCharge(context, charge, await gatewayOfCharge(context, charge).fetch(charge.ref))
    return true
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    context.log.warn({ err: error, charge: charge.id }, 'a gateway did not answer')
    return true
  }
}

async function isWhole(context: Context, charge: Charge): Promise<boolean> {
  const { read } = context.database
  const live = await Promise.all(charge.parts.map(({ shop, checkout }) => livePayment(read, shop, checkout)))
  return charge.parts.every(({ payment }, index) => live[index]?.id === payment)
}

/** The charge that somebody is beginning, or a new one of all that is still to be paid; none where nothing is. */
async function takeCharge(
  context: Context,
  purchase: PurchaseRow,
  parts: readonly SeenPart[],
): Promise<{ charge?: Charge; isOld: boolean }> {
  const [first] = parts
  if (!first) return { isOld: false }
  const shops = parts.map(({ shop }) => shop)
  const gateway = commonGateway(context, shops)
  return context.database.transact(async (tx) => {
    await lockPurchase(tx, purchase.id)
    const live = await liveCharge(tx.db, purchase.id)
    if (live) return { charge: live, isOld: true }
    const shares = parts.map(({ shop, row }) => ({
      shop: shop.id,
      checkout: row.id,
      payment: context.newId(),
      amount: totalOf(row.totals),
    }))
    // What costs nothing is ordered at once: only after every other shop has held its goods.
    const charge = {
      home: purchase.id,
      id: context.newId(),
      gateway,
      currency: first.row.currency,
      parts: shares.toSorted((a, b) => b.amount - a.amount),
    }
    tx.later(insertCharge(tx, charge, context.clock.now()))
    return { charge: { ...charge, ref: null, url: null, state: 'starting' }, isOld: false }
  })
}

type Beginning = Complete & { charge: Charge; parts: readonly SeenPart[] }

/** One shop after the other; gives what each is to be paid. */
async function beginShares(context: Context, { purchase, charge, parts, shown }: Beginning): Promise<ChargePart[]> {
  const labels = labelsOf(context, parts)
  const url = purchaseUrl(context, purchase.id)
  const begun: ChargePart[] = []
  for (const part of charge.parts) {
    const shop = await context.directory.byId(part.shop)
    if (!shop) continue
    const own = shown?.parts.find(({ checkout }) => checkout === part.checkout)
    const said = shown && {
      label: shown.label,
      ...(own?.terms ? { terms: own.terms } : {}),
      ...(own?.age ? { age: own.age } : {}),
    }
    const payment = await beginShare(context, { shop, charge, part, url, shown: said, labels }).catch(
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error
        // Which of them refuses is what the shopper has to know.
        throw new Failure(error.code, [shop.name, error.detail].filter(Boolean).join(': '), error.issues)
      },
    )
    if (payment) begun.push({ ...part, amount: payment.amount })
  }
  return begun
}

/** Asks the gateway to begin; asked twice, it begins once, because the charge's id is the key. Throws `busy` where it was given up. */
async function startCharge(
  context: Context,
  { charge, begun, parts, returnUrl, purchase }: Beginning & { begun: ChargePart[] },
): Promise<void> {
  const { home, id, currency } = charge
  const { read, transact } = context.database
  if (begun.length === 0) return void (await transact((tx) => moveCharge(tx, charge, 'captured')))
  const gateway = gatewayOfCharge(context, charge)
  const amount = { amount: sumOf({ parts: begun }), currency }
  const nameOf = (shop: string) => parts.find((part) => part.shop.id === shop)?.shop.name ?? ''
  try {
    const { ref, url } = await gateway.start({
      payment: id,
      home,
      amount,
      merchant: begun
        .map(({ shop }) => nameOf(shop))
        .join(' + ')
        .slice(0, 200),
      returnUrl: returnUrl ?? purchaseUrl(context, purchase.id),
      notifyUrl: `${context.selfUrl()}/webhooks/gateways/${gateway.kind}`,
      lines: begun.map((part) => ({ title: nameOf(part.shop), quantity: 1, amount: part.amount })),
    })
    if (await transact((tx) => moveCharge(tx, charge, 'started', { ref, url, parts: begun }))) return
    const now = await findCharge(read, home, id)
    if (now?.state !== 'voided') return
    await gateway.act(ref, 'void', amount, id)
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    context.log.warn({ err: error, charge: id }, 'a charge could not be started')
    throw new Failure('gateway_failed')
  }
  throw new Failure('busy')
}

/** Gives up a charge that was not begun at its gateway, and opens the shops' checkouts again. */
async function endCharge(context: Context, charge: Charge): Promise<void> {
  await context.database.transact((tx) => dropCharge(tx, charge))
  const now = await findCharge(context.database.read, charge.home, charge.id)
  // Somebody else got through: theirs counts.
  if (now?.state !== 'voided') return
  for (const part of charge.parts) {
    const shop = await context.directory.byId(part.shop)
    if (shop) await endShare(context, shop, part)
  }
}
