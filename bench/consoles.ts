import { type Lab, openLab } from './lab.ts'
import { factOf, measure, openThread } from './listeners.ts'

/**
 * How long a fact takes to 500 open consoles of one shop, from the request that says it: stored, read again below the oldest
 * open transaction, told. The floor in the same run is a bare `ws` server that passes the same bytes on to as many.
 * JSON on stdout.
 */
const CONSOLES = Number(process.argv[2] ?? 500)
const ROUNDS = 40
const OPERATOR = 'bench-operator-key'

async function measureFloor(lab: Lab) {
  const server = await lab.serve('servers/live-floor.ts', [])
  const at = `127.0.0.1:${server.port}`
  const to = { live: `ws://${at}`, protocols: [], post: `http://${at}`, headers: {} }
  const cursor = `1234.${crypto.randomUUID()}.1`
  const facts = [{ conversation: crypto.randomUUID(), fact: factOf() }]
  const told = JSON.stringify({ type: 'facts', after: cursor, cursor, facts })
  return measure(server, { ...to, clients: CONSOLES, rounds: ROUNDS, told })
}

async function measureSouk(lab: Lab) {
  const server = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'fixed', lab.folder])
  const base = `http://127.0.0.1:${server.port}`
  const { conversation, token } = await openThread(base, OPERATOR)
  return measure(server, {
    live: `${base.replace('http', 'ws')}/api/shops/bench/live`,
    protocols: ['souk.v1', `bearer.${OPERATOR}`],
    post: `${base}/api/conversations/${conversation}/messages`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    clients: CONSOLES,
    rounds: ROUNDS,
  })
}

const lab = await openLab()
try {
  const [floor, souk] = [await measureFloor(lab), await measureSouk(lab)]
  const ratio = { p50: souk.p50 / floor.p50, p99: souk.p99 / floor.p99, cpu: souk.cpuMs / floor.cpuMs }
  process.stdout.write(`${JSON.stringify({ consoles: CONSOLES, floor, souk, ratio }, null, 2)}\n`)
} finally {
  await lab.close()
}
