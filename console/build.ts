import { join } from 'node:path'
import { buildBundle, type Bundle, ensureBundle, root } from '../tools/build/bundle.ts'

/** Where the server finds the built console. */
export const consoleDist: string = join(root, 'console/dist')

const desk: Bundle = {
  sources: ['console/src', 'sdk/src', 'contract/src'],
  files: ['console/index.html', 'console/build.ts', 'console/vite-options.ts', 'console/package.json'],
  async make(folder) {
    const [{ build }, { viteOptions }] = await Promise.all([import('vite'), import('./vite-options.ts')])
    await build(viteOptions(folder))
  },
}

/** Builds only when it must; true when it did. */
export function ensureConsole(outDir: string = consoleDist): Promise<boolean> {
  return ensureBundle(desk, outDir)
}

if (import.meta.main) await buildBundle(desk, consoleDist)
