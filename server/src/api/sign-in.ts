import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import { type DemoMember, demoMembers } from '../staff/demo.ts'
import { OIDC } from '../staff/factors.ts'
import { openSession, sessionCookie } from '../staff/session.ts'
import type { Handlers } from './handler.ts'

export const signInHandlers: Handlers<'listSignInWays' | 'lookAround'> = {
  async listSignInWays(context, { isAtHome }) {
    const demo = await openHouse(context, isAtHome)
    const { oidc } = context.config
    return {
      body: {
        providers: oidc ? [{ id: OIDC, name: oidc.name }] : [],
        demo: demo.map(({ shop, shopName, member, name, role }) => ({ shop, shopName, member, name, role })),
      },
    }
  },

  async lookAround(context, { shop, body, isAtHome }) {
    const demo = await openHouse(context, isAtHome)
    const somebody = demo.find(({ home, member }) => home === shop.id && member === body.member)
    if (!somebody) throw new Failure('not_found')
    const token = await context.database.transact((tx) => openSession(context, tx, { user: somebody.user }))
    return { body: { member: somebody.member }, cookie: sessionCookie(context, token) }
  },
}

/** Other visitors' talks are read there: only at one's own machine, and only while the demo market runs. */
async function openHouse({ config, database }: Context, isAtHome: boolean): Promise<DemoMember[]> {
  return config.demo && isAtHome ? demoMembers(database.read) : []
}
