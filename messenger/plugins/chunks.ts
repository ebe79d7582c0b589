import { fileURLToPath } from 'node:url'

type ModuleInfo = { importedIds: readonly string[] }
type Graph = { getModuleInfo: (id: string) => ModuleInfo | null }

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))
const MAIN = source('main.tsx')
const THREAD = source('thread/thread-page.tsx')
/** The other pages that are opened by their address. */
const PAGES = ['market', 'checkout', 'purchase/purchase-page', 'order', 'pay', 'bank', 'withdraw'].map((name) =>
  source(`pages/${name}.tsx`),
)

/**
 * The files of the build: `app` for what every page loads and what the thread shares with another page, `thread` for what
 * only the thread needs: many small files compress worse and are asked for one by one. The rest as it falls.
 */
export const chunks = {
  name(id: string, graph: Graph): string | null {
    if (reached(MAIN, graph).has(id)) return 'app'
    if (!reached(THREAD, graph).has(id)) return null
    return PAGES.some((page) => reached(page, graph).has(id)) ? 'app' : 'thread'
  },
  debugName: 'pages',
}

/** All that comes with a module, without what is fetched later. */
function reached(id: string, graph: Graph, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found
  found.add(id)
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached(next, graph, found)
  return found
}
