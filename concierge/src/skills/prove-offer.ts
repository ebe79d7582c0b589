import type { Context, Move } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { human } from './refusals.ts'

/** What a shopper who ordered elsewhere can tap where no order of theirs is found. */
export function proveOffer(ctx: Context, number: string): Move[] {
  return [
    { do: 'say', key: 'prove.offer' },
    { do: 'offer', options: [option({ verb: 'prove', number }, t(ctx, 'action.prove')), human(ctx)] },
  ]
}

/** In the place of an order's number: the last one. */
export const LAST = '*'
