/** What a branch keeps beside its meetings, year by year: talks, dues and study here, the rest beside. */
import type { Database } from 'better-sqlite3'
import { type Basis, type Year, thereOn } from './large-ledger-branch.ts'
import { type Into, textOf, two } from './large-ledger-insert.ts'
import { filesOf, lifeOf, rectificationOf } from './large-ledger-yearly.ts'

export function papersOf(into: Into, basis: Basis, lists: StudyLists, db: Database): void {
  const confirm = db.prepare('UPDATE dues_assessment SET confirmed_on = ? WHERE dues_assessment_id = ?')
  arrangementOf(into, basis)
  for (let year = basis.firstYear; year <= basis.lastYear; year += 1) {
    const there = basis.members.filter((member) => thereOn(member, `${year}-06-30`))
    const scene: Year = { ...basis, year, there }
    talksOf(into, scene)
    duesOf(into, scene, (id) => confirm.run(`${year}-01-10`, id))
    studyOf(into, scene, lists)
    lifeOf(into, scene)
    rectificationOf(into, scene)
    filesOf(into, scene)
  }
}

/** The secretary with everybody, and everybody with the next one. */
function talksOf(into: Into, { branchId, year, there, committee, next }: Year): void {
  const [secretary] = committee
  for (const [index, partner] of there.entries()) {
    const pairs = [secretary, ...(index % 2 === 0 ? [there[(index + 1) % there.length]] : [])]
    for (const [round, talker] of pairs.entries()) {
      if (talker === undefined || talker.memberId === partner.memberId) continue
      const talkId = into('talk', {
        branch_id: branchId,
        held_on: `${year}-${two(1 + ((index + round * 5) % 12))}-${two(1 + next(28))}`,
        place: '办公室',
        form: 'oneToOne',
        entered_at: `${year}-12-01T09:00:00`,
      })
      for (const [side, one] of [
        ['talker', talker],
        ['partner', partner],
      ] as const)
        into('talk_party', { talk_id: talkId, side, position: 0, member_id: one.memberId, name: one.name })
      into('talk_content', {
        talk_id: talkId,
        thought: textOf(60, next(97)),
        work: textOf(60, next(97)),
        life: textOf(20, next(97)),
        suggestions: textOf(20, next(97)),
      })
    }
  }
}

function duesOf(into: Into, { branchId, year, there }: Year, confirm: (id: number) => void): void {
  for (const [index, member] of there.entries()) {
    const fen = 3000 + index * 150
    const id = into('dues_assessment', {
      branch_id: branchId,
      member_id: member.memberId,
      year,
      category: 'monthlyWage',
      institution: 'government',
      base_fen: fen * 100,
      amount_fen: fen,
      entered_at: `${year}-01-08T09:00:00`,
    })
    for (const [position, title] of ['职务工资', '级别工资', '津贴补贴'].entries())
      into('dues_item', {
        dues_assessment_id: id,
        position: position + 1,
        side: 'counted',
        kind: 'other',
        title,
        amount_fen: fen * 33,
      })
    confirm(id)
    for (let month = 1; month <= 12; month += 1) {
      // some of the last months are still owed
      if (year === 2026 && month > 10 && index % 7 === 3) continue
      into('dues_payment', {
        branch_id: branchId,
        member_id: member.memberId,
        kind: 'regular',
        for_month: `${year}-${two(month)}`,
        paid_on: `${year}-${two(month)}-${two(5 + (index % 20))}`,
        amount_fen: fen,
        receiver: '李经手',
        way: 'themePartyDay',
        entered_at: `${year}-${two(month)}-26T09:00:00`,
      })
    }
  }
  for (const [half, from, until] of [
    [1, `${year}-01`, `${year}-06`],
    [2, `${year}-07`, `${year}-12`],
  ] as const)
    into('dues_notice', {
      branch_id: branchId,
      kind: 'publicity',
      from_month: from,
      until_month: until,
      done_on: half === 1 ? `${year}-07-05` : `${year}-12-28`,
      entered_at: `${year}-12-28T09:00:00`,
    })
}

function arrangementOf(into: Into, { branchId, firstYear }: Basis): void {
  into('study_arrangement', {
    branch_id: branchId,
    title: '每周四集中学习',
    weekday: 4,
    starts_at: '15:00',
    minutes: 90,
    place: '五楼会议室',
    from_on: `${firstYear}-01-05`,
    entered_at: `${firstYear}-01-05T09:00:00`,
  })
}

/** Numbers of what was to be studied, by the half-month of its list. */
export type StudyLists = ReadonlyMap<string, readonly number[]>

/** 「2026-03-1」: the first or second half of a month. */
export const listOn = (day: string): string => `${day.slice(0, 7)}-${day.slice(8) < '16' ? 0 : 1}`

/** A list of three every half-month. */
export function listsOf(into: Into, { branchId, firstYear, lastYear, next }: Basis): StudyLists {
  const lists = new Map<string, number[]>()
  for (let year = firstYear; year <= lastYear; year += 1)
    for (let list = 0; list < 24; list += 1) {
      const month = `${year}-${two(1 + Math.floor(list / 2))}`
      const ids = [0, 1, 2].map((item) =>
        into('required_study_item', {
          branch_id: branchId,
          title: `${textOf(20, next(97))}（${month}${list % 2}${item}）`,
          issuer: '中央办公厅',
          category: 'speeches',
          published_on: `${month}-${list % 2 === 0 ? '01' : '16'}`,
          due_on: `${month}-28`,
          list_label: `${month}${list % 2 === 0 ? '上' : '下'}半月`,
          entered_at: `${month}-16T09:00:00`,
        }),
      )
      lists.set(`${month}-${list % 2}`, ids)
      if (list % 8 === 0)
        into('study_deferral', {
          required_study_item_id: ids[2] ?? 0,
          asked_on: `${month}-27`,
          reason: '培训冲突',
          previous_due_on: `${month}-28`,
          due_on: `${year}-12-20`,
          entered_at: `${month}-27T09:00:00`,
        })
    }
  return lists
}

/** A plan, who made up for one of each list, and what some learnt elsewhere. */
function studyOf(into: Into, { branchId, year, there, committee }: Year, lists: StudyLists): void {
  into('study_plan', {
    branch_id: branchId,
    year,
    text: textOf(120, year),
    entered_at: `${year}-01-06T09:00:00`,
  })
  for (let list = 0; list < 24; list += 1) {
    const month = `${year}-${two(1 + Math.floor(list / 2))}`
    into('make_up_study', {
      branch_id: branchId,
      member_id: there[(list * 3) % there.length]?.memberId ?? 0,
      required_study_item_id: lists.get(`${month}-${list % 2}`)?.[0] ?? null,
      studied_on: `${month}-28`,
      form: 'selfStudy',
      minutes: 60,
      entered_at: `${month}-28T18:00:00`,
    })
  }
  for (const member of there)
    into('other_learning', {
      branch_id: branchId,
      member_id: member.memberId,
      kind: 'networkCourse',
      aim: 'theory',
      title: `网络学院${year}年课程`,
      began_on: `${year}-09-01`,
      minutes: 600,
      evidence: '学习记录',
      entered_at: `${year}-10-01T09:00:00`,
    })
  for (const member of committee)
    into('other_learning', {
      branch_id: branchId,
      member_id: member.memberId,
      kind: 'trainingClass',
      aim: 'ability',
      title: `${year}年支委培训班`,
      began_on: `${year}-05-11`,
      minutes: 1440,
      evidence: '结业证',
      entered_at: `${year}-05-20T09:00:00`,
    })
}
