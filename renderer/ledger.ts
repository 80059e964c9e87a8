/**
 * The only file that knows how the renderer reaches the ledger: the desktop's bridge where there is one,
 * otherwise the loopback server that served this page. Everything else asks through `useAsk` and `useCommand`.
 */
import {
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  QueryCache,
  QueryClient,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { LedgerDesk } from '#shared/desk.ts'
import type { Call, InputOf, OperationName, OutputOf } from '#shared/contract.ts'
import { type FailureCode, type Reply, failureCodes } from '#shared/failure.ts'
import type { Delivered } from '#shared/ledger.ts'
import type { Operation } from '#shared/operation.ts'
import { currentApp } from './ui/antd-app.ts'
import { LedgerError, noAnswer, pageOutlived, showFailure } from './ui/failure.ts'
import { go } from './ui/route.ts'
import { saveState } from './ui/save-state.tsx'
import { sessionActs } from './ui/session-acts.ts'
import { type WayBack, wayBack } from './undo/inverse.ts'

export { LedgerError } from './ui/failure.ts'

declare const __CONTRACT__: {
  readonly acts: Readonly<Partial<Record<OperationName, Pick<Operation, 'kind' | 'touches' | 'needsLedger'>>>>
  readonly registers: readonly string[]
}

/**
 * Commands and tasks, and the names of the registers: put in when the page is bundled. To make the schemas of the whole
 * contract would take longer than anything else before the first page.
 */
const { acts, registers } = __CONTRACT__

declare global {
  interface Window {
    readonly ledgerDesk?: LedgerDesk
  }
}

/** `desktop` where native file dialogs exist, `browser` where paths are typed. */
export const mount: 'desktop' | 'browser' = window.ledgerDesk === undefined ? 'browser' : 'desktop'

const tokenKey = 'ledger-token'

/** Takes the run's token out of the address, so that it stays out of history, titles and screenshots. */
function takeToken(): string {
  const match = /^#token=([^&]+)/.exec(window.location.hash)
  if (match?.[1] !== undefined) {
    sessionStorage.setItem(tokenKey, decodeURIComponent(match[1]))
    history.replaceState(null, '', window.location.pathname)
  }
  return sessionStorage.getItem(tokenKey) ?? ''
}

const token = mount === 'browser' ? takeToken() : ''

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === 'string' && failureCodes.some((known) => known === code)
}

function isReply(value: unknown): value is Reply {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  return value.ok === true ? 'value' in value : 'code' in value && isFailureCode(value.code)
}

async function overLoopback(name: OperationName, input: unknown): Promise<Reply> {
  const response = await fetch(`/call/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ledger-token': token },
    body: JSON.stringify(input ?? {}),
  })
  const reply: unknown = await response.json()
  // a page that had a token once is refused only by a program that was started since
  if (isReply(reply) && !reply.ok && reply.detail === 'token' && token !== '')
    return { ok: false, code: 'badInput', detail: pageOutlived }
  return isReply(reply) ? reply : { ok: false, code: 'internal', detail: `HTTP ${response.status}` }
}

async function send(name: OperationName, input: unknown): Promise<Reply> {
  try {
    return await (window.ledgerDesk?.call(name, input) ?? overLoopback(name, input))
  } catch {
    return { ok: false, code: 'internal', detail: noAnswer }
  }
}

let underway = 0
let idle: (() => void)[] = []

async function counted<Value>(asked: Promise<Value>): Promise<Value> {
  underway += 1
  try {
    return await asked
  } finally {
    underway -= 1
    // whoever asked goes on first, and may ask again
    setTimeout(() => {
      if (underway > 0) return
      const waiting = idle
      idle = []
      for (const proceed of waiting) proceed()
    })
  }
}

/** Resolves once nothing that was asked is still unanswered. */
export const whenIdle = (): Promise<void> =>
  underway === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))

/** Asks the ledger. Throws `LedgerError` with the closed list's code. */
export const call: Call = async <Name extends OperationName>(name: Name, input: InputOf<Name>) => {
  const reply = await counted(send(name, input))
  if (!reply.ok) throw new LedgerError(reply.code, reply.detail)
  // the border parsed it against the very same schema
  return reply.value as OutputOf<Name>
}

/** Under which domain a query is kept, in the words that `touches` uses. */
export function domainOf(name: OperationName): string {
  const prefix = name.slice(0, name.indexOf('.'))
  if (prefix === 'motions') return 'meetings'
  if (prefix === 'appraisal' || prefix === 'democraticLife' || prefix === 'dualLife') return 'life'
  if (prefix === 'profile' || prefix === 'rectification') return 'compliance'
  if (prefix === 'backups' || prefix === 'phrases' || prefix === 'protection') return 'ledger'
  if (prefix === 'import') return 'imports'
  if (prefix === 'removal') return 'members'
  if (prefix === 'export' || prefix === 'overview' || prefix === 'seal') return 'compliance'
  if (registers.includes(prefix)) return 'registers'
  return prefix
}

export const keyOf = <Name extends OperationName>(name: Name, input: InputOf<Name>): QueryKey => [
  domainOf(name),
  name,
  input,
]

const statusKey = keyOf('ledger.status', {})

/** `networkMode: always`: nothing here needs a network, and react-query would wait for one. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const lost =
        error instanceof LedgerError && (error.code === 'noLedgerOpen' || error.code === 'ledgerLocked')
      if (lost && query.queryKey[0] !== 'ledger') void queryClient.invalidateQueries({ queryKey: statusKey })
    },
  }),
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: true, staleTime: 0 },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Every page asks for them: pages that come up together share one answer. */
const firstAsked: ReadonlySet<OperationName> = new Set(['ledger.status', 'ledger.settings', 'branch.list'])

/** Asks for what every page needs before the first of them is drawn. */
export async function askFirst(): Promise<void> {
  const ask = <Name extends OperationName>(name: Name, input: InputOf<Name>) =>
    queryClient.ensureQueryData({ queryKey: keyOf(name, input), queryFn: () => call(name, input) })
  try {
    const status = await ask('ledger.status', {})
    if (status.open) await Promise.all([ask('branch.list', {}), ask('ledger.settings', {})])
  } catch {
    // the page asks again, and says what is wrong
  }
}

interface AskOptions {
  /** False: do not ask yet. */
  enabled?: boolean
  /** Keep showing the last answer while one with other input is on its way. */
  keepPrevious?: boolean
}

/** A query of the contract, kept until a command touches its domain. */
export function useAsk<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  options: AskOptions = {},
): UseQueryResult<OutputOf<Name>, LedgerError> {
  return useQuery<OutputOf<Name>, LedgerError>({
    queryKey: keyOf(name, input),
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(firstAsked.has(name) ? { staleTime: 1000 } : {}),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  })
}

/**
 * A command or task of the contract. Says 「正在保存 / 已保存」 in the header (commands only), refetches what it
 * touched, and shows its failure unless `quiet`.
 */
export function useCommand<Name extends OperationName>(
  name: Name,
  options: { quiet?: boolean } = {},
): UseMutationResult<OutputOf<Name>, LedgerError, InputOf<Name>> {
  const client = useQueryClient()
  const operation = acts[name]
  const saves = operation?.kind === 'command'
  const again = useRef<(input: InputOf<Name>) => void>(undefined)
  const mutation = useMutation<OutputOf<Name>, LedgerError, InputOf<Name>, WayBack<Name> | undefined>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onMutate: (input) => {
      if (!saves) return undefined
      saveState.saving()
      // what was before is read before it is gone
      return wayBack(name, input, { call, meetingOf: (motionId) => meetingWith(client, motionId) })
    },
    onSuccess: async (value, _input, back) => {
      if (saves) saveState.saved()
      if (back !== undefined) remember(name, back, value)
      if (operation?.touches.includes('ledger') === true && !operation.needsLedger) {
        // whoever comes back to a locked ledger comes back to the same page
        if (name !== 'protection.unlock') go('/', { replace: true })
        return startAfresh(client, value)
      }
      await Promise.all(
        (operation?.touches ?? []).map((domain) => client.invalidateQueries({ queryKey: [domain] })),
      )
    },
    onError: (error, input) => {
      const worthTrying = passing.includes(error.code)
      if (saves) saveState.failed(error, worthTrying ? () => again.current?.(input) : undefined)
      if (options.quiet !== true) showFailure(error)
    },
  })
  again.current = mutation.mutate
  return mutation
}

/** What may go away by itself, or by the user's hand: the same command may succeed a moment later. */
const passing: readonly FailureCode[] = ['internal', 'fileBusy', 'fileUnwritable']

/** Keeps the way back of a command that was carried out. */
function remember<Name extends OperationName>(name: Name, back: WayBack<Name>, reply: OutputOf<Name>): void {
  const { what, undo, why } = back
  sessionActs.add({
    key: name,
    what,
    undo: undo === null ? null : () => undo(reply),
    ...(why === undefined ? {} : { why }),
    told: undo !== null,
  })
}

/** The meeting on a page of this window that a motion belongs to. */
function meetingWith(client: QueryClient, motionId: number): OutputOf<'meetings.show'> | undefined {
  return client
    .getQueriesData<OutputOf<'meetings.show'>>({ queryKey: ['meetings', 'meetings.show'] })
    .map(([, meeting]) => meeting)
    .find((meeting) => meeting?.motions.some((motion) => motion.motionId === motionId) === true)
}

/** Another file is open now: nothing remembered from the one before may show. */
function startAfresh(client: QueryClient, status: unknown): void {
  client.setQueryData(statusKey, status)
  client.removeQueries({ predicate: (query) => query.queryKey[1] !== 'ledger.status' })
  saveState.idle()
  sessionActs.clear()
  currentApp()?.notification.destroy()
}

/** Locks the ledger: nothing that was read from it stays in the page. */
export async function lockLedger(): Promise<void> {
  startAfresh(queryClient, await call('protection.lock', {}))
}

/** Hands a finished file to the user: the browser downloads it; on the desktop it already lies where they chose. */
export function receive(delivered: Pick<Delivered, 'download' | 'fileName'>): void {
  if (delivered.download === null) return
  const link = document.createElement('a')
  link.href = delivered.download
  link.download = delivered.fileName
  document.body.append(link)
  link.click()
  link.remove()
}

/** Entries of the desktop window's menu; in a browser there is no menu and nothing happens. */
export const onMenu: LedgerDesk['onMenu'] = (listener) => window.ledgerDesk?.onMenu(listener)
