import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'

/** What @BotFather gives for a provider: `123456789:TEST:…` while it moves no real money, else `…:LIVE:…`. */
const TOKEN = /^\d+:(TEST|LIVE):\S+$/

const Settings = z.object({
  paymentProviderToken: z
    .string({ error: 'the token that @BotFather gives for a payment provider' })
    .regex(TOKEN, 'a payment provider token looks like 123456789:TEST:… or 123456789:LIVE:…'),
  connection: z.uuid('the id of the Telegram connection whose bot has the provider').optional(),
})
export type TelegramPaySettings = z.infer<typeof Settings>

/** The settings of an account. Throws a Failure `invalid_request` that names them, never their values. */
export function readSettings(settings: Readonly<Record<string, string>>): TelegramPaySettings {
  const parsed = Settings.safeParse(settings)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new Failure('invalid_request', issues.map(({ path, message }) => `${path}: ${message}`).join('; '), issues)
}

/** Does this token move no real money? */
export function isTestToken({ paymentProviderToken }: TelegramPaySettings): boolean {
  return TOKEN.exec(paymentProviderToken)?.[1] === 'TEST'
}
