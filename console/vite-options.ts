import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import type { InlineConfig } from 'vite'
import { fonts } from '../tools/build/fonts.ts'
import { icons } from '../tools/build/icons.ts'
import { icu } from '../tools/build/icu.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** How the console is built; one place for the build, the development server and the tests. */
export function viteOptions(outDir: string): InlineConfig {
  return {
    root: here,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    base: '/console/',
    plugins: [
      icu(),
      icons(),
      fonts(fileURLToPath(new URL('../node_modules/.cache/souk-fonts', import.meta.url))),
      tailwind(),
    ],
    // The same files whoever builds them: a test's NODE_ENV would ask for the development JSX.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      // Nothing inline: a strict content security policy holds without hashes or nonces.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        // "use client" says something to servers that draw React; there is none here.
        onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
      },
      // Read by tools/check-size.ts.
      manifest: true,
    },
  }
}
