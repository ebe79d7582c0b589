import { defineConfig } from 'vitest/config'

const NOT_OURS = ['**/node_modules/**', '**/dist/**', 'data/**']

export default defineConfig({
  test: {
    globalSetup: ['server/test/harness/global-setup.ts'],
    // The first test that wants a database waits until it has been made.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NOT_OURS, '**/*.browser.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
          // Left to itself, it keeps one core for watching.
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['**/*.browser.test.{ts,tsx}'],
          exclude: NOT_OURS,
          // After everything else, and two at a time: a browser mostly waits.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
