import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../kernel/log.ts'

export type FileCache = { get(name: string, make: () => Promise<Buffer>): Promise<Buffer> }

/** Files written between two looks at how much there is. */
const WRITES_PER_SWEEP = 200
/** What a sweep leaves, so that not every write makes another one. */
const KEEP_SHARE = 0.8

/**
 * Files that can be made again, kept in a folder up to a size; the ones not used for longest go first. A file appears
 * whole or not at all. Callers that want the same at once share the making.
 */
export function createFileCache(folder: string, mostBytes: number, log: Log): FileCache {
  const making = new Map<string, Promise<Buffer>>()
  const ready = mkdir(folder, { recursive: true })
  ready.catch(() => undefined)
  let writes = 0

  async function read(name: string): Promise<Buffer | undefined> {
    try {
      const bytes = await readFile(join(folder, name))
      const now = new Date()
      void utimes(join(folder, name), now, now).catch(() => undefined)
      return bytes
    } catch {
      return undefined
    }
  }

  async function keep(name: string, bytes: Buffer): Promise<void> {
    await ready
    const draft = join(folder, `${randomUUID()}.tmp`)
    await writeFile(draft, bytes)
    await rename(draft, join(folder, name))
    writes += 1
    if (writes % WRITES_PER_SWEEP === 1) await sweep()
  }

  async function sweep(): Promise<void> {
    const names = await readdir(folder)
    const files = await Promise.all(names.map(async (name) => ({ name, ...(await sizeOf(join(folder, name))) })))
    let bytes = files.reduce((sum, { size }) => sum + size, 0)
    if (bytes <= mostBytes) return
    for (const { name, size } of files.toSorted((a, b) => a.usedAt - b.usedAt)) {
      if (bytes <= mostBytes * KEEP_SHARE) return
      await rm(join(folder, name), { force: true })
      bytes -= size
    }
  }

  async function find(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const known = await read(name)
    if (known) return known
    const bytes = await make()
    // A full or read-only disk makes pictures slow, not absent.
    await keep(name, bytes).catch((error: unknown) => log.warn({ err: error }, 'a picture could not be kept'))
    return bytes
  }

  return {
    get(name, make) {
      const known = making.get(name)
      if (known) return known
      const made = find(name, make).finally(() => making.delete(name))
      making.set(name, made)
      return made
    },
  }
}

async function sizeOf(path: string): Promise<{ size: number; usedAt: number }> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { size, usedAt: mtimeMs }
  } catch {
    return { size: 0, usedAt: 0 }
  }
}
