import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const PREFIX = 'icon:'

/**
 * Serves `icon:tray`, `icon:tray-fill`, `icon:tray-bold`: the path of a Phosphor icon on its grid of 256. A drawing is one
 * short text in the file that shows it; the React components of Phosphor carry all six weights of each.
 */
export function icons(): Plugin {
  return {
    name: 'souk-icons',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined
      return `export default ${JSON.stringify(pathOf(id.slice(PREFIX.length + 1)))}`
    },
  }
}

function pathOf(name: string): string {
  const weight = /-(fill|bold)$/.exec(name)?.[1] ?? 'regular'
  const svg = readFileSync(require.resolve(`@phosphor-icons/core/assets/${weight}/${name}.svg`), 'utf8')
  const paths = Array.from(svg.matchAll(/<path d="([^"]+)"/g), ([, path]) => path)
  if (paths.length === 0) throw new Error(`${name} is drawn with something other than paths`)
  return paths.join('')
}
