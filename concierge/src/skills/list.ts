import type { Skill } from '../dialogue/context.ts'
import { about } from './about.ts'
import { book } from './book.ts'
import { cancel } from './cancel.ts'
import { cart } from './cart.ts'
import { checkout } from './checkout.ts'
import { compare } from './compare.ts'
import { configure } from './configure.ts'
import { consent } from './consent.ts'
import { find } from './find.ts'
import { hours } from './hours.ts'
import { person } from './human.ts'
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

/** Everything the concierge can do. Each intent, verb and question belongs to exactly one of them. */
export const SKILLS: readonly Skill[] = [
  find,
  configure,
  cart,
  checkout,
  track,
  prove,
  cancel,
  reorder,
  sendBack,
  book,
  policies,
  size,
  hours,
  about,
  compare,
  talk,
  person,
  consent,
  wish,
  watch,
  unsupported,
]
