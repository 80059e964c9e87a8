/** What to do before, in and after a meeting of each kind. Our own words. */
import type { MeetingKind, MeetingTopic } from '../meetings.ts'
import { type Help, note } from './card.ts'

const branchRules = '支部工作条例'
const education = '教育管理条例'

export const meetingHelp: Readonly<Record<MeetingKind, Help>> = {
  generalMeeting: [
    note('一般每季度开一次，全体党员（含预备党员）参加，由书记召集并主持。', `${branchRules}第十一、十四条`),
    note('先由支委会定议题，再通知时间、地点、议题；开会先清点人数并宣布。', '党员大会通行程序'),
    note(
      '有表决权的党员半数以上到会才能表决；赞成超过应到会有表决权党员的半数才算通过。表决前要充分讨论。',
      `${branchRules}第十一条`,
    ),
    note('记清议题、应到实到、缺席原因、讨论发言、决议和票数；会后签字归档、督办落实。', '会议记录要素'),
  ],
  committeeMeeting: [
    note(
      '一般每月开一次，可以随时开，由书记召集并主持；有半数以上委员到会才能开。',
      `${branchRules}第十二、十四条`,
    ),
    note('重要事项提交党员大会决定前，一般先经支委会讨论。', `${branchRules}第十二条`),
    note('一事一议、逐项作出决定，不同意见也要记下。', '会议记录要素'),
  ],
  groupMeeting: [
    note('一般每月开一次，由组长召集并主持；划分了党小组的支部逐组核查。', `${branchRules}第十三、十四条`),
    note('主要是学习、谈心、开展批评和自我批评。', `${branchRules}第十三条`),
  ],
  partyLecture: [
    note('条例要求按期上党课；每季度一次是惯例，可在「规则」里改。', `${branchRules}第十六条；次数待核`),
    note(
      '写明主讲人和职务、题目、提纲。党员领导干部定期讲，党委（党组）书记每年至少讲一次。',
      `${education}第十六条`,
    ),
    note('缺席的党员用别的形式补学，并记下来。', '普遍做法'),
  ],
  themePartyDay: [
    note('每月相对固定一天，组织集中学习、过组织生活、民主议事和志愿服务等。', `${education}第十六条`),
    note('开展前由支委会研究主题和内容；议定的事项要写明谁来落实。', `${branchRules}第十六条`),
    note('可以与党员大会、党课合并召开，要勾选并注明，才合并计数。', '规则参数（合并计数）'),
  ],
  organizationalLifeMeeting: [
    note('每年至少一次，一般在第四季度，以党员大会、支委会或党小组会的形式召开。', `${branchRules}第十七条`),
    note('会前定主题、组织学习、谈心谈话、听取意见。', `${branchRules}第十七条`),
    note('会上查摆问题、开展批评和自我批评、明确整改方向；每个人的批评都要记到人。', `${education}第十七条`),
    note('会后列出整改措施，逐一落实。不与部署工作的会合并。', `${branchRules}第十七条`),
  ],
  memberAppraisal: [
    note('一般每年一次，可以与组织生活会合并进行。', `${education}第十八条`),
    note(
      '依次进行：个人自评、党员互评、民主测评、支委会或党员大会评定意见，结果反馈本人。',
      `${education}第十八条`,
    ),
    note('评为优秀的一般不超过三分之一。预备党员参加评议，不评定等次。', '民主评议通行要求（共产党员网）'),
  ],
  studySession: [
    note('每名党员每年集中学习培训一般不少于 32 学时，从出勤和时长自动累计。', `${education}第二十条`),
    note('写明学习的文件、领学人、发言要点和时长，要有专人记录。', '会议记录要素'),
    note('年老体弱、行动不便的党员，不作硬性要求。', `${education}第二十三条`),
  ],
  leadingGroupMeeting: [
    note(
      '一般议题半数以上成员到会；讨论干部任免、处分党员，三分之二以上成员到会。',
      '党组工作条例（到会数待核）',
    ),
    note('每人逐个表态，主持人最后表态；逐项表决，赞成超过应到会成员半数为通过。', '党组工作条例第二十七条'),
    note('未到会成员的书面意见不计入票数。专人如实记录、存档。', '党组工作条例第二十七条'),
  ],
}

export const topicHelp: Readonly<Record<MeetingTopic, Help>> = {
  integrityStudy: [note('每年至少集中开展一次廉政专题学习；与警示教育分开计数。', '机关党建述职讲评要求')],
  warningEducation: [
    note('每年至少集中开展一次警示教育；默认一次活动不同时算作廉政专题学习。', '机关党建述职讲评要求'),
  ],
  ideologicalAnalysis: [note('每半年分析一次党员思想状况，写明表现、原因和对策。', '机关条例第十九条')],
  partyBuildingHearing: [note('党组听取机关党建工作汇报，部门每年至少两次。', '党建工作会议要求')],
  ideologicalWorkHearing: [note('党组听取思想政治工作汇报，每年至少一次。', '机关党建述职讲评要求')],
  annualPlan: [note('年初订支部年度计划，分到月，写明责任人和时限。', '支部工作通行做法')],
  ideologyTraining: [note('意识形态专题培训，写明主题、主讲人和参加人。', '机关党建工作要求')],
}

const consent = '须经上级党组织同意，并经党员大会通过，三样缺一不可'

export const exclusionHelp: Help = [
  note(`只有列明的情形可以不计入应到会人数，${consent}；没有列明的一律计入。`, '可不计入应到会人数的情形'),
  note('来开会的人都计入应到。支委会、党小组会、党组会议不适用。', '可不计入应到会人数的情形'),
]
