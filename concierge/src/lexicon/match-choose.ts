import { broaderOf } from './match-table.ts'

export type Candidate = { id: string; kind: string }
const FOOD = new Set(['ingredient', 'diet'])

/** What stands at one place of the text and what it may mean; `from` and `to` are token positions. */
export type Place = { from: number; to: number; candidates: readonly Candidate[] }

/** Settles words with several meanings by what stands beside them: "orange dress" is a colour, "a kilo of oranges" fruit. */
export function choose(places: readonly Place[], sold: ReadonlySet<string> | undefined): Candidate[] {
  const settled = places.map((place, i) => {
    const [only] = place.candidates
    if (only && place.candidates.length === 1) return only
    let best = only ?? { id: '', kind: '' }
    let most = -Infinity
    place.candidates.forEach((candidate, order) => {
      const score = scoreOf(candidate, i, places, sold) - order * 0.05
      if (score > most) {
        most = score
        best = candidate
      }
    })
    return best
  })
  return settled.map((candidate, i) => (isOnIce(settled, places, i) ? ICED : candidate))
}

const ICED: Candidate = { id: 'cold-served', kind: 'feature' }

/** "Ice latte", Eislatte and 冰拿铁 are drinks with ice, and neither ice cream beside a drink nor anything made of ice. */
function isOnIce(settled: readonly Candidate[], places: readonly Place[], at: number): boolean {
  const [own, next] = [settled[at], settled[at + 1]]
  const gap = (places[at + 1]?.from ?? 0) - (places[at]?.to ?? 0)
  const isIce = (own?.id === 'ice' && gap === 0) || (own?.id === 'ice-cream' && gap < 0)
  return isIce && next !== undefined && broaderOf(next.id).includes('drink')
}

function scoreOf(
  candidate: Candidate,
  at: number,
  places: readonly Place[],
  sold: ReadonlySet<string> | undefined,
): number {
  const place = places[at]
  const next = places[at + 1]
  const previous = places[at - 1]
  const nextIsHead = next !== undefined && next.from - (place?.to ?? 0) <= 1 && next.candidates.every(isHead)
  let score = sold?.has(candidate.id) ? 1 : 0
  if (isHead(candidate)) {
    if (nextIsHead) score -= 1
    else score += 0.3
    if (previous && (place?.from ?? 0) - previous.to <= 1 && previous.candidates.every((each) => !isHead(each)))
      score += 0.5
    if (!places.some((other, i) => i !== at && other.candidates.every(isHead))) score += 0.4
    else if (
      !places.some(
        (other, i) => i !== at && other.candidates.every((each) => isHead(each) && sameRoot(each, candidate)),
      )
    )
      score -= 0.9
  } else {
    if (nextIsHead) score += 0.9
    // an orange dress is no fruit, and orange alone is rather a colour
    if (FOOD.has(candidate.kind) && !places.some((other) => other.candidates.some(isEdible))) score -= 0.6
    // "the little one" is seldom a person
    if (candidate.kind === 'recipient') score -= 0.2
    if (
      places.some(
        (other, i) =>
          i !== at && Math.abs(i - at) === 1 && other.candidates.every((each) => each.kind === candidate.kind),
      )
    )
      score += 0.5
  }
  for (const [i, other] of places.entries()) {
    if (i !== at && other.candidates.some((each) => each.kind === candidate.kind && related(each.id, candidate.id)))
      score += 0.4
  }
  return score
}

function isEdible({ id }: Candidate): boolean {
  return id === 'food' || id === 'drink' || broaderOf(id).some((above) => above === 'food' || above === 'drink')
}

function isHead(candidate: Candidate): boolean {
  return candidate.kind === 'type' || candidate.kind === 'service'
}

/** Things of one department, or sold together, are named together. */
function sameRoot(a: Candidate, b: Candidate): boolean {
  return a.id === b.id || (broaderOf(a.id).at(-1) ?? a.id) === (broaderOf(b.id).at(-1) ?? b.id)
}

/** Two concepts that share something broader come up together: roses and tulips, shirts and trousers. */
function related(a: string, b: string): boolean {
  if (a === b) return false
  const above = broaderOf(a)
  return above.includes(b) || broaderOf(b).some((id) => id === a || above.includes(id))
}
