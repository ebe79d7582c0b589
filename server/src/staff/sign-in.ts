import type { BetterAuthOptions, BetterAuthPlugin } from 'better-auth'
import type { Core } from '../kernel/core.ts'
import { OIDC, pluginsOf } from './factors.ts'
import { isInvited } from './invitations.ts'
import { COOKIE_PREFIX, isSecure, SESSION_SECONDS, sessionSecret } from './session.ts'

/** Where its routes are. */
export const SIGN_IN_PATH = '/api/auth'
/** The header by which the server tells it who calls: nobody outside can send it. */
export const ADDRESS_HEADER = 'x-souk-address'
/** Hosts that have their own: more than a deployment's people use at a time. */
const MOST_ORIGINS = 20

type Handle = (request: Request) => Promise<Response>

export type SignIn = {
  /** Answers a request to one of its routes, as the pages of this origin see it. */
  answer(origin: string, request: Request): Promise<Response>
}

/**
 * Signing in by better-auth, on our tables. It is loaded with the first call: a server that nobody signs in to neither
 * waits for it nor has room for it. Whose a session is we look up ourselves, see `session.ts`.
 */
export function createSignIn(core: Core): SignIn {
  const known = new Map<string, Promise<Handle>>()

  async function make(origin: string): Promise<Handle> {
    const [{ betterAuth }, plugins] = await Promise.all([import('better-auth'), pluginsOf(core.config)])
    const auth = betterAuth(optionsOf(core, origin, plugins))
    const { socialProviders } = await auth.$context
    // The identity provider was out of reach: it is looked for again with the next call.
    if (core.config.oidc && !socialProviders.some(({ id }) => id === OIDC)) known.delete(origin)
    return auth.handler
  }

  function handlerOf(origin: string): Promise<Handle> {
    const handler = known.get(origin) ?? make(origin)
    // The one asked for last stands last; the first is the longest unused.
    known.delete(origin)
    known.set(origin, handler)
    for (const other of known.keys()) if (known.size > MOST_ORIGINS) known.delete(other)
    handler.catch(() => known.delete(origin))
    return handler
  }

  return {
    async answer(origin, request) {
      const handle = await handlerOf(origin)
      return handle(request)
    },
  }
}

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' }

function optionsOf(core: Core, origin: string, plugins: BetterAuthPlugin[]): BetterAuthOptions {
  return {
    plugins,
    appName: 'Souk',
    baseURL: origin,
    basePath: SIGN_IN_PATH,
    secret: sessionSecret(core),
    telemetry: { enabled: false },
    database: { db: core.database.read, type: 'postgres' },
    // Nobody comes in uninvited.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    // Ours counts per account as well, see http/sign-in-limits.ts.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure(core),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => core.newId() },
    },
    // Back to the page of the console, which says in words what went wrong.
    onAPIError: { errorURL: `${origin}/console/sign-in` },
    databaseHooks: {
      user: {
        create: {
          // An identity provider lets in whom a shop has invited, and whose address it vouches for; nobody else.
          before: async ({ email, emailVerified }) =>
            emailVerified && (await isInvited(core.database.read, email, core.clock.now())),
        },
      },
    },
    logger: { level: 'error', log: (_level, message) => core.log.warn({ message }, 'signing in failed') },
    user: { modelName: 'staff_users', fields: { emailVerified: 'email_verified', ...TIMES } },
    session: {
      modelName: 'staff_sessions',
      expiresIn: SESSION_SECONDS,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...TIMES,
      },
    },
    account: {
      modelName: 'staff_accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...TIMES,
      },
    },
    verification: { modelName: 'staff_verifications', fields: { expiresAt: 'expires_at', ...TIMES } },
  }
}
