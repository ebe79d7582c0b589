import type { ImportReport } from '@souk/contract/catalog.ts'
import { currentShop } from '../api/client.ts'

export type ImportProgress = { done: number; total: number }

/** A file that is not taken as a whole, with the reason in the server's words. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
}

/** Sends a catalogue file; tells how far it is, line by line as the server says it. */
export async function importFile(file: File, onProgress: (progress: ImportProgress) => void): Promise<ImportReport> {
  const shop = currentShop()
  const response = await fetch(`/api/shops/${shop}/catalog/import?${new URLSearchParams({ name: file.name })}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', accept: 'application/x-ndjson', 'souk-shop': shop },
    body: file,
  })
  let last: unknown
  for await (const line of linesOf(response)) {
    last = JSON.parse(line)
    const progress = progressIn(last)
    if (progress) onProgress(progress)
  }
  if (isReport(last)) return last
  throw new ImportRefused(detailOf(last))
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const lines = (rest + read.value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line.trim() !== '')
  }
  if (rest.trim() !== '') yield rest
}

function progressIn(line: unknown): ImportProgress | undefined {
  if (typeof line !== 'object' || line === null || !('progress' in line)) return undefined
  const { progress } = line
  if (typeof progress !== 'object' || progress === null || !('done' in progress) || !('total' in progress))
    return undefined
  return { done: Number(progress.done), total: Number(progress.total) }
}

function isReport(line: unknown): line is ImportReport {
  return typeof line === 'object' && line !== null && 'rows' in line && 'refused' in line
}

function detailOf(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return ''
  return 'detail' in problem ? String(problem.detail) : 'title' in problem ? String(problem.title) : ''
}
