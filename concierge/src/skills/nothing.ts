import type { Want } from '@souk/contract/understanding.ts'
import type { Context, Move, OptionMove } from '../dialogue/context.ts'
import { eitherOf, money, option, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'
import { understood, type Near } from './chips.ts'
import { human } from './refusals.ts'

/** Nothing fits: the near misses are named with what is different about them, and shown only when asked for. */
export async function nothing(ctx: Context, want: Want, near: Near[]): Promise<Move[]> {
  const what = eitherOf(ctx, want.types)
  const [nearest, ...others] = near
  if (!nearest) {
    const options = dropOptions(ctx, want)
    const key = options.length > 0 ? 'find.nothing' : 'find.unknown'
    return [
      { do: 'say', key, args: { what } },
      { do: 'offer', options: [...options, human(ctx)] },
    ]
  }
  const pending = {
    ask: 'relax' as const,
    name: nearest.constraint,
    yes: encode({ verb: 'relax', constraint: nearest.constraint }),
    no: encode({ verb: 'browse' }),
  }
  const options = [nearest, ...others]
    .slice(0, 4)
    .map((one) => option({ verb: 'relax', constraint: one.constraint }, relaxLabel(ctx, one)))
  return [
    { do: 'say', key: 'find.none' },
    { do: 'show', part: { type: 'understood', understood: understood(ctx, want, near) } },
    { do: 'ask', pending: { ...pending, step: ctx.state.pending?.step ?? 0 }, ...question(ctx, nearest), options },
  ]
}

function question(
  ctx: Context,
  near: Near,
): { key: 'near.over' | 'near.under' | 'near.else'; args: Record<string, string | number> } {
  const count = near.hits.length
  if (near.over > 0) {
    return {
      key: near.constraint === 'price.min' ? 'near.under' : 'near.over',
      args: { count, amount: money(ctx, near.over) },
    }
  }
  return { key: 'near.else', args: { count, what: near.label } }
}

function relaxLabel(ctx: Context, near: Near): string {
  return t(ctx, 'action.relax', { what: near.label })
}

/** What could be given up, when even that brings nothing near. */
export function dropOptions(ctx: Context, want: Want): OptionMove[] {
  const slots = Object.entries(want.attributes).filter(([, { any }]) => any.length > 0)
  const options = slots.map(([slot, { any }]) =>
    option({ verb: 'drop', slot, concepts: any }, t(ctx, 'action.drop', { what: eitherOf(ctx, any) })),
  )
  if (Object.keys(want.price).length > 0) {
    options.push(option({ verb: 'drop', slot: 'price', concepts: ['any'] }, t(ctx, 'action.drop_price')))
  }
  return options.slice(0, 3)
}
