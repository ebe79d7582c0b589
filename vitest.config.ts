import { defineConfig } from 'vitest/config'

const NOT_OURS = ['**/node_modules/**', '**/dist/**', 'data/**']
/** Packages without input and output. */
const PURE = ['{contract,concierge}/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['server/test/harness/global-setup.ts'],
    setupFiles: ['server/test/harness/seed.ts'],
    // The first test that wants a database waits until it has been made.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE,
          sequence: { groupOrder: 0 },
          // Nothing in them is kept between tests: what they import is read once for all of them.
          isolate: false,
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NOT_OURS, ...PURE, '**/*.browser.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
          // The server's modules keep nothing of a test: read once for all files, they cost a third less time.
          isolate: false,
          // Most tests wait for a database or a pause: two cores have time for three, and one database has connections for them.
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['**/*.browser.test.{ts,tsx}'],
          exclude: NOT_OURS,
          // After everything else: a browser mostly waits.
          sequence: { groupOrder: 1 },
          isolate: false,
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
