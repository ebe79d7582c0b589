import { settableClock } from '../src/kernel/clock.ts'
import { readTags, type Tags } from '../src/kernel/tags.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { openTestShop, type TestShop } from './trade.ts'

const DAY_MS = 86_400_000

/** A server on which years go by as a test says, and a shop that sells there. */
export type Years = {
  app: TestApp
  shop: TestShop
  /** Of which column how long what is kept. */
  tags: Tags
  /** A moment so many days after the beginning, before it with a minus. */
  day: (days: number) => Date
  /** It is so many days, and hours, after the beginning. */
  atDay: (days: number, hours?: number) => void
  run: (text: string, values?: unknown[]) => Promise<{ rows: unknown[]; rowCount: number | null }>
}

export async function openYears(options: { sent?: boolean } = {}): Promise<Years> {
  const start = Date.now()
  const clock = settableClock(start)
  const app = await startTestApp({ overrides: { clock } })
  const { pool } = app.context.database
  const [shop, tags] = await Promise.all([openTestShop(app, options), readTags(pool)])
  const day = (days: number) => new Date(start + days * DAY_MS)
  return {
    app,
    shop,
    tags,
    day,
    atDay: (days, hours = 0) => clock.set(day(days + hours / 24)),
    run: (text, values = []) => pool.query(text, values),
  }
}
