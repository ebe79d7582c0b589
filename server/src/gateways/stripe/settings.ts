import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'

const Settings = z.object({
  secretKey: z
    .string({ error: 'the secret key, sk_… or rk_…' })
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'a secret key begins with sk_test_, sk_live_, rk_test_ or rk_live_'),
  webhookSecret: z
    .string({ error: 'the signing secret of the webhook, whsec_…' })
    .regex(/^whsec_\w+$/, 'a signing secret begins with whsec_'),
  apiBase: z
    .url({ protocol: /^https?$/, error: 'an address such as https://api.stripe.com' })
    .refine((url) => URL.parse(url)?.pathname === '/' && !/[?#@]/.test(url), 'a host without path, user or query')
    .default('https://api.stripe.com'),
  trusted: z.string().default('no'),
})
export type StripeSettings = z.infer<typeof Settings>

/** The settings of a connection. Throws a Failure `invalid_request` that names them, never their values. */
export function readSettings(settings: Readonly<Record<string, string>>): StripeSettings {
  const parsed = Settings.safeParse(settings)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new Failure('invalid_request', issues.map(({ path, message }) => `${path}: ${message}`).join('; '), issues)
}

/** Does this key move no real money? */
export function isTestKey(secretKey: string): boolean {
  return secretKey.includes('_test_')
}
