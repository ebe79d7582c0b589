import type { Act, Context, Move } from './context.ts'

/** "Hmm": the question and its choices stay where they are. */
export function takeYourTime(ctx: Context): Move[] {
  const open = ctx.state.pending
  return [
    { do: 'set', state: { pending: open && { ...open } } },
    { do: 'say', key: 'talk.wait' },
  ]
}

/** Twice something quite different where a question is open: a person sees better what is meant. */
export function isOffTrack(ctx: Context, acts: readonly Act[]): boolean {
  const strange = acts.every((act) => act.kind === 'intent' && act.intent === 'out.of.scope')
  return strange && ctx.state.pending !== null
}
