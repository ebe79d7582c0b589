import { type Finding, isTest, type Source } from './source.ts'

/**
 * The folders of server/src, lowest first: each may import itself and what stands in an earlier row, type-only imports
 * included. When the list pinches, change it here with its reason, do not go round it.
 */
export const RANKS: readonly (readonly string[])[] = [
  ['kernel'],
  ['channels', 'gateways', 'connectors', 'carriers', 'law'],
  ['shops'],
  ['people', 'staff', 'catalog'],
  ['resources', 'ledger', 'consent'],
  ['conversations', 'carts', 'watches', 'discounts'],
  ['orders'],
  ['payments'],
  // A purchase is made of checkouts and payments of several shops, and belongs to none of them.
  ['purchases'],
  // What staff put on threads: it may change these, and is read by views.
  ['campaigns', 'stories', 'segments', 'inbox', 'talks', 'drafts', 'lessons'],
  ['views'],
  ['journeys'],
  ['api', 'protocols', 'live'],
  ['http'],
  // app.ts, main.ts and what else stands beside them.
  ['.'],
]

const SERVER = 'server/src/'

/** The folder of a file of the server, `.` for those at the top; null elsewhere. */
export function folderOf(path: string): string | null {
  if (!path.startsWith(SERVER)) return null
  const rest = path.slice(SERVER.length)
  const slash = rest.indexOf('/')
  return slash < 0 ? '.' : rest.slice(0, slash)
}

function rankOf(folder: string): number {
  return RANKS.findIndex((rank) => rank.includes(folder))
}

export function checkRanks(sources: readonly Source[]): Finding[] {
  return sources.filter((source) => !isTest(source.path)).flatMap(checkFile)
}

function checkFile({ path, imports }: Source): Finding[] {
  const folder = folderOf(path)
  if (folder === null) return []
  const rank = rankOf(folder)
  if (rank < 0) {
    return [
      {
        path,
        line: 1,
        message: `the folder ${folder} has no rank: give it one in tools/shape/ranks.ts and ARCHITECTURE.md`,
      },
    ]
  }
  return imports.flatMap(({ to, line }) => {
    const target = to === null ? null : folderOf(to)
    if (target === null || target === folder || rankOf(target) < rank) return []
    const where = rankOf(target) === rank ? 'stands beside' : 'ranks above'
    return [
      { path, line, message: `${target} ${where} ${folder}: move what both need lower, or the story to journeys/` },
    ]
  })
}
