import { type Lab, openLab } from './lab.ts'
import { factOf, measure, openThread } from './listeners.ts'

/**
 * 5,000 live clients of one conversation on one process: memory of each, and how long a fact takes to all of them, from
 * the request that says it. The floor in the same run is a bare `ws` server with the same clients, which live in a process
 * of their own: what they take to read is in both figures. JSON on stdout.
 */
const CLIENTS = Number(process.argv[2] ?? 5000)
const ROUNDS = 20
const OPERATOR = 'bench-operator-key'

async function measureFloor(lab: Lab) {
  const server = await lab.serve('servers/live-floor.ts', [])
  const at = `127.0.0.1:${server.port}`
  const to = { live: `ws://${at}`, protocols: [], post: `http://${at}`, headers: {} }
  return measure(server, { ...to, clients: CLIENTS, rounds: ROUNDS, told: JSON.stringify(factOf()) })
}

async function measureSouk(lab: Lab) {
  const server = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'fixed', lab.folder])
  const base = `http://127.0.0.1:${server.port}`
  const { conversation, token } = await openThread(base, OPERATOR)
  return measure(server, {
    live: `${base.replace('http', 'ws')}/api/conversations/${conversation}/live?after=0`,
    // A shopper's own token holds a few connections only.
    protocols: ['souk.v1', `bearer.${OPERATOR}`],
    post: `${base}/api/conversations/${conversation}/messages`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    clients: CLIENTS,
    rounds: ROUNDS,
  })
}

const lab = await openLab()
try {
  const [floor, souk] = [await measureFloor(lab), await measureSouk(lab)]
  const ratio = { p50: souk.p50 / floor.p50, p99: souk.p99 / floor.p99 }
  process.stdout.write(`${JSON.stringify({ clients: CLIENTS, floor, souk, ratio }, null, 2)}\n`)
} finally {
  await lab.close()
}
