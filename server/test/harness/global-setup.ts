import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers where the run's database server is, and starts it for the first test that asks. */
    databaseUrl: string
  }
}

/** One database server per run; none where no test wants one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: { child: ChildProcess; ready: Promise<string> } | undefined
  const server = createServer((_request, response) => {
    cluster ??= startCluster()
    cluster.ready.then(
      (connection) => response.end(connection),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the test database has no port')
  project.provide('databaseUrl', `http://127.0.0.1:${address.port}/`)
  return async () => {
    server.close()
    server.closeAllConnections()
    if (!cluster || cluster.child.exitCode !== null) return
    const exit = once(cluster.child, 'exit')
    cluster.child.stdin?.end()
    await exit
  }
}

/** `ready` becomes the connection as JSON. */
function startCluster(): { child: ChildProcess; ready: Promise<string> } {
  const file = fileURLToPath(new URL('cluster.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the test database ended with ${code}: see above`)))
  })
  return { child, ready }
}
