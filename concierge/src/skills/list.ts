import type { Skill } from '../dialogue/context.ts'
import { about } from './about.ts'
import { book as bookSkill } from './book.ts'
import { cancel } from './cancel.ts'
import { cart as cartSkill } from './cart.ts'
import { checkout as checkoutSkill } from './checkout.ts'
import { compare } from './compare.ts'
import { configure as configureSkill } from './configure.ts'
import { consent } from './consent.ts'
import { find as findSkill } from './find.ts'
import { hours } from './hours.ts'
import { person as personSkill } from './human.ts'
import { policies } from './policies.ts'
import { prove } from './prove.ts'
import { sendBack } from './return.ts'
import { reorder } from './reorder.ts'
import { size } from './size.ts'
import { talk } from './talk.ts'
import { track } from './track.ts'
import { unsupported } from './unsupported.ts'
import { watch } from './watch.ts'
import { wish } from './wish.ts'

/** The skill, which tells the turn that it was called for. */
function named(name: string, skill: Skill): Skill {
  const { answer } = skill
  return {
    ...skill,
    run(ctx, act) {
      ctx.called.add(name)
      return skill.run(ctx, act)
    },
    ...(answer && {
      async answer(ctx, pending) {
        const moves = await answer(ctx, pending)
        if (moves) ctx.called.add(name)
        return moves
      },
    }),
  }
}

export const find = named('find', findSkill)
export const configure = named('configure', configureSkill)
export const cart = named('cart', cartSkill)
export const checkout = named('checkout', checkoutSkill)
export const book = named('book', bookSkill)
export const person = named('hand over', personSkill)

/** Everything the concierge can do. Each intent, verb and question belongs to exactly one of them. */
export const SKILLS: readonly Skill[] = [
  find,
  configure,
  cart,
  checkout,
  named('track', track),
  named('prove', prove),
  named('cancel', cancel),
  named('reorder', reorder),
  named('return', sendBack),
  book,
  named('policies', policies),
  named('size', size),
  named('hours', hours),
  named('about', about),
  named('compare', compare),
  named('talk', talk),
  person,
  named('consent', consent),
  named('wish', wish),
  named('watch', watch),
  named('unsupported', unsupported),
]
