/** Members, and the branch itself: groups and terms of the committee. ID numbers are never read. */
import { postTitles } from '#shared/branch.ts'
import type { Reader } from '../ledger/open.ts'
import { type Names, type SearchRecord, dotted, draft, nameIn } from './record.ts'

export async function membersFound(read: Reader, branchId: number): Promise<SearchRecord[]> {
  const ofBranch = read.selectFrom('member').select('member_id').where('branch_id', '=', branchId)
  const rows = await read
    .selectFrom('member')
    .select([
      'member_id',
      'name',
      'ethnicity',
      'phone',
      'education',
      'degree',
      'entered_how',
      'left_on',
      'left_how',
      'job_title',
      'party_post',
      'address',
      'remark',
    ])
    .where('branch_id', '=', branchId)
    .orderBy('member_id')
    .execute()
  const posts = await read
    .selectFrom('term_post')
    .select(['member_id', 'post', 'duty', 'ended_on'])
    .where('member_id', 'in', ofBranch)
    .orderBy('began_on', 'desc')
    .execute()
  const groups = await read
    .selectFrom('group_membership')
    .innerJoin('party_group', 'party_group.group_id', 'group_membership.group_id')
    .select(['group_membership.member_id', 'party_group.name', 'group_membership.until_on'])
    .where('group_membership.member_id', 'in', ofBranch)
    .execute()
  const restrictions = await read
    .selectFrom('restriction')
    .select(['member_id', 'document_ref'])
    .where('member_id', 'in', ofBranch)
    .execute()
  const exemptions = await read
    .selectFrom('exemption')
    .select(['member_id', 'reason'])
    .where('member_id', 'in', ofBranch)
    .execute()
  const records = new Map(
    rows.map((row) => {
      const now = groups.find((one) => one.member_id === row.member_id && one.until_on === null)
      const posted = posts.find((one) => one.member_id === row.member_id && one.ended_on === null)
      const one = draft({
        kind: 'members',
        id: String(row.member_id),
        label: row.left_on === null ? '党员' : '已离开支部',
        title: row.name,
        date: null,
        summary: dotted(posted === undefined ? '' : postTitles[posted.post], row.job_title, now?.name),
        behind: row.left_on !== null,
        address: `/members/${row.member_id}`,
      })
      one.person('姓名', row.name, row.member_id)
      one.text('职务', row.job_title, row.party_post)
      one.text('民族', row.ethnicity)
      one.text('学历学位', row.education, row.degree)
      one.text('转入', row.entered_how)
      one.text('转出', row.left_how)
      one.text('备注', row.remark)
      one.covered('手机', row.phone)
      one.covered('住址', row.address)
      return [row.member_id, one]
    }),
  )
  for (const { member_id, post, duty } of posts)
    records.get(member_id)?.text('支部职务', postTitles[post], duty)
  for (const { member_id, name } of groups) records.get(member_id)?.text('党小组', name)
  for (const { member_id, document_ref } of restrictions)
    records.get(member_id)?.text('处理文号', document_ref)
  for (const { member_id, reason } of exemptions) records.get(member_id)?.text('免予考核原因', reason)
  return [...records.values()].map(({ record }) => record)
}

export async function branchFound(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const branch = await read
    .selectFrom('branch')
    .select(['name', 'superior', 'seat', 'phone'])
    .where('branch_id', '=', branchId)
    .executeTakeFirst()
  const groups = await read
    .selectFrom('party_group')
    .select(['group_id', 'name', 'leader_id', 'dissolved_on'])
    .where('branch_id', '=', branchId)
    .execute()
  const terms = await read
    .selectFrom('committee_term')
    .select(['term_id', 'body', 'number', 'began_on', 'approval_ref', 'extension_ref'])
    .where('branch_id', '=', branchId)
    .execute()
  const posts = await read
    .selectFrom('term_post')
    .innerJoin('committee_term', 'committee_term.term_id', 'term_post.term_id')
    .select([
      'term_post.term_id',
      'term_post.member_id',
      'term_post.post',
      'term_post.duty',
      'term_post.approval_ref',
    ])
    .where('committee_term.branch_id', '=', branchId)
    .execute()
  const found: SearchRecord[] = []
  if (branch !== undefined) {
    const own = draft({
      kind: 'branch',
      id: 'branch',
      label: '支部',
      title: branch.name,
      date: null,
      address: '/settings?tab=branch',
    })
    own.text('上级党组织', branch.superior)
    own.text('驻地', branch.seat)
    own.text('电话', branch.phone)
    found.push(own.record)
  }
  for (const row of groups) {
    const one = draft({
      kind: 'branch',
      id: `group-${row.group_id}`,
      label: row.dissolved_on === null ? '党小组' : '已撤销的党小组',
      title: row.name,
      date: null,
      behind: row.dissolved_on !== null,
      address: '/settings?tab=groups',
    })
    one.person('组长', nameIn(names, row.leader_id), row.leader_id)
    found.push(one.record)
  }
  for (const row of terms) {
    const body = row.body === 'branchCommittee' ? '支委会' : '党组'
    const one = draft({
      kind: 'branch',
      id: `term-${row.term_id}`,
      label: '届次',
      title: row.number === null ? `${row.began_on.slice(0, 4)}年起的${body}` : `第${row.number}届${body}`,
      date: row.began_on,
      address: '/settings?tab=terms',
    })
    one.text('批复文号', row.approval_ref)
    one.text('延期批复', row.extension_ref)
    for (const post of posts.filter(({ term_id }) => term_id === row.term_id)) {
      one.person(postTitles[post.post], nameIn(names, post.member_id), post.member_id)
      one.text('分工', post.duty)
      one.text('批复文号', post.approval_ref)
    }
    found.push(one.record)
  }
  return found
}
