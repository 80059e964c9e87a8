/** The renderer: one page, everything in files of its own, the same under the desktop's scheme and over loopback. */
import react from '@vitejs/plugin-react'
import { type Plugin, defineConfig } from 'vite'
import { paletteSheet } from './renderer/palette.ts'
import { operations } from './shared/contract.ts'
import type { Operation } from './shared/operation.ts'
import { registerNames } from './shared/registers/all.ts'

/** The colours are kept once, in TypeScript, because antd reckons with them. */
const palette: Plugin = {
  name: 'palette',
  resolveId: (id) => (id === 'virtual:palette.css' ? '/palette.css' : undefined),
  load: (id) => (id === '/palette.css' ? paletteSheet() : undefined),
}

/** What renderer/ledger.ts declares: making the schemas of all operations would hold up the first page. */
const contract = {
  acts: Object.fromEntries(
    Object.entries(operations)
      .filter(
        ([, operation]: [string, Operation]) => operation.kind === 'command' || operation.kind === 'task',
      )
      .map(([name, { kind, touches, needsLedger }]: [string, Operation]) => [
        name,
        { kind, touches, needsLedger },
      ]),
  ),
  registers: registerNames,
}

/** The page that comes first is fetched together with what draws it, not after that has run. */
const firstPage: Plugin = {
  name: 'first-page',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const wanted = new Set<string>()
      const want = (name: string) => {
        const chunk = bundle[name]
        if (chunk?.type !== 'chunk' || wanted.has(name)) return
        wanted.add(name)
        chunk.imports.forEach(want)
      }
      for (const [name, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/renderer/home/home-page.tsx') === true)
          want(name)
      return [...wanted]
        .filter((name) => !html.includes(name))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
          injectTo: 'head' as const,
        }))
    },
  },
}

export default defineConfig({
  root: 'renderer',
  // both mounts serve the page at their root; relative addresses owe nothing to either
  base: './',
  define: { __CONTRACT__: JSON.stringify(contract) },
  plugins: [palette, react(), firstPage],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome111',
    // the content policy runs no inline script and loads no font from a data: address
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false,
    license: { fileName: 'licenses.md' },
  },
})
