/** Sheets of motions, votes and elections. Of a secret ballot there are sums, and nothing else. */
import { choiceTitles, decisionTitles, methodTitles, stanceTitles } from '#shared/motions.ts'
import { moment, prose, reference, sheet, text, whole, word } from './workbook-sheet.ts'

const motion = reference('motion_id', '表决事项', 'motion')
const member = reference('member_id', '党员', 'member')

export const voteSheets = [
  sheet(
    'motion',
    '表决事项',
    [
      reference('meeting_id', '会议', 'meeting'),
      reference('agenda_item_id', '议题', 'agenda_item'),
      whole('position', '次序'),
      text('title', '表决事项', 40),
      word('decision_kind', '事项类别', decisionTitles),
      word('method', '表决方式', methodTitles),
      reference('subject_id', '涉及党员', 'member'),
      text('subject_name', '涉及人员'),
      whole('seats', '应选名额', 10),
      prose('resolution', '决议'),
    ],
    { key: 'motion_id', name: ({ title }) => String(title) },
  ),
  sheet('statement', '逐人表态', [
    motion,
    member,
    whole('position', '次序'),
    word('stance', '表态', stanceTitles),
    prose('text', '表态内容'),
  ]),
  sheet('member_vote', '公开表决', [motion, member, word('choice', '表决', choiceTitles)], {
    refuses: (_, parent) => {
      const voted = parent('motion_id')
      return voted?.['method'] === 'secretBallot' || voted?.['decision_kind'] === 'appraisalTally'
        ? '无记名投票不记录每个人的票'
        : undefined
    },
  }),
  sheet(
    'ballot_tally',
    '无记名合计',
    [
      motion,
      whole('issued', '发出'),
      whole('returned', '收回'),
      whole('valid', '有效'),
      whole('invalid', '无效'),
      whole('approve', '赞成'),
      whole('oppose', '不赞成'),
      whole('abstain', '弃权'),
    ],
    {
      refuses: ({ returned, issued, valid, invalid, approve, oppose, abstain }, parent) =>
        parent('motion_id')?.['method'] !== 'secretBallot'
          ? '只有无记名投票填合计'
          : Number(returned) > Number(issued) ||
              Number(valid) + Number(invalid) !== Number(returned) ||
              Number(approve) + Number(oppose) + Number(abstain) !== Number(valid)
            ? '票数合计不相符'
            : undefined,
    },
  ),
  sheet('write_in', '另选他人', [motion, text('name', '姓名'), whole('votes', '得票')]),
  sheet('ballot_officer', '监票计票', [
    motion,
    word('role', '职责', { scrutineer: '监票人', teller: '计票人' }),
    text('name', '姓名'),
  ]),
  sheet('written_opinion', '书面意见', [
    motion,
    member,
    moment('submitted_at', '提交时间'),
    word('stance', '意见', choiceTitles),
    prose('note', '说明', 40),
  ]),
  sheet('candidate', '候选人得票', [
    motion,
    whole('position', '次序'),
    reference('member_id', '党员', 'member'),
    text('name', '候选人'),
    whole('approve', '赞成'),
    whole('oppose', '不赞成'),
    whole('abstain', '弃权'),
  ]),
  sheet('election_box', '选举票数', [
    motion,
    whole('issued', '发出'),
    whole('returned', '收回'),
    whole('valid', '有效'),
    whole('invalid', '无效'),
  ]),
  sheet('election_write_in', '选举另选他人', [motion, text('name', '姓名'), whole('votes', '得票')]),
]
