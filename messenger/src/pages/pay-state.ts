/** What the sandbox gateway tells about a payment: `GET {url}/state`. */
export type PayState = {
  state: string
  amount: number
  currency: string
  shop: string
  returnUrl?: string | null
  /** What the payer writes on the transfer, and until when it may come. */
  reference?: string
  until?: string
  /** The mandate by which the method may be kept, word for word. */
  words?: string
}

/** What the payer sends from here. */
export type Payer =
  | { method: 'card'; card: string; exp: string; cvc: string; save?: boolean }
  | { method: 'wallet' }
  | { method: 'bank'; bank: string }
  | { method: 'transfer' }

/** Banks, an account and the holder of a wallet that exist nowhere. */
export const BANKS = ['Polder Bank', 'Banca Levante', 'Sparkasse Nebelhorn', 'Bank of Elsewhere'] as const
export const ACCOUNT = 'XX00 TEST 0000 0000 00'
export const HOLDER = { name: 'Sam Sandbox', address: '1 Test Street, Springfield', card: '•••• 4242' }

export async function readState(path: string): Promise<PayState> {
  const response = await fetch(`${path}/state`)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return response.json()
}

/** What the page does at the gateway; the answer tells where to go on, if elsewhere. A refusal is told by the state. */
export async function postStep(
  path: string,
  step: 'pay' | 'confirm' | 'settle',
  body: object,
): Promise<string | undefined> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${path}/${step}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer: { redirect?: string } = await response.json()
  return answer.redirect
}

export type Scene = 'card' | 'confirm' | 'settling' | 'awaiting' | 'paid' | 'authorised' | 'declined' | 'closed'

const SCENES: Record<string, Scene> = {
  open: 'card',
  declined: 'declined',
  challenged: 'confirm',
  redirected: 'card',
  settling: 'settling',
  awaiting: 'awaiting',
  authorised: 'authorised',
  paid: 'paid',
  disputed: 'paid',
  lost: 'closed',
  voided: 'closed',
}

/** Which scene of the page a state is. */
export function sceneOf(state: string): Scene {
  return SCENES[state] ?? 'card'
}

/** Only the digits of a card in groups of four, as it is printed on it. */
export function cardGroups(text: string): string {
  return text
    .replace(/\D/g, '')
    .slice(0, 19)
    .replace(/(.{4})(?=.)/g, '$1 ')
}

/** "1227" typed becomes "12/27". */
export function expiry(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 4)
  return digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits
}

/** Why a card cannot be sent, if so. */
export function cardFault({
  card,
  exp,
  cvc,
}: {
  card: string
  exp: string
  cvc: string
}): 'card' | 'exp' | 'cvc' | undefined {
  if (!luhn(card.replace(/\D/g, ''))) return 'card'
  if (!/^(0[1-9]|1[0-2])\/\d\d$/.test(exp)) return 'exp'
  return /^\d{3,4}$/.test(cvc) ? undefined : 'cvc'
}

function luhn(digits: string): boolean {
  if (digits.length < 12) return false
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

export const TEST_CARDS = [
  { card: '4242424242424242', key: 'sandbox.succeeds' },
  { card: '4000002500003155', key: 'sandbox.secure' },
  { card: '4000000000000077', key: 'sandbox.settles' },
  { card: '4000000000000002', key: 'sandbox.declines' },
  { card: '4000000000000259', key: 'sandbox.disputes' },
  { card: '4000000000000341', key: 'sandbox.once' },
] as const
