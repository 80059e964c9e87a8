/** 卷二 党员管理: F06. */
import { type MemberSummary, categoryTitles, membershipTitles } from '#shared/members.ts'
import { chineseDate, latestDay } from '#shared/primitives.ts'
import { columnsOf, heading, list, middle, note, orDash, row, signatures, value } from './build.ts'
import { dotted, yearsBetween } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Sheet, landscapeWidth } from './model.ts'

/** F06: the roster on the last day of the period; ID numbers and telephone numbers masked. */
export function roster(facts: LedgerFacts): Form {
  const columns = columnsOf(
    [
      ['序号', 34],
      ['姓名', 82],
      ['性别', 30],
      ['民族', 44],
      ['出生\n年月', 70],
      ['身份证号', 178],
      ['学历', 60],
      ['学位', 44],
      ['人员\n类别', 44],
      ['入党时间', 90],
      ['转正时间', 90],
      ['党龄', 30],
      ['工作单位\n及职务', 118],
      ['党内职务', 82],
      ['党小组', 66],
      ['手机号', 106],
      ['党籍\n状态', 44],
      ['备注', 62],
    ],
    landscapeWidth,
  )
  const whole = new Map(facts.dossiers.map((each) => [each.memberId, each]))
  const masked = facts.dossiers.every(({ idNumber }) => idNumber === null || idNumber.includes('*'))
  const rows = facts.roster.map((member, index) =>
    row(
      middle(index + 1),
      middle(member.name),
      middle(orDash(member.gender)),
      middle(orDash(member.ethnicity)),
      middle(dotted(member.birthDate?.slice(0, 7) ?? null)),
      middle(orDash(whole.get(member.memberId)?.idNumber ?? member.idNumberMasked)),
      middle(orDash(member.education)),
      middle(orDash(member.degree)),
      middle(member.category === 'unclear' ? '待确认' : categoryTitles[member.category].slice(0, 2)),
      middle(dotted(member.joinDate)),
      middle(dotted(member.fullMemberDate)),
      middle(partyAge(member, facts.asOf)),
      middle(orDash(member.jobTitle)),
      middle(orDash(printedPost(member))),
      middle(orDash(member.groupName)),
      middle(orDash(whole.get(member.memberId)?.phone ?? member.phoneMasked)),
      middle(membershipTitles[member.membershipStatus]),
      value(printedRemarks(member)),
    ),
  )
  const sheet: Sheet = [
    ...heading('党员名册', facts.branch.name, `截至${chineseDate(facts.asOf)}，共 ${facts.roster.length} 人`),
    list(columns, rows, 18),
    note(
      masked
        ? '身份证号、手机号已作掩码处理；党龄自转正之日起算，以整年计。'
        : '本册含完整身份证号、手机号，请按保密要求保管；党龄自转正之日起算，以整年计。',
    ),
    signatures(['填表人', '审核人']),
  ]
  return {
    code: 'F06',
    title: '党员名册',
    volume: '卷二　党员管理',
    orientation: 'landscape',
    copies: [[sheet]],
  }
}

function partyAge(member: MemberSummary, on: string): string {
  if (member.fullMemberDate === null || latestDay(member.fullMemberDate) > on) return '—'
  return String(yearsBetween(member.fullMemberDate, on))
}

/** Posts in the committee, else what the roster says of a post. */
export const printedPost = (member: Pick<MemberSummary, 'posts' | 'partyPost'>): string =>
  member.posts.join('、') || member.partyPost

/** The marks in the last column. */
export function printedRemarks(
  member: Pick<MemberSummary, 'leadingCadre' | 'employment' | 'floating' | 'lostContact' | 'exempt'>,
): string {
  const marks = [
    ...(member.leadingCadre ? ['领导干部'] : []),
    ...(member.employment === 'retired' ? ['离退休'] : []),
    ...(member.floating ? ['流动党员'] : []),
    ...(member.lostContact ? ['失联'] : []),
    ...(member.exempt ? ['不作出勤要求'] : []),
  ]
  return marks.join('；')
}
