/**
 * The desktop's own code. Flat in dist/electron, so that a worker is found beside whoever starts it:
 * `new URL('./word-worker.js', import.meta.url)`. With `--mode preload` the one CommonJS file of the sandbox.
 */
import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import { type Plugin, defineConfig } from 'vite'
import { operations } from './shared/contract.ts'
import type { Operation } from './shared/operation.ts'

const entries = [
  'electron/main.ts',
  'electron/browser.ts',
  'electron/start-program.ts',
  'electron/export/word-worker.ts',
  'electron/export/template-worker.ts',
  'electron/export/workbook-worker.ts',
  'electron/import/read-worker.ts',
]

/** What the page may name: everything but what only a task may run. */
const operationNames = Object.entries(operations)
  .filter(([, operation]: [string, Operation]) => !operation.internal)
  .map(([name]) => name)

/** Codecs of pictures, beside the worker that loads them. */
const codecs = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
]
const withCodecs: Plugin = {
  name: 'codecs-beside-the-worker',
  generateBundle() {
    for (const codec of codecs)
      this.emitFile({
        type: 'asset',
        fileName: basename(codec),
        source: readFileSync(`node_modules/${codec}`),
      })
  },
}

export default defineConfig(({ mode }) => {
  const preload = mode === 'preload'
  const input = preload ? ['electron/preload.ts'] : entries.filter((entry) => existsSync(entry))
  return {
    define: preload ? { __OPERATION_NAMES__: JSON.stringify(operationNames) } : {},
    publicDir: false,
    plugins: preload ? [] : [withCodecs],
    ssr: { noExternal: true as const },
    build: {
      ssr: true,
      outDir: 'dist/electron',
      emptyOutDir: !preload,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      // whose work is bundled, and under which licence; once, the preload bundles nobody's
      license: preload ? false : { fileName: 'licenses.md' },
      rolldownOptions: {
        input: Object.fromEntries(input.map((entry) => [basename(entry, '.ts'), entry])),
        external: ['electron', 'better-sqlite3', /^node:/, ...builtinModules],
        output: preload
          ? { format: 'cjs', entryFileNames: '[name].cjs' }
          : {
              format: 'es',
              entryFileNames: '[name].js',
              chunkFileNames: '[name]-[hash].js',
              // read and compiled at every start; what an error's trace names keeps its name
              minify: { compress: true, mangle: { keepNames: true }, codegen: true },
            },
      },
    },
  }
})
