import { z } from 'zod'

/** What a code is for: to show that an address is one's own, or to sign in on this device as well. */
export const CodePurpose = z.enum(['verify', 'sign_in'])
export type CodePurpose = z.infer<typeof CodePurpose>

/** A code is on its way, whoever the address belongs to. Another one is sent from `againAt` on. */
export const CodeAsked = z.object({ channel: z.enum(['email', 'sms']), expiresAt: z.string(), againAt: z.string() })
export type CodeAsked = z.infer<typeof CodeAsked>

/**
 * What came of a code that was typed: `proven` the address, as its owner recognises it; `wrong`, with so many tries left;
 * `over`: it is too old, or there were too many tries; `none`: no code is awaited here.
 */
export const CodeTried = z.discriminatedUnion('state', [
  z.object({ state: z.literal('proven'), purpose: CodePurpose, address: z.string() }),
  z.object({ state: z.literal('wrong'), left: z.int() }),
  z.object({ state: z.literal('over') }),
  z.object({ state: z.literal('none') }),
])
export type CodeTried = z.infer<typeof CodeTried>

/** As whom this device is signed in: the address as its owner recognises it. */
export const SignedIn = z.object({ signedIn: z.object({ address: z.string(), since: z.string() }).nullable() })
export type SignedIn = z.infer<typeof SignedIn>
