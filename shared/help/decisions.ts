/** How each kind of decision is taken: before, threshold, method, after. Our own words. */
import type { DecisionKind } from '../motions.ts'
import { type Help, type HelpNote, note } from './card.ts'

const detail = '发展党员工作细则'
const elections = '基层组织选举工作条例（2020）'

const admission: readonly HelpNote[] = [
  note(
    '到会有表决权的正式党员必须超过应到会的半数；赞成超过应到会有表决权的正式党员半数才通过。',
    `${detail}第二十一条`,
  ),
  note('无记名投票。两人以上的逐个讨论、逐个表决。', `${detail}第二十一条`),
  note('因故不能到会、会前正式提出书面意见的，计入票数；会后提出的无效。', `${detail}第二十一条`),
]
const afterProbation: readonly HelpNote[] = [
  note('党小组提意见，征求党员和群众意见，支委会审查，再提交党员大会。', `${detail}第三十三条`),
  ...admission,
]
const general: readonly HelpNote[] = [
  note(
    '半数以上有表决权的党员到会可以开会；刚好一半到会的，即使全部赞成也没有超过半数，通过不了。',
    '支部工作条例第十一条',
  ),
  note(
    '赞成超过应到会有表决权党员的半数为通过；缺席的人不能委托投票，书面意见默认不计。',
    '支部工作条例第十一条',
  ),
]
const electing: readonly HelpNote[] = [
  note('有选举权的到会人数不少于应到会的五分之四；缺席的不能委托别人投票，书面意见不计。', elections),
  note('无记名投票。收回的票多于投票人数，选举无效；所选多于应选的票无效。', elections),
  note(
    '赞成超过应到会有选举权人数的半数当选，正好一半不当选；以上级批准的选举办法为准。',
    `${elections}（分母待核）`,
  ),
]
const leading: readonly HelpNote[] = [
  note('赞成超过应到会成员半数为通过；未到会成员的书面意见不计入票数。', '党组工作条例第二十七条'),
  note('主持人最后表态；多个事项逐项表决。', '党组工作条例第二十七条'),
]
const ballotAfterStatements: readonly HelpNote[] = [
  note('到会成员逐个表态、写明要点，再票决；不能用「一致同意」代替逐人记录。', '机关党建述职讲评要求'),
  note('须三分之二以上成员到会。', '党组工作条例（待核）'),
]

export const decisionHelp: Readonly<Record<DecisionKind, Help>> = {
  generalResolution: [note('先充分讨论，再表决，当场宣布结果。', '支部工作条例第十一条'), ...general],
  disposition: [
    note('核清事实，听取本人说明和申辩，再提交党员大会；决定后报上级批准。', '党章；支部工作条例第十一条'),
    ...general,
  ],
  disciplinary: [
    note(
      '处分要与本人见面，允许申辩；机关党员的处分按权限由党组讨论决定、报批。',
      '党章；机关条例第三十七条',
    ),
    note('建议用无记名投票方式。', '支部工作条例第十一条'),
    ...general,
  ],
  admitProbationary: [
    note(
      '依次进行：本人汇报、介绍人介绍并表明意见、支委会报告审查情况、充分讨论、表决。',
      `${detail}第二十条`,
    ),
    ...admission,
    note('预备期从党员大会通过之日起算；决议报上级审批，上级三个月内审批。', `${detail}；教育管理条例`),
    note('不设机关党委的，须经党组审核把关后报机关工委审批。', '机关条例第三十七条'),
  ],
  convertFull: [
    note('预备期一年，满期后及时讨论；转正大会不得早于期满。', `${detail}第三十三条`),
    ...afterProbation,
    note('党龄从转正之日起算。', '党章'),
  ],
  extendProbation: [note('只能延长一次，不少于半年、不超过一年。', `${detail}第三十三条`), ...afterProbation],
  cancelProbation: [
    note('不履行党员义务、不具备条件的，取消预备党员资格，决议报上级审批。', `${detail}第三十三条`),
    ...afterProbation,
  ],
  electCommittee: [
    note('届满前请示，批复后酝酿候选人；候选人比应选名额多百分之二十以上，按姓氏笔画排列。', elections),
    note('监票人从不是候选人的党员中推选，经大会表决通过；计票人在监票人监督下工作。', elections),
    ...electing,
  ],
  electSecretary: [
    note('新一届委员会第一次全体会议上选，一般等额；结果报上级批准。', elections),
    note('到会委员须超过应到会的三分之二。', `${elections}（待核）`),
    note('无记名投票，赞成超过应到会委员的半数当选。', elections),
  ],
  electSecretaryDirect: [
    note('正式党员不足七人、不设支委会的支部，在党员大会上选书记，必要时选一名副书记。', '机关条例第七条'),
    note('由上届书记主持；结果报上级批准。', `${elections}（待核）`),
    ...electing,
  ],
  committeeDecision: [
    note('有半数以上委员到会；逐项决定。', '支部工作条例第十二条'),
    note('赞成超过应到委员的半数为通过（条例没有写明，从严掌握）。', '支部工作条例第十二条（通过数待核）'),
  ],
  leadingGroupDecision: [
    note('半数以上成员到会；口头、举手、无记名、记名都可以。', '党组工作条例第二十七条'),
    ...leading,
  ],
  personnel: [...ballotAfterStatements, ...leading],
  memberDiscipline: [...ballotAfterStatements, ...leading],
  appraisalTally: [
    note('每名党员在四个等次里打勾，无记名；测评不是表决，结果供评定时用。', '教育管理条例第十八条'),
    note(
      '优秀一般不超过三分之一；预备党员不评定等次；不合格的按组织处置程序办。',
      '民主评议通行要求（共产党员网）',
    ),
  ],
  approveScrutineer: [
    note('选举前举手表决通过选举办法和监票人，报同意、不同意、弃权各多少人。', '换届选举通行程序（待核）'),
    note('候选人不能当监票人、计票人。', elections),
  ],
}
