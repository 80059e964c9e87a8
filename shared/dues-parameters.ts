/** What a place may set about dues: when they fall due, how they are rounded, what is posted and handed up. */

export const duesNumbers = {
  'dues.dueDay': {
    title: '党费每月交纳截止日（31＝月末）',
    unit: '日',
    value: 31,
    min: 1,
    max: 31,
    basis: '按月交纳；党费收缴规定（2008）第十二条',
  },
  'dues.lateMonthsMax': {
    title: '补交党费一般不超过',
    unit: '个月',
    value: 6,
    min: 1,
    max: 24,
    basis: '党费收缴规定（2008）第十二条',
  },
  'dues.unpaidMonths': {
    title: '连续不交党费按自行脱党处理',
    unit: '个月',
    value: 6,
    min: 1,
    max: 24,
    basis: '党费收缴规定（2008）第十三条',
  },
  'dues.monthlySoftCap': {
    title: '每人月交一般不超过',
    unit: '元',
    value: 1000,
    min: 1,
    max: 100000,
    basis: '组电明字〔2017〕5 号',
  },
  'dues.largeFrom': {
    title: '一次多交算大额党费',
    unit: '元',
    value: 1000,
    min: 1,
    max: 100000,
    basis: '党费收缴规定（2008）第十四条',
  },
} as const

export const duesChoices = {
  'dues.rounding': {
    title: '党费应交额取整到',
    value: 'jiao',
    choices: { jiao: '角（四舍五入）', fen: '分（四舍五入）', yuan: '元（四舍五入）' },
    basis: '规定没有写明，各地不一（待核）',
  },
  'dues.collection': {
    title: '党费交纳',
    value: 'monthly',
    choices: { monthly: '每月一次', quarterly: '每季度一次（须经支部同意）' },
    basis: '党费收缴规定（2008）第十二条',
  },
  'dues.publicity': {
    title: '党费收缴公示',
    value: 'none',
    choices: { none: '不查', monthly: '按月公示', quarterly: '按季公示' },
    basis: '部分地方要求，默认不查',
  },
  'dues.handover': {
    title: '党费上缴登记',
    value: 'none',
    choices: { none: '不查', monthly: '按月上缴', quarterly: '按季上缴' },
    basis: '部分地方要求，默认不查',
  },
} as const
