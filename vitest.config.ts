/**
 * Three kinds of tests, one group after the other: what runs in this process from the sources; what needs the build (the
 * desktop's shell, the packages); journeys through a real browser. The last two take their files one at a time.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const onTheBuild = [
  'test/shell.test.ts',
  'test/packaging.test.ts',
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
          exclude: ['test/journeys/**', 'test/bench/**', ...onTheBuild],
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
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
