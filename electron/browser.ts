/**
 * The packed program for machines without an Electron build: `node browser.js [PATH] [--no-open] [--port N]`, or
 * `--version`, started by start.sh. Without PATH the ledger last written in the ledgers' folder is opened; where there is none yet, the page
 * begins with making one.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { driverInUse } from './ledger/driver.ts'
import { ledgerFolder } from './loopback-desk.ts'
import { browserApp, openOrWait, sayNotOpened, serveUntilInterrupted } from './start-loopback.ts'

const usage = '用法：./start.sh [台账文件] [--no-open] [--port 端口号]；./start.sh --version'

const here = dirname(fileURLToPath(import.meta.url))

/** What this program is made of, for whoever is asked why it does not run elsewhere. */
function saysWhatItIs(): string {
  const { version } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as {
    version: string
  }
  const { sqlite, compiler, glibc } = driverInUse()
  return [
    `支部台账（浏览器版）${version}，${process.platform} ${process.arch}`,
    `Node ${process.versions.node}，SQLite ${sqlite}（${compiler}）`,
    ...(glibc === undefined ? [] : [`数据库驱动要求系统的 glibc 不低于 ${glibc}`]),
  ].join('\n')
}

/** The ledger in `folder` that was written last. */
function lastWritten(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const ledgers = readdirSync(folder)
    .filter((name) => name.endsWith('.ledger'))
    .map((name) => join(folder, name))
  return ledgers.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        version: { type: 'boolean', default: false },
      },
    })
  } catch {
    return undefined
  }
}

async function start(): Promise<number> {
  const words = asked()
  if (words === undefined) {
    console.error(usage)
    return 2
  }
  const { values, positionals } = words
  if (values.version) {
    console.log(saysWhatItIs())
    return 0
  }
  const [named] = positionals
  const path = named === undefined ? lastWritten(ledgerFolder()) : resolve(named)
  const { app, desk } = browserApp()
  try {
    if (path !== undefined) await openOrWait(app, path)
  } catch (error) {
    sayNotOpened(path ?? '', error)
    // one that nobody named is no reason to stay away: the page helps to find another, or its copies
    if (named !== undefined) return 1
  }
  console.log('支部台账已启动，只在本机 127.0.0.1 上，不联网。')
  await serveUntilInterrupted({
    app,
    desk,
    rendererFolder: join(here, '..', 'renderer'),
    show: !values['no-open'],
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
  })
  return 0
}

process.exitCode = await start()
