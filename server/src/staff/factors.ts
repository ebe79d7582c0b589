import type { BetterAuthPlugin } from 'better-auth'
import type { Config } from '../kernel/config.ts'

/** The identity provider's name in addresses. */
export const OIDC = 'oidc'

/** What there is beside passwords: a second factor by an authenticator app, passkeys, and the deployment's identity provider. */
export async function pluginsOf({ oidc }: Pick<Config, 'oidc'>): Promise<BetterAuthPlugin[]> {
  const [{ twoFactor }, { passkey }] = await Promise.all([
    import('better-auth/plugins/two-factor'),
    import('@better-auth/passkey'),
  ])
  const plugins: BetterAuthPlugin[] = [
    twoFactor({
      issuer: 'Souk',
      schema: {
        user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
        twoFactor: {
          modelName: 'staff_two_factors',
          fields: {
            userId: 'user_id',
            backupCodes: 'backup_codes',
            failedVerificationCount: 'failed_verification_count',
            lockedUntil: 'locked_until',
          },
        },
      },
    }),
    passkey({
      rpName: 'Souk',
      schema: {
        passkey: {
          modelName: 'staff_passkeys',
          fields: {
            userId: 'user_id',
            publicKey: 'public_key',
            credentialID: 'credential_id',
            deviceType: 'device_type',
            backedUp: 'backed_up',
            createdAt: 'created_at',
          },
        },
      },
    }),
  ]
  if (!oidc) return plugins
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth')
  const provider = genericOAuth({
    config: [
      {
        providerId: OIDC,
        name: oidc.name,
        discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId: oidc.client,
        clientSecret: oidc.secret,
        scopes: ['openid', 'email', 'profile'],
      },
    ],
  })
  return [...plugins, provider]
}
