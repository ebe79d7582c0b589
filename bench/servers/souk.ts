import { randomBytes } from 'node:crypto'
import { freshState } from '@souk/concierge/dialogue/state.ts'
import { startApp } from '../../server/src/app.ts'
import { readConfig } from '../../server/src/kernel/config.ts'
import { createLog } from '../../server/src/kernel/log.ts'
import { seedDemo } from '../../server/src/journeys/seed.ts'
import { demoShops } from '../../demo/src/market.ts'

/**
 * A server for benches on a given database: `fixed` answers every message with the same reply, so that only storing and
 * telling is measured; `whole` is the real concierge.
 */
const [, , connectionText = '', mode = 'fixed', folder = '/tmp', demo = ''] = process.argv
const config = readConfig({ PORT: '0', SOUK_DATA: folder, SOUK_RATE_LIMIT: 'off', SOUK_DEMO_PACE: '3600' }, folder)
const app = await startApp({
  config,
  connection: JSON.parse(connectionText),
  secret: randomBytes(32),
  operatorKey: 'bench-operator-key',
  log: createLog('warn'),
  messenger: null,
  ...(demo === 'demo' ? { seed: async (context) => seedDemo(context, await demoShops()) } : {}),
  ...(mode === 'fixed'
    ? {
        overrides: {
          reply: async () => ({
            messages: [[{ type: 'text' as const, text: 'Thank you, we will be with you in a moment.' }]],
            state: freshState(),
            language: 'en',
          }),
        },
      }
    : {}),
})
process.stdout.write(`ready ${new URL(app.url).port}\n`)
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
