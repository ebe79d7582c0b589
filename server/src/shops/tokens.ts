import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Token, TokenStore } from '../channels/tokens.ts'
import type { Database } from '../kernel/database.ts'
import { type Key, open, seal, sign } from '../kernel/secrets.ts'

/** Longer than any provider takes to answer; a process that dies meanwhile keeps the others waiting so long. */
const LEASE_SECONDS = 30
const LOOK_AGAIN_MS = 100

/**
 * Tokens of providers, sealed, for all processes: each remembers what it has seen, one at a time asks for a new one, and
 * the rest wait for it. A row is named by a digest of the credentials, so whoever has other ones never comes by it.
 */
export function createTokens(database: Database, key: Key): TokenStore {
  const seen = new Map<string, Token>()
  const asked = new Map<string, Promise<Token>>()

  async function take(credentials: string, make: () => Promise<Token>, refused?: string): Promise<string> {
    const id = nameOf(credentials)
    const known = seen.get(id) ?? (await asked.get(id)?.catch(() => undefined))
    if (known && isGood(known, refused)) return known.token
    const asking = find(id, make, refused).finally(() => asked.delete(id))
    asked.set(id, asking)
    const found = await asking
    seen.set(id, found)
    return found.token
  }

  function nameOf(credentials: string): string {
    const hex = Buffer.from(sign(key, `token\n${credentials}`), 'base64url').toString('hex', 0, 16)
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }

  async function find(id: string, make: () => Promise<Token>, refused: string | undefined): Promise<Token> {
    for (;;) {
      const kept = await keptAt(id)
      if (kept && isGood(kept, refused)) return kept
      if (await claim(id)) return renew(id, make, refused)
      await sleep(LOOK_AGAIN_MS)
    }
  }

  async function keptAt(id: string): Promise<Token | undefined> {
    const row = await database.read
      .selectFrom('channel_tokens')
      .select(['token', 'expires_at'])
      .where('home', '=', id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row?.token) return undefined
    return { token: open(key, row.token, `token/${id}`), expiresAt: row.expires_at }
  }

  async function claim(id: string): Promise<boolean> {
    const until = sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})`
    const claimed = await database.transact((tx) =>
      tx.db
        .insertInto('channel_tokens')
        .values({ home: id, id, claimed_until: until, expires_at: sql<Date>`now()` })
        .onConflict((conflict) =>
          conflict
            .columns(['home', 'id'])
            .doUpdateSet({ claimed_until: until })
            .where((row) =>
              row.or([
                row('channel_tokens.claimed_until', 'is', null),
                row('channel_tokens.claimed_until', '<', sql<Date>`now()`),
              ]),
            ),
        )
        .returning('id')
        .execute(),
    )
    return claimed.length > 0
  }

  /** Whoever had the claim before may have brought one since we looked. */
  async function renew(id: string, make: () => Promise<Token>, refused: string | undefined): Promise<Token> {
    try {
      const kept = await keptAt(id)
      const now = kept && isGood(kept, refused) ? kept : await make()
      await settle(id, now)
      return now
    } catch (error) {
      await settle(id)
      throw error
    }
  }

  async function settle(id: string, made?: Token): Promise<void> {
    const kept = made ? { token: seal(key, made.token, `token/${id}`), expires_at: made.expiresAt } : {}
    await database.transact((tx) =>
      tx.db
        .updateTable('channel_tokens')
        .set({ claimed_until: null, ...kept })
        .where('home', '=', id)
        .where('id', '=', id)
        .execute(),
    )
  }

  return { take }
}

function isGood({ token, expiresAt }: Token, refused: string | undefined): boolean {
  return token !== refused && expiresAt.getTime() > Date.now()
}
