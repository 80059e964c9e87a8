/** The frame around every page: name of the ledger, navigation, what is saved. */
import { App, Button, ConfigProvider, Select } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useMemo } from 'react'
import type { LedgerStatus } from '#shared/ledger.ts'
import { BranchProvider, useBranch, useStatus } from './branch-context.tsx'
import { DesktopMenu } from './desktop-menu.tsx'
import { useAsk } from './ledger.ts'
import { useLook } from './look.ts'
import { findPage } from './pages.tsx'
import { SearchFromAnywhere } from './search/search-overlay.tsx'
import { nonce } from './style-nonce.ts'
import { ledgerTheme } from './theme.ts'
import { LockHolder } from './protection/lock-holder.tsx'
import { UnlockPage } from './protection/unlock-page.tsx'
import { lendApp } from './ui/antd-app.ts'
import { FailureNote } from './ui/failure-note.tsx'
import { PageGuard } from './ui/page-guard.tsx'
import { Page } from './ui/page.tsx'
import { Link, useRoute } from './ui/route.ts'
import { isUnsaved } from './ui/save-state.tsx'
import { Waiting } from './ui/waiting.tsx'
import { SavedState } from './undo/undo-bar.tsx'
import { WelcomePage } from './welcome/welcome-page.tsx'

const places = [
  { to: '/', name: '本月' },
  { to: '/calendar', name: '日历' },
  { to: '/overview', name: '全年' },
  { to: '/meetings', name: '会议' },
  { to: '/members', name: '党员' },
  { to: '/talks', name: '谈话' },
  { to: '/dues', name: '党费' },
  { to: '/study', name: '学习' },
  { to: '/life', name: '评议' },
  { to: '/rectification', name: '整改' },
  { to: '/registers', name: '登记' },
  { to: '/book', name: '台账' },
  { to: '/inspection', name: '检查' },
  { to: '/import', name: '导入' },
  { to: '/settings', name: '设置' },
] as const

/** Everything the window shows. */
export function Shell() {
  const status = useStatus()
  const settings = useAsk('ledger.settings', {}, { enabled: status?.open === true }).data
  const large = status?.open === true && settings?.largeType === true
  const look = useLook(settings?.look)
  const theme = useMemo(() => ledgerTheme(large, look), [large, look])
  useEffect(() => {
    document.documentElement.dataset['type'] = large ? 'large' : 'normal'
  }, [large])
  useEffect(() => {
    window.addEventListener('beforeunload', keepUnsaved)
    return () => window.removeEventListener('beforeunload', keepUnsaved)
  }, [])
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce }}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
      getPopupContainer={nearby}
    >
      {/* below the head, which says what is saved */}
      <App notification={{ placement: 'topRight', top: 88 }} message={{ top: 88 }}>
        <AppLender />
        <Opened />
      </App>
    </ConfigProvider>
  )
}

/** Lists and pickers open within the landmark they belong to, not beside the page. */
const nearby = (trigger?: HTMLElement): HTMLElement => trigger?.closest<HTMLElement>('main') ?? document.body

/** Asks before the window closes while something typed has not reached the ledger. */
function keepUnsaved(event: BeforeUnloadEvent): void {
  if (isUnsaved()) event.preventDefault()
}

/** Lends messages and questions to code outside React. */
function AppLender() {
  const app = App.useApp()
  useEffect(() => {
    lendApp(app)
    return () => lendApp(undefined)
  }, [app])
  return null
}

function Opened() {
  const asked = useAsk('ledger.status', {})
  // whoever comes back to the window after the program has ended keeps the page with what was typed on it
  if (asked.isError && asked.data === undefined) {
    return (
      <main className="desk">
        <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
      </main>
    )
  }
  if (asked.data === undefined) return <Waiting />
  return (
    <>
      <DesktopMenu ledgerOpen={asked.data.open} />
      {asked.data.open ? (
        <Frame key={asked.data.path} status={asked.data} />
      ) : asked.data.locked ? (
        <UnlockPage key={asked.data.path} status={asked.data} />
      ) : (
        <WelcomePage />
      )}
    </>
  )
}

function Frame({ status }: { status: LedgerStatus }) {
  const branches = useAsk('branch.list', {})
  if (branches.isError && branches.data === undefined) {
    return (
      <main className="desk">
        <FailureNote error={branches.error} onRetry={() => void branches.refetch()} />
      </main>
    )
  }
  if (branches.data === undefined) return <Waiting />
  return (
    <BranchProvider branches={branches.data}>
      <a className="skip-link" href="#main" onClick={skipToMain}>
        跳到正文
      </a>
      <Header status={status} />
      <main id="main" tabIndex={-1}>
        <Opening />
      </main>
    </BranchProvider>
  )
}

function skipToMain(event: React.MouseEvent) {
  // the hash belongs to the routes
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function Header({ status }: { status: LedgerStatus }) {
  const { branch, branches, choose } = useBranch()
  const [here = ''] = useRoute().path
  return (
    <header className="frame-head">
      <div className="frame-title">
        <span className="product">支部台账</span>
        {branches.length > 1 ? (
          <Select
            aria-label="选择支部"
            className="branch-choice"
            variant="borderless"
            value={branch.branchId}
            onChange={choose}
            options={branches.map((each) => ({ value: each.branchId, label: each.name }))}
          />
        ) : (
          <span className="branch-name">{branch.name}</span>
        )}
        {status.demonstration ? <span className="stamp">演示</span> : null}
        <SearchFromAnywhere />
        <SavedState />
        {status.protected ? <LockHolder status={status} /> : null}
        <Link to="/help" className="help-link">
          帮助
        </Link>
      </div>
      <nav aria-label="主导航">
        <ul>
          {places.map((place) => {
            const current = `/${here}` === place.to
            return (
              <li key={place.to}>
                <Link to={place.to} {...(current ? { 'aria-current': 'page' as const } : {})}>
                  {place.name}
                </Link>
              </li>
            )
          })}
        </ul>
      </nav>
    </header>
  )
}

function Opening() {
  const route = useRoute()
  const { branchId } = useBranch()
  const found = findPage(route)
  const key = `${branchId}/${found?.key ?? route.path.join('/')}`
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [key])
  if (found === undefined) {
    return (
      <Page title="没有这一页">
        <p>地址可能写错了，台账没有改动。</p>
        <Link to="/">
          <Button type="primary" tabIndex={-1}>
            回到本月
          </Button>
        </Link>
      </Page>
    )
  }
  return (
    <PageGuard key={key}>
      <found.page {...found.props} />
    </PageGuard>
  )
}
