import { spawn } from 'node:child_process'
import { totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Everything that can be said of the code without running it. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  types: [
    'tsc',
    '--noEmit',
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    'node_modules/.cache/souk.tsbuildinfo',
  ],
  'console types': [
    'tsc',
    '--noEmit',
    '--pretty',
    'false',
    '-p',
    'console',
    '--incremental',
    '--tsBuildInfoFile',
    'node_modules/.cache/souk-console.tsbuildinfo',
  ],
  lint: ['oxlint', '--type-aware', '--format=unix'],
  format: ['oxfmt', '--check'],
  unused: ['knip', '--no-progress'],
  shape: ['node', 'tools/check-shape.ts'],
}

/**
 * The compiler and the linter are short-lived Go programs: collecting garbage is a third of their work, and of no use, as long
 * as there is room. Near the limit they do little else, so that it is far off.
 */
const ENVIRONMENT = { ...process.env, GOGC: 'off', GOMEMLIMIT: `${Math.round(totalmem() / 4)}B` }

export type PartResult = { name: string; passed: boolean; seconds: number; output: string }

/** Runs all parts at once and tells each as it ends. */
export function checkAll(tell: (result: PartResult) => void): Promise<PartResult[]> {
  return Promise.all(
    Object.entries(PARTS).map(async ([name, [command = '', ...args]]) => {
      const result = await runPart(name, command, args)
      tell(result)
      return result
    }),
  )
}

function runPart(name: string, command: string, args: readonly string[]): Promise<PartResult> {
  const start = performance.now()
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { cwd: ROOT, env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => (output += String(chunk)))
    child.stderr.on('data', (chunk) => (output += String(chunk)))
    child.on('error', (error) => (output += `${command} cannot be started: ${error.message}\n`))
    child.on('close', (code) => {
      resolve({ name, passed: code === 0, seconds: (performance.now() - start) / 1000, output: output.trim() })
    })
  })
}

/** One line for a part that passed, and what it found for one that did not. */
export function tellPart({ name, passed, seconds, output }: PartResult): void {
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (!passed) console.log(output.replace(/^/gm, '    '))
}

async function main(): Promise<void> {
  const results = await checkAll(tellPart)
  if (results.some((result) => !result.passed)) process.exitCode = 1
}

if (import.meta.main) await main()
