import type { Finding, Source } from './source.ts'

/** Import cycles of the whole tree, types included; `import()` may close a circle, it runs later. One finding per cycle. */
export function checkCycles(sources: readonly Source[]): Finding[] {
  const known = new Map(sources.map((source) => [source.path, source]))
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const found: Finding[] = []

  function visit(source: Source): void {
    state.set(source.path, 'open')
    trail.push(source.path)
    for (const { to, line, dynamic } of source.imports) {
      const next = to === null || dynamic ? undefined : known.get(to)
      if (!next) continue
      const seen = state.get(next.path)
      if (seen === undefined) visit(next)
      if (seen === 'open') {
        const circle = [...trail.slice(trail.indexOf(next.path)), next.path].join(' → ')
        found.push({
          path: source.path,
          line,
          message: `import cycle ${circle}: move what both need to a file of its own`,
        })
      }
    }
    trail.pop()
    state.set(source.path, 'done')
  }

  for (const source of sources) if (!state.has(source.path)) visit(source)
  return found
}
