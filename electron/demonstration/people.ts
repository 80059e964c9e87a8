/** The invented members of the demonstration branch. No name, number or fate is anybody's. */
import type { Post } from '#shared/branch.ts'
import type { LedgerDate, PartialDate } from '#shared/primitives.ts'
import { checkCharacter } from '#shared/rules/id-number.ts'

export interface PersonPlan {
  readonly name: string
  readonly gender: '男' | '女'
  readonly ethnicity?: string
  readonly birth: LedgerDate
  readonly education: string
  readonly degree?: string
  readonly job: string
  readonly group: 1 | 2
  /** The day of the admitting meeting. */
  readonly joined: PartialDate
  /** The day of the converting meeting, where it lies before the ledger begins. */
  readonly full?: PartialDate
  /** Transferred in, with the sentence the roster words it in. */
  readonly entered?: { readonly on: LedgerDate; readonly how: string }
  readonly post?: Post
  readonly duty?: string
  readonly leadingCadre?: true
  readonly retired?: true
  readonly remark?: string
}

export const people = {
  liang: {
    name: '梁文澜',
    gender: '男',
    birth: '1974-09-12',
    education: '大学',
    degree: '学士',
    job: '办公室主任',
    group: 1,
    joined: '1998-06-20',
    full: '1999-06-25',
    post: 'secretary',
    duty: '主持支部全面工作',
  },
  shen: {
    name: '沈若谷',
    gender: '女',
    birth: '1979-03-05',
    education: '研究生',
    degree: '硕士',
    job: '综合核算科科长',
    group: 2,
    joined: '2002-05-18',
    full: '2003-05-20',
    post: 'deputySecretary',
    duty: '协助书记工作，分管党员教育培训',
  },
  ouyang: {
    name: '欧阳书砚',
    gender: '女',
    birth: '1984-11-21',
    education: '研究生',
    degree: '硕士',
    job: '人事教育科科长',
    group: 1,
    joined: '2006-12-03',
    full: '2007-12-05',
    post: 'organizationOfficer',
    duty: '负责组织、发展党员、组织关系和党费',
  },
  luo: {
    name: '罗知行',
    gender: '男',
    birth: '1988-07-30',
    education: '大学',
    degree: '学士',
    job: '办公室副主任',
    group: 1,
    joined: '2010-06-11',
    full: '2011-06-15',
    post: 'publicityOfficer',
    duty: '负责宣传、学习安排和主题党日',
  },
  shi: {
    name: '石怀瑾',
    gender: '男',
    birth: '1976-01-17',
    education: '大学',
    degree: '学士',
    job: '政策法规科科长',
    group: 1,
    joined: '1999-11-26',
    full: '2000-11-30',
    post: 'disciplineOfficer',
    duty: '负责纪律监督和廉政教育',
  },
  lan: {
    name: '蓝永清',
    gender: '男',
    ethnicity: '畲族',
    birth: '1970-05-08',
    education: '研究生',
    degree: '硕士',
    job: '局党组成员、副局长',
    group: 2,
    joined: '1993-07-01',
    full: '1994-07-01',
    leadingCadre: true,
    remark: '以普通党员身份编入第二党小组',
  },
  lu: {
    name: '卢秉义',
    gender: '男',
    birth: '1943-10-02',
    education: '中专',
    job: '退休（原计划统计科科长）',
    group: 1,
    joined: '1965-08',
    full: '1966-09',
    retired: true,
    remark: '入党时间据档案只记到月',
  },
  he: {
    name: '何以宁',
    gender: '女',
    birth: '1982-06-14',
    education: '大学',
    degree: '学士',
    job: '政策法规科副科长',
    group: 1,
    joined: '2004-06-24',
    full: '2005-06-28',
  },
  fan: {
    name: '范修远',
    gender: '男',
    birth: '1986-02-27',
    education: '研究生',
    degree: '硕士',
    job: '社会科技和人口科副科长',
    group: 2,
    joined: '2009-04-17',
    full: '2010-04-21',
  },
  zhong: {
    name: '钟景行',
    gender: '男',
    ethnicity: '畲族',
    birth: '1990-12-09',
    education: '大学',
    degree: '学士',
    job: '综合核算科一级主任科员',
    group: 2,
    joined: '2012-05-25',
    full: '2013-05-29',
  },
  ji: {
    name: '季𬀩',
    gender: '男',
    birth: '1992-04-03',
    education: '研究生',
    degree: '硕士',
    job: '数据管理中心工程师',
    group: 2,
    joined: '2014-11-14',
    full: '2015-11-18',
  },
  tao: {
    name: '陶映雪',
    gender: '女',
    birth: '1993-08-19',
    education: '大学',
    degree: '学士',
    job: '办公室二级主任科员',
    group: 1,
    joined: '2014-06-06',
    full: '2015-06-12',
  },
  mu: {
    name: '穆承恩',
    gender: '男',
    ethnicity: '回族',
    birth: '1981-10-25',
    education: '大学',
    degree: '学士',
    job: '数据管理中心主任',
    group: 2,
    joined: '2005-12-09',
    full: '2006-12-14',
  },
  fang: {
    name: '方清和',
    gender: '女',
    birth: '1972-02-06',
    education: '大学',
    job: '人事教育科三级调研员',
    group: 1,
    joined: '1997-06-27',
    full: '1998-07-03',
  },
  guan: {
    name: '关月明',
    gender: '女',
    ethnicity: '满族',
    birth: '1987-05-16',
    education: '研究生',
    degree: '硕士',
    job: '社会科技和人口科一级主任科员',
    group: 2,
    joined: '2008-11-07',
    full: '2009-11-13',
  },
  qin: {
    name: '秦立言',
    gender: '男',
    birth: '1995-03-22',
    education: '研究生',
    degree: '硕士',
    job: '综合核算科二级主任科员',
    group: 2,
    joined: '2016-12-02',
    full: '2017-12-08',
  },
  tan: {
    name: '谭松涛',
    gender: '男',
    birth: '1960-07-11',
    education: '大专',
    job: '退休（原农业统计科科长）',
    group: 1,
    joined: '1986-06-20',
    full: '1987-06-26',
    retired: true,
  },
  hou: {
    name: '侯德润',
    gender: '男',
    birth: '1956-04-28',
    education: '中专',
    job: '退休（原工业统计科科员）',
    group: 2,
    joined: '1979-09',
    full: '1980-10',
    retired: true,
    remark: '入党时间据档案只记到月',
  },
  pei: {
    name: '裴子衿',
    gender: '女',
    birth: '1998-10-07',
    education: '大学',
    degree: '学士',
    job: '社会科技和人口科四级主任科员',
    group: 2,
    joined: '2024-03-08',
  },
  zhuang: {
    name: '庄敏学',
    gender: '男',
    birth: '1985-09-01',
    education: '大学',
    degree: '学士',
    job: '综合核算科副科长',
    group: 2,
    joined: '2007-06-15',
    full: '2008-06-20',
  },
  ye: {
    name: '叶向晨',
    gender: '男',
    birth: '1996-01-28',
    education: '研究生',
    degree: '硕士',
    job: '办公室三级主任科员',
    group: 1,
    joined: '2025-06-13',
  },
  su: {
    name: '苏念慈',
    gender: '女',
    birth: '1999-05-20',
    education: '大学',
    degree: '学士',
    job: '人事教育科四级主任科员',
    group: 1,
    joined: '2025-10-17',
  },
  ning: {
    name: '宁绍平',
    gender: '男',
    birth: '1983-04-15',
    education: '大学',
    degree: '学士',
    job: '综合核算科副科长',
    group: 2,
    joined: '2008-07-04',
    full: '2009-07-10',
    entered: { on: '2026-03-09', how: '由东江市财政局机关第二党支部转入' },
  },
  bao: {
    name: '包明远',
    gender: '男',
    ethnicity: '蒙古族',
    birth: '1997-11-11',
    education: '研究生',
    degree: '硕士',
    job: '数据管理中心助理工程师',
    group: 2,
    joined: '2026-04-10',
  },
} as const satisfies Record<string, PersonPlan>

export type Who = keyof typeof people

export const nameOf = (who: Who): string => people[who].name

/** In the order of the register. */
export const everybody = Object.entries(people) as [Who, PersonPlan][]

/** A number that GB 11643 accepts, in a district (330699) that does not exist. */
export function idNumberOf(person: PersonPlan, index: number): string {
  const serial = String(10 + index * 2 + (person.gender === '男' ? 1 : 0)).padStart(3, '0')
  const digits = `330699${person.birth.replaceAll('-', '')}${serial}`
  return digits + checkCharacter(digits)
}

export const phoneOf = (index: number): string => `1390000${String(1607 + index * 311).padStart(4, '0')}`
