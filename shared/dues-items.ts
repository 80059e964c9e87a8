/** The items a dues base is made of, as pay slips name them, and on which side each stands by itself. */

/** 计入, 扣除, 不计入. */
export const duesSides = ['counted', 'deducted', 'leftOut'] as const
export type DuesItemSide = (typeof duesSides)[number]
export const duesSideTitles: Readonly<Record<DuesItemSide, string>> = {
  counted: '计入',
  deducted: '扣除',
  leftOut: '不计入',
}

const item = (title: string, side: DuesItemSide) => ({ title, side })

export const duesItemKinds = {
  positionWage: item('职务工资', 'counted'),
  rankWage: item('级别工资', 'counted'),
  allowance: item('津贴补贴', 'counted'),
  postWage: item('岗位工资', 'counted'),
  gradeWage: item('薪级工资', 'counted'),
  basicPerformance: item('基础性绩效工资', 'counted'),
  technicalGradeWage: item('技术等级工资', 'counted'),
  pension: item('离退休费、养老金', 'counted'),
  annualPay: item('当月实领薪酬', 'counted'),
  netIncome: item('上季度月均纯收入', 'counted'),
  otherCounted: item('其他固定经常性收入', 'counted'),
  incomeTax: item('个人所得税', 'deducted'),
  pensionInsurance: item('养老保险', 'deducted'),
  medicalInsurance: item('医疗保险', 'deducted'),
  unemploymentInsurance: item('失业保险', 'deducted'),
  injuryAndBirthInsurance: item('工伤、生育保险', 'deducted'),
  housingFund: item('住房公积金', 'deducted'),
  occupationalAnnuity: item('职业年金、企业年金', 'deducted'),
  bonusPerformance: item('奖励性绩效工资', 'leftOut'),
  housingAllowance: item('住房补贴', 'leftOut'),
  transportAllowance: item('交通补贴', 'leftOut'),
  officialCarAllowance: item('公务用车补贴', 'leftOut'),
  communicationAllowance: item('通讯补贴', 'leftOut'),
  overtimePay: item('加班补贴', 'leftOut'),
  mealAllowance: item('误餐补贴', 'leftOut'),
  heatingAllowance: item('取暖费', 'leftOut'),
  coolingAllowance: item('防暑降温费', 'leftOut'),
  propertyAllowance: item('物业费', 'leftOut'),
  localAllowance: item('少数地区、部分单位、特殊岗位津补贴', 'leftOut'),
} as const satisfies Readonly<Record<string, { readonly title: string; readonly side: DuesItemSide }>>
export type DuesItemKind = keyof typeof duesItemKinds
