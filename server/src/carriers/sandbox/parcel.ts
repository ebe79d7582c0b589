/** What a parcel of the sandbox can be. */
export const SANDBOX_STATES = ['labelled', 'in_transit', 'trouble', 'delivered', 'cancelled'] as const
export type SandboxState = (typeof SANDBOX_STATES)[number]

/** What may follow which: by itself the way straight through, by hand also the way that goes wrong for a while. */
export const SANDBOX_TRANSITIONS: Record<SandboxState, readonly SandboxState[]> = {
  labelled: ['in_transit', 'cancelled'],
  in_transit: ['trouble', 'delivered'],
  trouble: ['in_transit', 'delivered'],
  delivered: [],
  cancelled: [],
}

/** What comes next by itself. */
export function nextOf(state: SandboxState): 'in_transit' | 'delivered' | undefined {
  if (state === 'labelled') return 'in_transit'
  return state === 'in_transit' ? 'delivered' : undefined
}

export const SANDBOX_NAME = 'Souk Post'

/** A number that nobody else's parcel has, with a check digit, as carriers make them: SP00 1234 5678 9. */
export function trackingOf(id: string): string {
  const digits = String(BigInt(`0x${id.replaceAll('-', '').slice(-14)}`) % 10n ** 12n).padStart(12, '0')
  const sum = Array.from(digits).reduce((all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return `SP${digits}${(10 - (sum % 10)) % 10}`
}
