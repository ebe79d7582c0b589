import { readState } from '@souk/concierge/dialogue/state.ts'
import type { Moves } from '@souk/concierge/turn.ts'
import type { SearchHit, SearchResult } from '@souk/contract/catalog.ts'
import type { Considered, MissedKind, Reasons } from '@souk/contract/draft.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { Want } from '@souk/contract/understanding.ts'
import type { Watched } from './watch-turn.ts'

/** How many products of a turn are told of. */
const MOST_PRODUCTS = 40

type Made = Pick<Moves, 'messages'> & { heard: NonNullable<Moves['heard']>; state: unknown }

/** Why a turn came to what it came to. */
export function reasonsOf({ heard, messages, state }: Made, watched: Watched, unknown: readonly string[]): Reasons {
  const { text, understanding, skills } = heard
  const talk = readState(state)
  const shown = new Set(messages.flat().flatMap(offersIn))
  const asked = talk.pending
  return {
    text,
    understanding,
    skills: [...skills],
    slots: slotsOf(talk.want, talk.item?.options),
    ...(asked ? { asks: { ask: asked.ask, ...(asked.name === undefined ? {} : { name: asked.name }) } } : {}),
    products: consideredIn(watched.searches, shown).slice(0, MOST_PRODUCTS),
    relaxations: watched.searches.flatMap(({ relaxed }) => relaxed),
    acts: [...new Set(watched.acts)],
    missed: missedIn(heard, watched.searches, unknown),
    unknown: [...unknown],
  }
}

function slotsOf(want: Want | null, options: Readonly<Record<string, string>> = {}): Record<string, string> {
  const wanted = Object.entries(want?.attributes ?? {}).flatMap(([name, { any }]) =>
    any.length > 0 ? [[name, any.join(', ')] as const] : [],
  )
  const type = want && want.types.length > 0 ? [['type', want.types.join(', ')] as const] : []
  return { ...Object.fromEntries([...type, ...wanted]), ...options }
}

/** The offers that a part shows. */
function offersIn(part: Part): string[] {
  if (part.type === 'product') return [part.ref.id]
  return part.type === 'carousel' ? part.cards.map(({ ref }) => ref.id) : []
}

/** Each product once, as the last search that found it saw it: earlier ones look for names. */
function consideredIn(searches: readonly SearchResult[], shown: ReadonlySet<string>): Considered[] {
  const all = searches.flatMap(({ products, near, relaxed, understanding: { want } }) => [
    ...products.map((hit) => considered(hit, want, shown, [])),
    ...near.map((hit) => {
      const misses = relaxed.filter((one) => one.products.includes(hit.id))
      return considered(
        hit,
        want,
        shown,
        misses.map(({ constraint, from, to }) => ({ constraint, from, to })),
      )
    }),
  ])
  return [...new Map(all.map((one) => [one.product, one])).values()]
}

function considered(hit: SearchHit, want: Want, shown: ReadonlySet<string>, misses: Considered['misses']): Considered {
  const asked = [...want.types, ...Object.values(want.attributes).flatMap(({ any }) => any)]
  const limited = Object.keys(want.price).length > 0 && !misses.some(({ constraint }) => constraint.startsWith('price'))
  const has = asked.filter((id) => hit.concepts.includes(id))
  return {
    product: hit.id,
    title: hit.title,
    shown: shown.has(hit.id),
    score: hit.score,
    has: [...new Set(has), ...(limited ? ['price'] : [])],
    misses,
  }
}

/** In which ways a turn has missed what was meant. */
export function missedIn(
  { text, understanding, understood }: NonNullable<Moves['heard']>,
  searches: readonly SearchResult[],
  unknown: readonly string[],
): MissedKind[] {
  const nothing = searches.some(({ total, relaxed }) => total === 0 && relaxed.length === 0)
  return [
    ...(text !== '' && !understanding.inScope ? ['scope' as const] : []),
    ...(understood ? [] : ['stuck' as const]),
    ...(unknown.length > 0 ? ['words' as const] : []),
    ...(nothing ? ['nothing' as const] : []),
  ]
}
