import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

test('counters, histograms and gauges stand in the text for Prometheus', async () => {
  const metrics = createMetrics()
  const messages = metrics.counter('souk_messages_total', 'Messages stored', ['channel'])
  messages.inc({ channel: 'web' }, 3)
  metrics.histogram('souk_turn_seconds', 'Time of a turn').observe(0.02)
  let open = 4
  metrics.gauge('souk_live_clients', 'Live clients', () => open)
  open = 5
  const text = await metrics.text()
  expect(metrics.contentType).toContain('text/plain')
  expect(text).toContain('souk_messages_total{channel="web"} 3')
  expect(text).toContain('souk_turn_seconds_bucket{le="0.025"} 1')
  expect(text).toContain('souk_turn_seconds_bucket{le="0.01"} 0')
  expect(text).toContain('souk_live_clients 5')
  expect(text).toMatch(/process_resident_memory_bytes [1-9]/)
  expect(text).toMatch(/process_cpu_seconds_total [0-9.]+/)
})

test('two apps in one process count apart', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  one.counter('souk_messages_total', 'Messages stored').inc()
  other.counter('souk_messages_total', 'Messages stored')
  expect(await other.text()).toContain('souk_messages_total 0')
})
