/** The appraisal of members of 2025: papers, sums, grades and who was told when. */
import type { Grade } from '#shared/appraisal.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { At, TaskContext } from '../handlers.ts'
import type { Register } from './enter.ts'
import { type LifeStep, meetingOn, setOf2025 } from './life-set-2025.ts'
import { type Who, everybody } from './people.ts'

interface Appraised {
  readonly who: Who
  /** 优秀 / 合格 / 基本合格 / 不合格; null for those who are given no grade. */
  readonly sums: readonly [number, number, number, number] | null
  readonly self: string
  readonly mutual: string
}

/** 「梁文澜 7/11/0/0 自评 | 互评」, one a line. */
const written = `
梁文澜 7/11/0/0 支部工作安排得细，自己带头做得不够，下基层少。 | 为人公道、肯担责，派活要给时限。
沈若谷 6/12/0/0 核算任务按时完成，协作意识还要加强。 | 业务过硬、要求严，要多听别人说完。
欧阳书砚 6/12/0/0 发展党员程序规范，思想教育做得浅。 | 细致周到，材料要得急了些。
罗知行 13/5/0/0 敢提不同意见，宣传质量还要提高。 | 敢讲真话、干事利索，活动组织有起色。
石怀瑾 7/11/0/0 守纪律有底线，执法有畏难情绪。 | 原则性强，批评人要讲方法。
蓝永清 5/13/0/0 坚持参加支部组织生活，调研承诺没有全部兑现。 | 平易近人，批文件要快一些。
卢秉义 3/14/1/0 身体不好，坚持听广播学习，党费按时交。（书面自评） | 老同志朴素，口述史讲得动人。
何以宁 14/4/0/0 组长工作尽力，怕得罪人的毛病要改。 | 送学上门风雨无阻，执法认真。
范修远 8/10/0/0 培训办得多，帮基层解决问题少。 | 肯钻研、能吃苦，排活要商量。
钟景行 5/13/0/0 数据没有出过差错，带人少、发言少。 | 业务尖子，经验要讲出来。
季𬀩 15/3/0/0 迁移任务完成，漏水隐患没有及时报。 | 连续作战不叫苦，主动排班让别人回家。
陶映雪 4/14/0/0 会务没有误过事，接电话语气要改。 | 办事牢靠，说话可以更和气。
穆承恩 16/2/0/0 平台如期上线，两个模块应用不好。 | 攻关能扛事，带出了一支队伍。
方清和 2/14/2/0 档案目录完成八成，学新系统有抵触。 | 经验足，临退休也不能松劲。
关月明 15/3/0/0 家里有事没有耽误审核，有困难没有及时说。 | 心细负责，带病人家属还主动分担。
秦立言 3/14/1/0 底数还不扎实，手册写了一半。 | 肯加班，要排好先后。
谭松涛 1/15/2/0 参加活动凭兴致，请假多。 | 热心讲传统，请假要少些。
侯德润 3/14/1/0 按时参加学习，提意见爱绕弯。 | 关心年轻人，有长者风范。
裴子衿 3/15/0/0 转正后学习有松劲，下半年补上了。 | 成长快，要敢当场说。
叶向晨 — 预备期参加全部学习和活动，催办态度有改进。 | 踏实肯学，继续克服急躁。
苏念慈 — 刚入党两个月，见事不敢开口，正在练胆气。 | 待人诚恳，要敢于坚持。
`

const appraised: readonly Appraised[] = written
  .trim()
  .split('\n')
  .map((line) => {
    const match = /^(\S+) (\S+) (.+) \| (.+)$/.exec(line)
    const who = everybody.find(([, person]) => person.name === match?.[1])?.[0]
    if (match === null || who === undefined) throw new Error(`not an appraisal: ${line}`)
    const [excellent, qualified, basically, un] = (match[2] ?? '').split('/').map(Number)
    return {
      who,
      sums: match[2] === '—' ? null : [excellent ?? 0, qualified ?? 0, basically ?? 0, un ?? 0],
      self: match[3] ?? '',
      mutual: match[4] ?? '',
    }
  })

const excellent: readonly Who[] = ['mu', 'ji', 'luo', 'he', 'guan']
const gradeOf = (who: Who): Grade => (excellent.includes(who) ? 'excellent' : 'qualified')

/** Who was told on which day, by whom; those who got close were told first. */
const told: readonly { readonly on: LedgerDate; readonly by: string; readonly who: readonly Who[] | null }[] =
  [
    { on: '2026-01-08', by: '梁文澜', who: ['fan'] },
    { on: '2026-01-13', by: '梁文澜', who: ['ji', 'mu', 'luo', 'he', 'guan'] },
    { on: '2026-01-15', by: '梁文澜、欧阳书砚', who: null },
  ]

const moment = (day: LedgerDate, time: string): At => ({ today: day, now: `${day}T${time}:00` })

export function appraisalSteps2025(context: TaskContext, register: Pick<Register, 'idOf'>): LifeStep[] {
  const at = (
    day: LedgerDate,
    time: string,
    enter: (lifeId: number, at: At) => Promise<unknown>,
  ): LifeStep => {
    const when = moment(day, time)
    return { at: when, enter: async () => enter(await setOf2025(context), when) }
  }
  return [
    at('2025-12-22', '11:00', (lifeId, when) =>
      context.run(
        'appraisal.record',
        {
          lifeId,
          sheet: {
            appraisedOn: '2025-12-19',
            issued: 18,
            returned: 18,
            valid: 18,
            invalid: 0,
            scrutineers: ['谭松涛'],
            tellers: ['钟景行', '裴子衿'],
          },
          members: appraised.map(({ who, sums, self, mutual }) => ({
            memberId: register.idOf(who),
            selfAppraisal: self,
            mutualAppraisal: mutual,
            ...(sums === null
              ? {}
              : {
                  tally: {
                    excellent: sums[0],
                    qualified: sums[1],
                    basicallyQualified: sums[2],
                    unqualified: sums[3],
                  },
                }),
          })),
        },
        when,
      ),
    ),
    at('2025-12-25', '09:30', async (lifeId, when) =>
      context.run(
        'appraisal.decide',
        {
          lifeId,
          decidedBy: 'committee',
          decidedOn: '2025-12-24',
          meetingId: await meetingOn(context, '2025-12-24'),
          members: appraised
            .filter(({ sums }) => sums !== null)
            .map(({ who }) => ({
              memberId: register.idOf(who),
              grade: gradeOf(who),
              branchOpinion:
                gradeOf(who) === 'excellent'
                  ? '测评得票和平时表现一致，评为优秀等次。'
                  : '履行党员义务，完成本职工作，评为合格等次；对照互评意见改进。',
            })),
        },
        when,
      ),
    ),
    ...told.map(({ on, by, who }) =>
      at(on, '17:40', (lifeId, when) =>
        context.run(
          'appraisal.feedBack',
          {
            lifeId,
            memberIds: (
              who ??
              appraised
                .map((one) => one.who)
                .filter((one) => !told.some((group) => group.who?.includes(one) === true))
            ).map(register.idOf),
            on,
            by,
            signed: true,
          },
          when,
        ),
      ),
    ),
  ]
}
