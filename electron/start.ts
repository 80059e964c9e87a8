/**
 * `npm start [-- PATH] [--browser] [--port N]`: builds what is stale, then opens PATH (or the demonstration ledger) in Electron; where
 * that cannot run, says why in one line and serves the same program to the machine's browser.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuilt } from './start-build.ts'
import type * as Program from './start-program.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
ensureBuilt(root)
enableCompileCache(join(root, 'node_modules', '.cache', 'compiled'))
const bundle = pathToFileURL(join(root, 'dist', 'electron', 'start-program.js')).href
const { startProgram } = (await import(bundle)) as typeof Program
process.exitCode = await startProgram(root)
