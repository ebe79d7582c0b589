import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildBundle, type Bundle, ensureBundle, root } from '../tools/build/bundle.ts'

/** Where the server finds the built messenger. */
export const messengerDist: string = join(root, 'messenger/dist')

const messenger: Bundle = {
  sources: ['messenger/src', 'messenger/plugins', 'sdk/src', 'contract/src'],
  files: ['messenger/index.html', 'messenger/build.ts', 'messenger/vite-options.ts', 'messenger/package.json'],
  async make(folder, stamp) {
    const [{ build }, { viteOptions }] = await Promise.all([import('vite'), import('./vite-options.ts')])
    await build(viteOptions(folder))
    writeFileSync(join(folder, 'sw.js'), await workerOf(folder, stamp))
    writeFileSync(join(folder, 'widget.js'), await loader())
  },
}

/** The service worker with the files of this build: scripts and styles; fonts and pictures are kept when they were seen. */
async function workerOf(folder: string, stamp: string): Promise<string> {
  const { transformWithOxc } = await import('vite')
  const source = readFileSync(join(root, 'messenger/src/worker/sw.ts'), 'utf8')
  const { code } = await transformWithOxc(source, 'sw.ts', { sourcemap: false })
  const shell = readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name))
  const files = JSON.stringify(shell.sort().map((name) => `/assets/${name}`))
  return `const BUILD = '${stamp.slice(0, 16)}', SHELL = ${files}\n${code}`
}

/** The widget's loader, one small file for pages elsewhere. */
async function loader(): Promise<string> {
  const { minify, transformWithOxc } = await import('vite')
  const source = readFileSync(join(root, 'messenger/src/widget/loader.ts'), 'utf8')
  const { code } = await transformWithOxc(source, 'loader.ts', { sourcemap: false })
  // A script, not a module: `export {}` is all that its types leave behind.
  return (await minify('widget.js', `(() => {${code.replace(/export \{\s*\};?/, '')}})()`)).code
}

/** Builds only when it must; true when it did. */
export function ensureMessenger(outDir: string = messengerDist): Promise<boolean> {
  return ensureBundle(messenger, outDir)
}

if (import.meta.main) await buildBundle(messenger, messengerDist)
