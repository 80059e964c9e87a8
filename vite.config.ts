/** The renderer: one page, everything in files of its own, the same under the desktop's scheme and over loopback. */
import react from '@vitejs/plugin-react'
import { type Plugin, defineConfig } from 'vite'
import { paletteSheet } from './renderer/palette.ts'

/** The colours are kept once, in TypeScript, because antd reckons with them. */
const palette: Plugin = {
  name: 'palette',
  resolveId: (id) => (id === 'virtual:palette.css' ? '/palette.css' : undefined),
  load: (id) => (id === '/palette.css' ? paletteSheet() : undefined),
}

export default defineConfig({
  root: 'renderer',
  // both mounts serve the page at their root; relative addresses owe nothing to either
  base: './',
  plugins: [palette, react()],
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
