import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'
import { chunks } from './plugins/chunks.ts'
import { fonts } from '../tools/build/fonts.ts'
import { icu } from '../tools/build/icu.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** How the messenger is built; one place for the build, the development server and the tests. */
export function viteOptions(outDir: string): InlineConfig {
  return {
    root: here,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    base: '/',
    plugins: [icu(), fonts(fileURLToPath(new URL('../node_modules/.cache/souk-fonts', import.meta.url)))],
    // The same files whoever builds them: a test's NODE_ENV would ask for the development JSX.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      // Nothing inline: a strict content security policy holds without hashes or nonces.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { output: { codeSplitting: { groups: [chunks] } } },
      // Read by tools/check-size.ts.
      manifest: true,
    },
  }
}
