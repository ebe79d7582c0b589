import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkAll, tellPart } from './check.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

type Count = { passed: number; failed: number }

/** The checks, then every test; the last line says how many passed and failed. Arguments go to vitest. */
async function main(args: readonly string[]): Promise<void> {
  const checks = await checkAll(tellPart)
  const failedChecks = checks.filter((check) => !check.passed).length
  const tests = await runTests(args)
  const passed = checks.length - failedChecks + tests.passed
  const failed = failedChecks + tests.failed
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

async function runTests(args: readonly string[]): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'souk-report-'))
  const file = join(folder, 'report.json')
  try {
    const code = await run('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ])
    const count = await readCount(file)
    // A run that failed without a failing test (a file that cannot be loaded, an error nobody caught) is a failure too.
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

async function readCount(file: string): Promise<Count> {
  const report: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'))
  if (typeof report !== 'object' || report === null) return { passed: 0, failed: 1 }
  if (!('numPassedTests' in report) || !('numFailedTests' in report)) return { passed: 0, failed: 1 }
  return { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) }
}

await main(process.argv.slice(2))
