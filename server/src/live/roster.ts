import type { Presence } from '@souk/contract/presence.ts'
import type { Seen } from '../kernel/hub.ts'

/** A line that was not heard of for so long is gone, with its server or without. */
export const SEEN_MS = 45_000

export type Roster = {
  /** Somebody is seen, somewhere; answers whose presence has changed by it. */
  see(seen: Seen): Presence[]
  /** Forgets lines that have fallen silent. */
  expire(): Presence[]
  list(): Presence[]
}

type Line = Seen & { until: number }

/** Who of the staff is there: each may have several lines open, on several of our servers. */
export function createRoster(now: () => number): Roster {
  const members = new Map<string, Map<string, Line>>()

  function change(member: Seen['member'], work: (lines: Map<string, Line>) => void): Presence[] {
    const lines = members.get(member.id) ?? new Map<string, Line>()
    const before = presenceOf(member, lines)
    work(lines)
    if (lines.size > 0) members.set(member.id, lines)
    else members.delete(member.id)
    const after = presenceOf(member, lines)
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [after]
  }

  return {
    see: (seen) =>
      change(seen.member, (lines) => {
        if (seen.state === 'gone') lines.delete(seen.line)
        else lines.set(seen.line, { ...seen, until: now() + SEEN_MS })
      }),
    expire() {
      const time = now()
      return [...members.values()].flatMap((lines) => {
        const [first] = lines.values()
        if (!first || lines.values().every(({ until }) => until > time)) return []
        return change(first.member, () => {
          for (const { line, until } of lines.values()) if (until <= time) lines.delete(line)
        })
      })
    },
    list: () =>
      [...members.values()].flatMap((lines) => {
        const [first] = lines.values()
        return first ? [presenceOf(first.member, lines)] : []
      }),
  }
}

/** One person, however many windows: here if they are in any of them, and reading what is open in those. */
function presenceOf({ id, name }: Seen['member'], lines: ReadonlyMap<string, Line>): Presence {
  const here = [...lines.values()].filter(({ state }) => state === 'here')
  const state = here.length > 0 ? 'here' : lines.size > 0 ? 'away' : 'gone'
  return { id, name, state, open: [...new Set(here.flatMap(({ open }) => open))].sort() }
}
