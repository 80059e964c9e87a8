/** The route table: which page a path opens. Pages load when first opened. */
import type { Route } from './ui/route.ts'
import { type PageRouteProps, type PreparedPage, whenOpened } from './ui/when-opened.tsx'

export type { PageRouteProps } from './ui/when-opened.tsx'

interface Entry {
  /** `:id` takes a number, `:name` a word. */
  readonly path: string
  readonly page: PreparedPage
}

const entries: readonly Entry[] = [
  { path: '', page: whenOpened(() => import('./home/home-page.tsx').then((m) => ({ default: m.HomePage }))) },
  {
    path: 'meetings',
    page: whenOpened(() => import('./meetings/meetings-page.tsx').then((m) => ({ default: m.MeetingsPage }))),
  },
  {
    path: 'meetings/:id',
    page: whenOpened(() => import('./meetings/meeting-page.tsx').then((m) => ({ default: m.MeetingPage }))),
  },
  {
    path: 'members',
    page: whenOpened(() => import('./members/members-page.tsx').then((m) => ({ default: m.MembersPage }))),
  },
  {
    path: 'members/new',
    page: whenOpened(() => import('./members/enrol-page.tsx').then((m) => ({ default: m.EnrolPage }))),
  },
  {
    path: 'members/:id',
    page: whenOpened(() => import('./members/member-page.tsx').then((m) => ({ default: m.MemberPage }))),
  },
  {
    path: 'talks',
    page: whenOpened(() => import('./talks/talks-page.tsx').then((m) => ({ default: m.TalksPage }))),
  },
  {
    path: 'talks/new',
    page: whenOpened(() => import('./talks/talk-page.tsx').then((m) => ({ default: m.TalkPage }))),
  },
  {
    path: 'talks/:id',
    page: whenOpened(() => import('./talks/talk-page.tsx').then((m) => ({ default: m.TalkPage }))),
  },
  {
    path: 'study',
    page: whenOpened(() => import('./study/study-page.tsx').then((m) => ({ default: m.StudyPage }))),
  },
  {
    path: 'dues',
    page: whenOpened(() => import('./dues/dues-page.tsx').then((m) => ({ default: m.DuesPage }))),
  },
  {
    path: 'life',
    page: whenOpened(() => import('./life/life-page.tsx').then((m) => ({ default: m.LifePage }))),
  },
  {
    path: 'life/:id',
    page: whenOpened(() => import('./life/set-page.tsx').then((m) => ({ default: m.LifeSetPage }))),
  },
  {
    path: 'calendar',
    page: whenOpened(() => import('./calendar/calendar-page.tsx').then((m) => ({ default: m.CalendarPage }))),
  },
  {
    path: 'overview',
    page: whenOpened(() => import('./overview/overview-page.tsx').then((m) => ({ default: m.OverviewPage }))),
  },
  {
    path: 'rectification',
    page: whenOpened(() =>
      import('./rectification/rectification-page.tsx').then((m) => ({ default: m.RectificationPage })),
    ),
  },
  {
    path: 'registers',
    page: whenOpened(() =>
      import('./registers/registers-page.tsx').then((m) => ({ default: m.RegistersPage })),
    ),
  },
  {
    path: 'registers/debriefings/draft',
    page: whenOpened(() =>
      import('./registers/debriefing-draft-page.tsx').then((m) => ({ default: m.DebriefingDraftPage })),
    ),
  },
  {
    path: 'registers/:name',
    page: whenOpened(() =>
      import('./registers/register-page.tsx').then((m) => ({ default: m.RegisterPage })),
    ),
  },
  {
    path: 'book',
    page: whenOpened(() => import('./book/book-page.tsx').then((m) => ({ default: m.BookPage }))),
  },
  {
    path: 'templates',
    page: whenOpened(() =>
      import('./templates/templates-page.tsx').then((m) => ({ default: m.TemplatesPage })),
    ),
  },
  {
    path: 'import',
    page: whenOpened(() => import('./import/import-page.tsx').then((m) => ({ default: m.ImportPage }))),
  },
  {
    path: 'audit',
    page: whenOpened(() => import('./audit/audit-page.tsx').then((m) => ({ default: m.AuditPage }))),
  },
  {
    path: 'inspection',
    page: whenOpened(() =>
      import('./inspection/inspection-page.tsx').then((m) => ({ default: m.InspectionPage })),
    ),
  },
  {
    path: 'help',
    page: whenOpened(() => import('./welcome/help-page.tsx').then((m) => ({ default: m.HelpPage }))),
  },
  {
    path: 'search',
    page: whenOpened(() => import('./search/search-page.tsx').then((m) => ({ default: m.SearchPage }))),
  },
  {
    path: 'settings',
    page: whenOpened(() => import('./settings/settings-page.tsx').then((m) => ({ default: m.SettingsPage }))),
  },
]

export interface FoundPage {
  readonly page: PreparedPage
  /** Distinguishes records of the same page, so that each starts with its own state. */
  readonly key: string
  readonly props: PageRouteProps
}

/** The page of a route; undefined where the address names none. */
export function findPage(route: Route): FoundPage | undefined {
  const path = route.path.join('/')
  const plain = entries.find((entry) => entry.path === path)
  if (plain !== undefined) return { page: plain.page, key: path, props: { params: route.params } }
  const [name, idText] = route.path
  const named =
    route.path.length === 2 ? entries.find((entry) => entry.path === `${name ?? ''}/:name`) : undefined
  if (named !== undefined && idText !== undefined)
    return { page: named.page, key: path, props: { name: idText, params: route.params } }
  const id = Number(idText)
  if (route.path.length !== 2 || !Number.isSafeInteger(id) || id < 1) return undefined
  const one = entries.find((entry) => entry.path === `${name ?? ''}/:id`)
  return one === undefined ? undefined : { page: one.page, key: path, props: { id, params: route.params } }
}
