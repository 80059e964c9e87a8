/** Every page of the renderer, with the dialogs that matter, in an order to be walked through on the demonstration ledger. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'

export interface View {
  readonly at: string
  /** What must be there before it is looked at: the heading, unless said. */
  readonly shows?: string | RegExp
  /** Opens a dialog of the page, and waits for it. */
  readonly opens?: (page: Page) => Promise<void>
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().press('Enter')
const dialog = (page: Page) => page.getByRole('dialog').last().waitFor()

/** By what each page's heading says, because only then its own content is there. */
export function viewsOf(ids: {
  readonly draft: number
  readonly final: readonly number[]
  readonly member: number
  readonly talk: number
  readonly life: number
}): View[] {
  return [
    { at: '/', shows: '2026年10月' },
    { at: '/calendar', shows: '2026 年日历' },
    { at: '/overview', shows: '2026 年全年' },
    { at: '/overview?year=2025&kind=groupMeeting', shows: '2025 年全年' },
    { at: '/meetings', shows: '2026 年会议' },
    {
      at: '/meetings?year=2025',
      shows: '2025 年会议',
      opens: async (page) => {
        await press(page, /^新建会议/)
        await page.getByRole('menuitem', { name: '党员大会', exact: true }).waitFor()
      },
    },
    { at: '/meetings?new=committeeMeeting&on=2026-08', shows: '2026 年会议' },
    ...ids.final.map((id) => ({ at: `/meetings/${id}`, shows: /会|党日|党课|学习/ })),
    { at: `/meetings/${ids.draft}`, shows: '党员大会' },
    {
      at: `/meetings/${ids.draft}?proposing`,
      shows: '党员大会',
      opens: async (page) => {
        await press(page, '＋ 提出表决事项')
        await page.getByRole('group', { name: '提出表决事项' }).waitFor()
      },
    },
    {
      at: `/meetings/${ids.draft}?sealing`,
      shows: '党员大会',
      opens: async (page) => {
        await page.locator('.paper-head').getByRole('button', { name: '定稿', exact: true }).press('Enter')
        await page.getByRole('region', { name: '定稿前检查' }).waitFor()
        await press(page, '作废')
        await dialog(page)
      },
    },
    { at: '/members', shows: '党员名册' },
    {
      at: '/members/new',
      shows: '新增党员',
      opens: async (page) => {
        // a list, and the days to pick from, opened on the page
        await page.getByRole('button', { name: '从日历选出生日期' }).click()
        await page.locator('.day-picker').waitFor()
      },
    },
    { at: `/members/${ids.member}`, shows: /./ },
    { at: `/members/${ids.member}?tab=year`, shows: /./ },
    { at: '/talks', shows: '2026 年谈心谈话' },
    { at: '/talks/new', shows: '谈心谈话记录' },
    { at: `/talks/${ids.talk}`, shows: '谈心谈话记录' },
    { at: '/study', shows: '2026 年学习' },
    {
      at: '/study?tab=hours',
      shows: '2026 年学习',
      opens: async (page) => {
        await press(page, '列入一条')
        await dialog(page)
      },
    },
    { at: '/study?tab=evenings', shows: '2026 年学习' },
    { at: '/study?tab=notice', shows: '2026 年学习' },
    { at: '/dues', shows: '2026 年党费' },
    { at: '/dues?tab=assessments', shows: '2026 年党费' },
    { at: '/dues?tab=arrears', shows: '2026 年党费' },
    { at: '/dues?tab=payments', shows: '2026 年党费' },
    { at: '/dues?tab=notices', shows: '2026 年党费' },
    { at: '/life', shows: '组织生活会与民主评议' },
    { at: `/life/${ids.life}`, shows: /年度组织生活会/ },
    {
      at: '/rectification',
      shows: '2026 年整改',
      opens: async (page) => {
        await press(page, '列入一个问题')
        await dialog(page)
      },
    },
    { at: '/rectification?show=all', shows: '2026 年整改' },
    { at: '/registers', shows: '2026 年登记簿' },
    // one page serves them all, but for the tasks and the birthdays
    ...(['tasks', 'birthdays', 'integrity', 'documents', 'venue'] as const).map((name) => ({
      at: `/registers/${name}`,
      shows: /./,
    })),
    ...(['tasks', 'analysis', 'service'] as const).map((name) => ({
      at: `/registers/${name}?new=1`,
      shows: /./,
    })),
    { at: '/registers/debriefings/draft', shows: '述职材料' },
    { at: '/book', shows: 'Word 台账' },
    { at: '/templates', shows: '上级模板' },
    { at: '/inspection', shows: '检查' },
    { at: '/help', shows: /./ },
    ...['branch', 'groups', 'terms', 'showing', 'file', 'imports'].map((tab) => ({
      at: `/settings?tab=${tab}`,
      shows: '设置',
    })),
    {
      at: '/settings?tab=rules',
      shows: '设置',
      opens: async (page) => {
        await press(page, '更改：党课')
        await dialog(page)
      },
    },
    { at: '/nowhere', shows: '没有这一页' },
    {
      at: '/search?q=党课',
      shows: '查找',
      opens: async (page) => {
        await page.keyboard.press('Control+K')
        await page.getByRole('combobox', { name: '查找什么' }).last().waitFor()
      },
    },
    {
      at: '/import',
      shows: '导入去年的资料',
      opens: async (page) => {
        const choosing = page.waitForEvent('filechooser')
        await press(page, '选择文件')
        await (await choosing).setFiles(join(process.cwd(), 'test', 'import', 'samples', '党员名册2025.xlsx'))
        await page.getByText('看来是党员名册').waitFor()
      },
    },
  ]
}
