/** The closed lists of the dues register and their words. */
import { z } from 'zod'

export const DuesCategory = z.enum([
  'monthlyWage',
  'annualSalary',
  'nonMonthlyIncome',
  'retired',
  'farmer',
  'student',
  'unemployed',
  'relief',
  'special',
])
export type DuesCategory = z.infer<typeof DuesCategory>
export const duesCategoryTitles: Readonly<Record<DuesCategory, string>> = {
  monthlyWage: '按月领取工资',
  annualSalary: '年薪制',
  nonMonthlyIncome: '不按月取得收入',
  retired: '离退休',
  farmer: '农民',
  student: '学生',
  unemployed: '下岗失业',
  relief: '抚恤救济、低保',
  special: '特殊标准（经批准）',
}

/** Whose pay it is: which items count depends on it. */
export const Institution = z.enum(['government', 'publicInstitution', 'governmentWorker', 'other'])
export type Institution = z.infer<typeof Institution>
export const institutionTitles: Readonly<Record<Institution, string>> = {
  government: '机关',
  publicInstitution: '事业单位',
  governmentWorker: '机关工人',
  other: '其他',
}

export const DuesWay = z.enum(['inPerson', 'themePartyDay', 'transfer', 'entrusted', 'unknown'])
export type DuesWay = z.infer<typeof DuesWay>
export const duesWayTitles: Readonly<Record<DuesWay, string>> = {
  inPerson: '当面交纳',
  themePartyDay: '主题党日集中交纳',
  transfer: '转账交纳',
  entrusted: '委托代交',
  unknown: '未记方式',
}

export const DuesNoticeKind = z.enum(['publicity', 'handover', 'largeHandover', 'deferral'])
export type DuesNoticeKind = z.infer<typeof DuesNoticeKind>
export const duesNoticeTitles: Readonly<Record<DuesNoticeKind, string>> = {
  publicity: '公示',
  handover: '上缴',
  largeHandover: '大额党费上缴',
  deferral: '支部同意缓交、按季交或委托代交',
}

export const DuesState = z.enum([
  'notOwed',
  'unassessed',
  'pending',
  'unpaid',
  'partial',
  'paid',
  'late',
  'early',
])
export type DuesState = z.infer<typeof DuesState>
export const duesStateTitles: Readonly<Record<DuesState, string>> = {
  notOwed: '不在本支部交',
  unassessed: '未核定',
  pending: '未到期',
  unpaid: '未交',
  partial: '未足额',
  paid: '已交',
  late: '补交',
  early: '预交',
}
