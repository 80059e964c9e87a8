/** Two kinds of tests: everything that runs in this process, and journeys through a real browser, one at a time. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/bench/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // the shell's tests run main.ts itself; `electron` is then the stand-in over Chromium
          alias: { electron: fromHere('./test/support/stand-in-electron.ts') },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
