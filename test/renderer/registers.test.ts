/** What the registers' pages work out before anything is drawn. */
import { describe, expect, it } from 'vitest'
import { birthdaySentences, taskSentences } from '#renderer/home/register-sentences.ts'
import { findPage } from '#renderer/pages.tsx'
import { isChanged, lackingIn, newDraft, savable, wrongsFrom, wrongsIn } from '#renderer/registers/draft.ts'
import { entryHref, registerHrefOf } from '#renderer/registers/finding-links.ts'
import { cellsOf, columnsOf, matches, noFilter, paperPartsOf } from '#renderer/registers/table.ts'
import { countTasks } from '#renderer/registers/tasks-of-month.ts'
import { registerGroups, valueText } from '#renderer/registers/words.ts'
import { namedIn } from '#renderer/ui/typed-names.ts'
import { routeOf } from '#renderer/ui/route.ts'
import { anyRegister, registerNames } from '#shared/registers/all.ts'
import type { AnyEntry } from '#shared/registers/define.ts'
import { readTypedMonth } from '#shared/typed-dates.ts'

const today = '2026-11-23'
const blank = (name: keyof typeof anyRegister, query = '') =>
  newDraft(anyRegister[name], new URLSearchParams(query), today)
const named = (name: string, memberId: number | null = null) => ({ memberId, name })

const heard = { ...blank('hearings'), heldOn: '2026-06-18', occasion: '党组会', reporter: named('沈若谷', 3) }
const task = {
  ...blank('tasks'),
  task: '收齐党费',
  goal: '全部收齐',
  owner: named('沈若谷', 3),
  post: '组织委员',
  dueOn: '2026-11-30',
  state: 'set',
}

describe('a new record', () => {
  it('begins empty, with the running month or half-year', () => {
    expect(blank('tasks')).toMatchObject({ month: '2026-11', task: '', owner: null, state: 'draft' })
    expect(blank('analysis')).toMatchObject({ covers: '2026H2', heldOn: null, sources: [] })
    expect(blank('venue')['checkedOn']).toBe(today)
  })

  it('takes from its address what fits its fields, and nothing else', () => {
    expect(blank('birthdays', 'who=7')['who']).toEqual(named('', 7))
    expect(blank('tasks', 'month=2026-12&state=set')).toMatchObject({ month: '2026-12', state: 'set' })
    expect(blank('tasks', 'month=Dezember&state=constructor&owner=x')).toEqual(blank('tasks'))
  })
})

describe('what is wrong in a record', () => {
  const wrongs = (name: keyof typeof anyRegister, draft: ReturnType<typeof blank>) =>
    wrongsIn(anyRegister[name], draft, today).map(({ field, message }) => `${field}: ${message}`)

  it('is told field by field, in the order of the form', () => {
    expect(wrongs('hearings', blank('hearings'))).toEqual([
      'heldOn: 请填写日期',
      'occasion: 请填写会议名称',
      'reporter: 请填写汇报人',
    ])
    expect(wrongs('hearings', heard)).toEqual([])
    expect(wrongs('hearings', { ...heard, occasion: '  ' })).toEqual(['occasion: 请填写会议名称'])
    expect(wrongs('hearings', { ...heard, heldOn: '2026-11-24' })).toEqual(['heldOn: 日期晚于今天'])
    expect(wrongs('hearings', { ...heard, occasion: '会'.repeat(81) })).toEqual([
      'occasion: 会议名称最多 80 个字，现在 81 个字',
    ])
    expect(wrongs('hearings', { ...heard, listeners: [named('王'.repeat(31))] })[0]).toMatch(/^listeners: /)
  })

  it('holds between fields as well', () => {
    expect(wrongs('tasks', task)).toEqual([])
    expect(wrongs('tasks', { ...task, state: 'notDone' })).toEqual(['reason: 请写未完成的原因'])
  })

  it('is read back from the ledger’s own words', () => {
    expect(wrongsFrom(anyRegister.hearings, 'heldOn: 日期晚于今天; listeners.2.name: 最多 30 个字')).toEqual([
      { field: 'heldOn', message: '日期晚于今天' },
      { field: 'listeners', message: '最多 30 个字' },
    ])
    expect(wrongsFrom(anyRegister.hearings, 'constructor: 不行')).toEqual([
      { field: '', message: 'constructor: 不行' },
    ])
  })
})

describe('what of a change is saved at once', () => {
  const register = anyRegister.tasks

  it('is all of it where it holds together, nothing where nothing changed', () => {
    expect(savable(register, task, task, today)).toBeUndefined()
    expect(savable(register, task, { ...task, state: 'done', result: '已收齐' }, today)).toEqual({
      state: 'done',
      result: '已收齐',
    })
  })

  it('is the rest where one field has to wait', () => {
    const after = { ...task, task: '', evidence: '照片三张' }
    expect(savable(register, task, after, today)).toEqual({ evidence: '照片三张' })
    expect(savable(register, task, { ...task, state: 'notDone', goal: '收齐并上缴' }, today)).toEqual({
      goal: '收齐并上缴',
    })
    expect(savable(register, task, { ...task, task: '' }, today)).toBeUndefined()
    expect(isChanged(task, after)).toBe(true)
  })
})

describe('what a record still lacks', () => {
  it('does not count what need not be there', () => {
    expect(lackingIn(anyRegister.tasks, task)).toEqual([])
    const sent = {
      ...blank('requests'),
      sentOn: '2026-03-01',
      matter: '换届',
      documentNo: '1',
      superior: '党委',
    }
    expect(lackingIn(anyRegister.requests, { ...sent, category: 'request' })).toEqual([
      '批复日期',
      '批复意见',
    ])
    expect(lackingIn(anyRegister.requests, { ...sent, category: 'report' })).toEqual([])
  })
})

describe('the layout', () => {
  it.each(registerNames)('%s has a list that fills the page and a form with every field once', (name) => {
    const register = anyRegister[name]
    const columns = columnsOf(register)
    expect(columns.length).toBeGreaterThan(3)
    expect(columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100)
    expect(columns.map(({ key }) => key)).toContain(register.on)
    const cells = cellsOf(register)
    const placed = [...cells, ...paperPartsOf(register)].map(({ key }) => key)
    expect(placed.toSorted()).toEqual(Object.keys(register.fields).toSorted())
    // narrow cells come in pairs, or the ruled form would have a hole
    let open = 0
    for (const { wide } of cells) {
      if (wide) expect(open % 2).toBe(0)
      else open += 1
    }
    expect(open % 2).toBe(0)
  })

  it('puts every register on the registers’ page once', () => {
    expect(registerGroups.flatMap(({ registers }) => registers).toSorted()).toEqual(registerNames.toSorted())
  })

  it('writes the analysis as a report and a regulation’s text below its form', () => {
    expect(paperPartsOf(anyRegister.analysis).map(({ heading }) => heading)).toEqual([
      '一、总体情况',
      '（一）政治思想',
      '（二）工作状态',
      '（三）利益诉求',
      '（四）社会心理',
      '（五）其他表现',
      '三、原因分析',
      '四、对策措施',
    ])
    expect(paperPartsOf(anyRegister.documents).map(({ key }) => key)).toEqual(['wording'])
    expect(paperPartsOf(anyRegister.hearings)).toEqual([])
  })
})

describe('a field in words', () => {
  const text = (
    name: keyof typeof anyRegister,
    key: string,
    value: Parameters<typeof valueText>[1],
    year?: number,
  ) => {
    const field = anyRegister[name].fields[key]
    return field === undefined ? undefined : valueText(field, value, year)
  }

  it('reads as it is printed', () => {
    expect(text('hearings', 'heldOn', '2026-06-08')).toBe('2026年6月8日')
    expect(text('hearings', 'heldOn', '2026-06-08', 2026)).toBe('6月8日')
    expect(text('hearings', 'heldOn', '2025-12-31', 2026)).toBe('2025年12月31日')
    expect(text('hearings', 'heldOn', null)).toBe('')
    expect(text('analysis', 'covers', '2026H1')).toBe('2026年上半年')
    expect(text('analysis', 'sources', ['talks', 'visits'])).toBe('谈心谈话、走访')
    expect(text('service', 'minutes', 90)).toBe('90 分钟')
    expect(text('service', 'participants', [named('甲', 1), named('王大妈')])).toBe('甲、王大妈')
    expect(text('tasks', 'state', 'toString')).toBe('toString')
  })
})

describe('a filter', () => {
  const entry: AnyEntry = {
    ...heard,
    entryId: 1,
    branchId: 1,
    void: false,
    voidReason: '',
    source: 'entered',
    origin: null,
    enteredAt: '2026-06-18T10:00:00',
    amendedAt: null,
    listeners: [named('罗知行', 4)],
  }
  const found = (filter: Partial<typeof noFilter>) =>
    matches(anyRegister.hearings, entry, { ...noFilter, ...filter })

  it('finds by words, by choice and by person, and only where all agree', () => {
    expect(found({})).toBe(true)
    expect(found({ text: ' 党组 ' })).toBe(true)
    expect(found({ text: '机关党建' })).toBe(true)
    expect(found({ text: '没有这句' })).toBe(false)
    expect(found({ choices: { category: 'partyBuilding' }, memberId: 4 })).toBe(true)
    expect(found({ choices: { category: 'ideology' } })).toBe(false)
    expect(found({ memberId: 5 })).toBe(false)
  })
})

describe('names that are typed', () => {
  const roster = [
    { memberId: 1, name: '张伟' },
    { memberId: 2, name: '张伟' },
    { memberId: 3, name: '沈若谷' },
  ]
  it('are members where just one bears the name, and names otherwise', () => {
    expect(namedIn('沈若谷、王大妈， 张伟;沈若谷', roster)).toEqual([
      named('沈若谷', 3),
      named('王大妈'),
      named('张伟'),
    ])
    expect(namedIn('  ', roster)).toEqual([])
  })
})

describe('a typed month', () => {
  it.each([
    ['2026-10', '2026-10'],
    ['202610', '2026-10'],
    ['2026年9月', '2026-09'],
    ['9月', '2026-09'],
    ['９', '2026-09'],
    ['2026-09-30', '2026-09'],
  ])('%s is %s', (typed, month) => {
    expect(readTypedMonth(typed, today)).toEqual({ ok: true, value: month })
  })
  it.each(['13', '上个月', '0'])('%s is none', (typed) => {
    expect(readTypedMonth(typed, today).ok).toBe(false)
  })
})

describe('the month’s sentences', () => {
  const of = (month: string, state: 'draft' | 'set' | 'done' | 'notDone' | 'carried', isVoid = false) => ({
    month,
    state,
    void: isVoid,
  })
  const said = (tasks: Parameters<typeof taskSentences>[0], day = today) =>
    taskSentences(tasks, day).map(({ text }) => text)

  it('say nothing to a branch that keeps no tasks', () => {
    expect(said([])).toEqual([])
    expect(said([of('2026-10', 'set', true)])).toEqual([])
  })

  it('ask for this month’s tasks and last month’s answers', () => {
    expect(said([of('2026-10', 'set'), of('2026-10', 'set'), of('2026-10', 'done')])).toEqual([
      '10月有 2 项任务没有回填',
      '11月的任务还没有布置',
    ])
    expect(said([of('2026-10', 'carried'), of('2026-11', 'set')])).toEqual([])
    expect(said([of('2026-11', 'set')], '2026-11-25')).toEqual(['11月还有 1 项任务没有回填'])
    expect(said([of('2025-12', 'set')], '2026-01-05')).toEqual([
      '12月有 1 项任务没有回填',
      '1月的任务还没有布置',
    ])
  })

  it('count what is done and what can go on', () => {
    const tasks = [
      of('2026-11', 'set'),
      of('2026-11', 'notDone'),
      of('2026-11', 'done'),
      of('2026-11', 'done', true),
    ]
    expect(countTasks(tasks, '2026-11')).toEqual({
      month: '2026-11',
      all: 3,
      done: 1,
      open: 2,
      unanswered: 1,
    })
  })

  it('name whose political birthday is not recorded', () => {
    const birthday = (name: string, day: string | null, entryId: number | null = null) => ({
      memberId: 1,
      name,
      joinDate: '2010-11-02',
      years: 16,
      day,
      entryId,
    })
    expect(birthdaySentences([birthday('甲', '11-02', 5)], today)).toEqual([])
    expect(birthdaySentences([birthday('甲', '11-02'), birthday('乙', null)], today)).toMatchObject([
      { text: '11月过政治生日的有甲（2日）、乙', action: { to: '/registers/birthdays?month=2026-11' } },
    ])
  })
})

describe('where a finding leads', () => {
  it('is the record, or the register that lacks one', () => {
    expect(entryHref(12)).toBe('/registers?entry=12')
    expect(registerHrefOf('TASK-01', '2026年8月')).toBe('/registers/tasks?month=2026-08')
    expect(registerHrefOf('INTEG-01', '2026年9月25日')).toBe('/registers/integrity?year=2026')
    expect(registerHrefOf('VENUE-01', '2026年1月20日')).toBe('/registers/venue')
    expect(registerHrefOf('TALK-T1', '2026年')).toBeUndefined()
    expect(registerHrefOf('constructor-1', '2026年')).toBeUndefined()
  })

  it('opens by the register’s name', () => {
    expect(findPage(routeOf('#/registers/hearings?entry=3'))?.props).toMatchObject({ name: 'hearings' })
    expect(findPage(routeOf('#/registers'))).toBeDefined()
    expect(findPage(routeOf('#/registers/hearings/3'))).toBeUndefined()
  })
})
