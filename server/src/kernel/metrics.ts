import { performance } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds: from a query in memory to a call of a slow gateway. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = {
  counter<L extends string>(name: string, help: string, labels?: readonly L[]): Counter<L>
  /** A histogram of seconds, unless other buckets are given. */
  histogram<L extends string>(name: string, help: string, labels?: readonly L[], buckets?: number[]): Histogram<L>
  /** A value read when somebody asks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
  contentType: string
  /** All of it in the Prometheus text format. */
  text(): Promise<string>
}

/** A registry of its own for each app, so that two apps in one test process do not share numbers. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const metrics: Metrics = {
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers: [registry] }),
    histogram: (name, help, labels = [], buckets = SECONDS) =>
      new Histogram({ name, help, labelNames: [...labels], buckets, registers: [registry] }),
    gauge(name, help, read) {
      const gauge = new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          gauge.set(await read())
        },
      })
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
  addProcess(metrics, registry)
  return metrics
}

/** The usual names of process metrics, read only when asked: the library's own set keeps timers and observers running. */
function addProcess(metrics: Metrics, registry: Registry): void {
  const started = Date.now() / 1000 - process.uptime()
  let before = performance.eventLoopUtilization()
  metrics.gauge('process_start_time_seconds', 'Start time since the epoch', () => started)
  metrics.gauge('process_resident_memory_bytes', 'Resident memory of Node', () => process.memoryUsage.rss())
  metrics.gauge('nodejs_heap_used_bytes', 'Heap in use', () => process.memoryUsage().heapUsed)
  const cpu = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'CPU time of Node since its start, user and system',
    registers: [registry],
    collect() {
      const { user, system } = process.cpuUsage()
      cpu.reset()
      cpu.inc((user + system) / 1e6)
    },
  })
  metrics.gauge('nodejs_eventloop_utilization', 'Share of time the event loop was busy since the last reading', () => {
    const now = performance.eventLoopUtilization()
    const share = performance.eventLoopUtilization(now, before).utilization
    before = now
    return share
  })
}
