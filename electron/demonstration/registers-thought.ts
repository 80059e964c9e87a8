/** The analyses of members' thinking, one for each half-year, after the committee had talked about it. */
import type { Entry } from './registers.ts'

interface Plan {
  readonly covers: string
  readonly heldOn: string
  readonly overall: string
  readonly causes: string
  readonly measures: string
}

const plans: readonly Plan[] = [
  {
    covers: '2025H1',
    heldOn: '2025-06-27',
    overall:
      '支部党员思想总体稳定，政治立场坚定，对普查工作任务重有心理准备。青年党员学习热情高，退休党员关心支部建设。',
    causes: '普查数据审核时间紧，业务骨干连续加班；退休党员分散居住，面对面联系少。',
    measures: '错峰安排调休；建立退休党员联系分工，每名支委联系两人。',
  },
  {
    covers: '2025H2',
    heldOn: '2025-12-19',
    overall: '党员队伍精神状态好，普查攻坚阶段没有畏难情绪。个别同志对岗位调整后的新业务有压力。',
    causes: '岗位调整后业务跨度大，缺少系统培训。',
    measures: '安排业务结对，明年一季度办一次内部培训；书记与调整岗位的同志逐一谈心。',
  },
  {
    covers: '2026H1',
    heldOn: '2026-06-26',
    overall: '党员思想稳定，两名预备党员进步明显。大家关注统计数据质量责任制，希望多到企业一线了解情况。',
    causes: '制度要求更严，基层数据采集难度加大。',
    measures: '把下基层核数与主题党日结合；组织一次数据质量案例学习。',
  },
]

export const analyses: readonly Entry[] = plans.map((plan) => ({
  on: plan.heldOn,
  enter: (run, { idOf }, at) =>
    run(
      'analysis.record',
      {
        ...plan,
        host: idOf('liang'),
        participants: [idOf('liang'), idOf('shen'), idOf('ouyang'), idOf('luo')],
        sources: ['talks', 'discussion', 'observation'],
        politics: '学习贯彻上级决策部署自觉，没有发现错误言论和信教问题。',
        workState: '岗位任务按期完成，数据审核差错率下降。',
        demands: '主要集中在业务培训、体检安排和退休党员活动场地。',
        mentality: '关心国家大事和统计改革，网上言行规范。',
      },
      at,
    ),
}))
