import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkCycles } from './shape/cycles.ts'
import { checkLength } from './shape/length.ts'
import { checkPackages } from './shape/packages.ts'
import { checkRanks } from './shape/ranks.ts'
import { checkSchemas } from './shape/schemas.ts'
import { type Finding, readTree, type Source } from './shape/source.ts'
import { checkOwners, checkTables, tablesIn } from './shape/tables.ts'

/** All that is wrong with the shape of a tree whose migrations make these tables. */
export function checkShape(sources: readonly Source[], tables: readonly string[]): Finding[] {
  const findings = [
    ...checkRanks(sources),
    ...checkPackages(sources),
    ...checkCycles(sources),
    ...checkTables(sources),
    ...checkSchemas(sources),
    ...checkLength(sources),
    ...checkOwners(tables),
  ]
  return findings.sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
}

export async function readTables(root: string): Promise<string[]> {
  const folder = join(root, 'server/migrations')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap(tablesIn)
}

async function main(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const findings = checkShape(await readTree(root), await readTables(root))
  for (const { path, line, message } of findings) console.log(`${path}:${line}: ${message}`)
  if (findings.length > 0) process.exitCode = 1
}

if (import.meta.main) await main()
