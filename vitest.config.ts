/**
 * Three kinds of tests, one group after the other: what runs in this process from the sources; what needs the build (the
 * desktop's shell, the packages), one file at a time; journeys through a real browser.
 *
 * Files that share a process share its modules, which takes a second for each file less. No test changes the
 * process (its folder, environment or clock); the shell's do, and keep a process for each file.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))
// the command line and the workers start in half the time where what was compiled once is kept
process.env['NODE_COMPILE_CACHE'] ??= fromHere('./node_modules/.cache/compiled')

/** Every core, where vitest would leave one to itself. */
const shared = { isolate: false, maxWorkers: '100%' }
const onTheBuild = [
  'test/shell.test.ts',
  'test/packaging.test.ts',
  // made by GNU tar, and for Linux alone
  ...(process.platform === 'linux' ? ['test/browser-package.test.ts'] : []),
  'test/start.test.ts',
  'test/offline.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/bench/**', 'test/browser-package.test.ts', ...onTheBuild],
          ...shared,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'built',
          include: onTheBuild,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
          // the shell's tests run main.ts itself; `electron` is then the stand-in over Chromium
          alias: { electron: fromHere('./test/support/stand-in-electron.ts') },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          // two pages at once would have each of them build where the build is stale
          globalSetup: './test/support/build-first.ts',
          ...shared,
          testTimeout: 240_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
