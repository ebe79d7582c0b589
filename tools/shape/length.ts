import { type Finding, isTest, type Source } from './source.ts'

export const LONGEST = 300

/** Data, what is written by machine, and tests may be longer. */
function isExempt(path: string): boolean {
  return (
    isTest(path) ||
    path.endsWith('/tables.ts') ||
    path.split('/').some((folder) => folder === 'data' || folder === 'corpus' || folder === 'golden')
  )
}

export function checkLength(sources: readonly Source[]): Finding[] {
  return sources
    .filter((source) => source.lines > LONGEST && !isExempt(source.path))
    .map(({ path, lines }) => ({
      path,
      line: LONGEST + 1,
      message: `${lines} lines, ${LONGEST} are the limit: it holds two ideas, find their names`,
    }))
}
