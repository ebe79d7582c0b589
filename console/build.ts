import { readFileSync, writeFileSync } from 'node:fs'
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
    writeFileSync(join(folder, 'sw.js'), await worker())
  },
}

/** The service worker, by which staff are called. */
async function worker(): Promise<string> {
  const { minify, transformWithOxc } = await import('vite')
  const source = readFileSync(join(root, 'console/src/worker/sw.ts'), 'utf8')
  const { code } = await transformWithOxc(source, 'sw.ts', { sourcemap: false })
  return (await minify('sw.js', code)).code
}

/** Builds only when it must; true when it did. */
export function ensureConsole(outDir: string = consoleDist): Promise<boolean> {
  return ensureBundle(desk, outDir)
}

if (import.meta.main) await buildBundle(desk, consoleDist)
