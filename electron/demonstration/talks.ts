/** Every planned talk. */
import type { TalkPlan } from './plan.ts'

export const talks: readonly TalkPlan[] = [
  {
    on: '2025-02-18',
    at: '15:30',
    talker: 'liang',
    partners: ['pei'],
    occasion: 'conversion',
    place: '506 室',
    thought: '预备期快满了，自觉政治学习抓得比以前紧，但原原本本读原著的时间还不够。',
    work: '承担人口变动抽样调查数据审核，已能独立带一个县区。',
    life: '独自在东江租房，父母身体尚好，周末常参加社区志愿服务。',
    suggestions: '希望支部多安排年轻党员到基层统计站跟班。',
    opinion: '思想上要求进步，遇事爱琢磨，望转正后继续保持。',
    followUp: '请范修远、关月明帮助准备转正申请，3 月大会讨论。',
  },
]
