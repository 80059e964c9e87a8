/** General meetings of 2025. */
import { type MeetingPlan, object, report, say, sumUp } from './plan.ts'

export const general2025: readonly MeetingPlan[] = [
  {
    kind: 'generalMeeting',
    start: '2025-01-17T15:00',
    end: '17:00',
    place: '五楼大会议室',
    title: '2024年度工作报告和2025年工作计划',
    observers: [{ name: '邵延清', role: '局机关党委专职副书记' }],
    agenda: [
      {
        title: '审议支部委员会2024年度工作报告',
        speeches: [
          report(
            'liang',
            '报告一年来的工作：召开党员大会5次、支委会13次，上党课4次；组织党员下沉社区226人次；第五次全国经济普查登记阶段，8名党员担任包片指导员。不足是：学习联系统计业务不够紧，个别月份党小组会内容偏单薄，谈心谈话有临近年末集中完成的情况。',
          ),
          say('mu', '报告实事求是。建议把经济普查中党员包片的做法固定下来，人口抽样调查时接着用。'),
          say('tan', '退休党员希望早一点拿到全年活动安排，方便我们留出时间。'),
          object(
            'zhuang',
            '报告讲成绩的篇幅偏长，问题只写了三条，谈心谈话年末集中的原因没有说透，建议补充。',
          ),
          sumUp('liang', '庄敏学同志的意见采纳，问题部分补写原因，由支委会在一周内改好印发。'),
        ],
        resolution: '支部委员会2024年度工作报告按讨论意见修改后印发各党小组。',
        motions: [
          {
            title: '支部委员会2024年度工作报告',
            kind: 'generalResolution',
            votes: { abstain: ['zhuang'] },
            before: '会议审议了支部委员会2024年度工作报告。',
          },
        ],
      },
      {
        title: '讨论2025年支部工作计划和主题党日时间',
        speeches: [
          report(
            'shen',
            '计划要点：主题党日固定在每月第二个星期五下午；党课每季度一次；上半年讨论裴子衿转正、叶向晨入党两件事；围绕统计造假专项治理开展“数据质量党员先行”行动。另有部分同志提出主题党日改到星期六上午，一并提请讨论。',
          ),
          say('guan', '星期六上午大家能静下心来，不会被临时会议冲掉。'),
          object('tao', '双职工家庭周末要带孩子，改到星期六实际上到会率会更低，不赞成。'),
          object('ji', '星期五下午已形成习惯，相对固定是规定要求，不宜频繁变。'),
          say('lan', '我外出开会多数在周中，星期五下午一般能参加，赞成维持。'),
        ],
        resolution: '2025年工作计划印发执行；主题党日仍为每月第二个星期五下午。',
        motions: [
          {
            title: '2025年支部工作计划',
            kind: 'generalResolution',
            before: '会议讨论了2025年支部工作计划。',
            after: '计划由支委会分解到月，7月党员大会检查执行情况。',
          },
          {
            title: '主题党日改在每月第二个星期六上午',
            kind: 'generalResolution',
            votes: {
              oppose: ['tao', 'ji', 'lan', 'liang', 'ouyang', 'luo', 'shi', 'fan', 'zhong', 'fang', 'hou'],
              abstain: ['mu', 'he'],
            },
            before: '会议就主题党日时间进行了表决。',
            after: '主题党日时间不变。',
          },
        ],
      },
    ],
  },
]
