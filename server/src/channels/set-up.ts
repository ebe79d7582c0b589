import { HttpError } from '../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from './channel.ts'

/** What has to be put right, in the owner's words. */
export function wrong(code: string, text: string): Finding {
  return { ok: false, code, text }
}

/** A set-up whose test asks the provider; one that cannot be reached is a finding as well. */
export function setUpWith(provider: string, steps: SetUp['steps'], check: SetUp['check']): SetUp {
  return {
    steps,
    async check(settings, webhookUrl) {
      try {
        return await check(settings, webhookUrl)
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        const text = `${provider} could not be reached from this server. Is its way to the internet open?`
        return [wrong('unreachable', text)]
      }
    },
  }
}

/** What is wrong with our address for a provider that delivers to https alone; a provider of one's own takes any. */
export function notHttps(provider: string, settings: ConnectionSettings, webhookUrl: string): Finding[] {
  if (webhookUrl.startsWith('https:') || settings['apiBase'] !== undefined) return []
  return [
    wrong(
      'not_https',
      `${provider} delivers to https addresses only: set SOUK_PUBLIC_URL to the address by which the world reaches this server.`,
    ),
  ]
}
