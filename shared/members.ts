/** Members, and the history that their voting right is judged from. */
import { z } from 'zod'
import { command, query } from './operation.ts'
import {
  BranchId,
  GroupId,
  LedgerDate,
  MemberId,
  PartialDate,
  line,
  prose,
  requiredLine,
} from './primitives.ts'
import { normaliseIdNumber, readIdNumber } from './rules/id-number.ts'

/**
 * `unclear` is what a roster says when it says only 「党员」: such a person has no voting right until somebody
 * decides.
 */
export const PersonCategory = z.enum(['fullMember', 'probationaryMember', 'unclear'])
export type PersonCategory = z.infer<typeof PersonCategory>
export const categoryTitles: Readonly<Record<PersonCategory, string>> = {
  fullMember: '正式党员',
  probationaryMember: '预备党员',
  unclear: '待确认',
}

/** 党籍状态. */
export const MembershipStatus = z.enum(['normal', 'suspended', 'ceased'])
export type MembershipStatus = z.infer<typeof MembershipStatus>
export const membershipTitles: Readonly<Record<MembershipStatus, string>> = {
  normal: '正常',
  suspended: '停止党籍',
  ceased: '已出党',
}

export const RestrictionKind = z.enum(['probationWithinParty', 'rightsSuspended', 'membershipSuspended'])
export type RestrictionKind = z.infer<typeof RestrictionKind>
export const restrictionTitles: Readonly<Record<RestrictionKind, string>> = {
  probationWithinParty: '留党察看',
  rightsSuspended: '中止党员权利',
  membershipSuspended: '停止党籍',
}

export const Restriction = z.object({
  restrictionId: z.number().int().positive(),
  kind: RestrictionKind,
  fromOn: LedgerDate,
  /** Last day; null while it lasts. */
  untilOn: LedgerDate.nullable(),
  documentRef: z.string(),
})
export type Restriction = z.infer<typeof Restriction>

/** 教育管理条例第二十三条: the old and the ill are not held to attendance. */
export const Exemption = z.object({
  exemptionId: z.number().int().positive(),
  reason: z.string(),
  fromOn: LedgerDate,
  untilOn: LedgerDate.nullable(),
})
export type Exemption = z.infer<typeof Exemption>

export const MemberFields = z.object({
  name: requiredLine(30, '姓名'),
  gender: z.enum(['男', '女']).nullable(),
  ethnicity: line(20),
  birthDate: PartialDate.nullable(),
  /** 18 digits with a check digit that fits (GB 11643); cleaned of blanks and small x, stored whole, shown masked. */
  idNumber: z
    .string()
    .max(60, '身份证号应为 18 位')
    .transform((text) => normaliseIdNumber(text))
    .refine((text) => readIdNumber(text).state === 'valid', '身份证号应为 18 位，且校验位相符，请核对证件')
    .nullable(),
  phone: line(30),
  education: line(20),
  degree: line(20),
  category: PersonCategory,
  /** The day the branch meeting admitted the person: probation runs from it (发展细则). */
  joinDate: PartialDate.nullable(),
  /** The day of conversion: Party age runs from it. */
  fullMemberDate: PartialDate.nullable(),
  /** In the branch from this day; null = longer than the ledger knows. */
  enteredOn: LedgerDate.nullable(),
  /** 转入、新接收 … as the ledger words it. */
  enteredHow: line(60),
  /** The last day in the branch was the day before. */
  leftOn: LedgerDate.nullable(),
  leftHow: line(60),
  /** `elsewhere`: a leading-group member whose organisational relation is not in this branch; not on its roster. */
  relation: z.enum(['here', 'elsewhere']),
  groupId: GroupId.nullable(),
  jobTitle: line(60),
  /** A post that a roster names but no committee term proves yet. */
  partyPost: line(40),
  leadingCadre: z.boolean(),
  employment: z.enum(['inService', 'retired', 'other']),
  membershipStatus: MembershipStatus,
  floating: z.boolean(),
  lostContact: z.boolean(),
  address: line(200),
  remark: prose(500),
})
export type MemberFields = z.infer<typeof MemberFields>

/** What an unstated field starts as (see `branchDefaults` for why it is not in the schema). */
export const memberDefaults: Omit<MemberFields, 'name'> = {
  gender: null,
  ethnicity: '',
  birthDate: null,
  idNumber: null,
  phone: '',
  education: '',
  degree: '',
  category: 'unclear',
  joinDate: null,
  fullMemberDate: null,
  enteredOn: null,
  enteredHow: '',
  leftOn: null,
  leftHow: '',
  relation: 'here',
  groupId: null,
  jobTitle: '',
  partyPost: '',
  leadingCadre: false,
  employment: 'inService',
  membershipStatus: 'normal',
  floating: false,
  lostContact: false,
  address: '',
  remark: '',
}

/** As `members.list` shows a person: ID number and phone masked. */
export const MemberSummary = z.object({
  memberId: MemberId,
  branchId: BranchId,
  name: z.string(),
  gender: z.enum(['男', '女']).nullable(),
  ethnicity: z.string(),
  birthDate: PartialDate.nullable(),
  idNumberMasked: z.string(),
  phoneMasked: z.string(),
  education: z.string(),
  degree: z.string(),
  /** Judged at `asOf`. */
  category: PersonCategory,
  joinDate: PartialDate.nullable(),
  fullMemberDate: PartialDate.nullable(),
  enteredOn: LedgerDate.nullable(),
  leftOn: LedgerDate.nullable(),
  relation: z.enum(['here', 'elsewhere']),
  groupId: GroupId.nullable(),
  groupName: z.string().nullable(),
  /** Posts held at `asOf`, 「书记」, 「组织委员」. */
  posts: z.array(z.string()),
  partyPost: z.string(),
  jobTitle: z.string(),
  leadingCadre: z.boolean(),
  employment: z.enum(['inService', 'retired', 'other']),
  membershipStatus: MembershipStatus,
  /** Judged at `asOf`. */
  votingRight: z.boolean(),
  /** Why not, or with what doubt; empty where plain. */
  votingReason: z.string(),
  exempt: z.boolean(),
  floating: z.boolean(),
  lostContact: z.boolean(),
  remark: z.string(),
  /** 「补录」 where an import made the record. */
  source: z.enum(['entered', 'imported']),
})
export type MemberSummary = z.infer<typeof MemberSummary>

export const GroupMembership = z.object({
  groupId: GroupId,
  groupName: z.string(),
  fromOn: LedgerDate.nullable(),
  untilOn: LedgerDate.nullable(),
})

export const MemberDossier = MemberSummary.extend({
  /** Whole only where `reveal` was asked for; masked otherwise. */
  idNumber: z.string().nullable(),
  phone: z.string(),
  address: z.string(),
  enteredHow: z.string(),
  leftHow: z.string(),
  declaredCategory: PersonCategory,
  restrictions: z.array(Restriction),
  exemptions: z.array(Exemption),
  groupHistory: z.array(GroupMembership),
  origin: z.string().nullable(),
})
export type MemberDossier = z.infer<typeof MemberDossier>

export const VotingRight = z.object({
  entitled: z.boolean(),
  reasons: z.array(z.string()),
})

const RestrictionInput = z.object({
  kind: RestrictionKind,
  fromOn: LedgerDate,
  untilOn: LedgerDate.nullable().default(null),
  documentRef: line(60).default(''),
})
const ExemptionInput = z.object({
  reason: requiredLine(60, '原因'),
  fromOn: LedgerDate,
  untilOn: LedgerDate.nullable().default(null),
})

export const memberOperations = {
  'members.list': query(
    '某日在册党员（默认今日），证件号和手机号掩码',
    z
      .object({
        branchId: BranchId.optional(),
        asOf: LedgerDate.optional(),
        /** Also those who left before, or whose relation is elsewhere. */
        everyone: z.boolean().default(false),
      })
      .default({ everyone: false }),
    z.array(MemberSummary),
  ),
  'members.show': query(
    '一名党员的全部登记项',
    z.object({ memberId: MemberId, asOf: LedgerDate.optional(), reveal: z.boolean().default(false) }),
    MemberDossier,
  ),
  'members.votingRight': query(
    '某日有无表决权及理由',
    z.object({ memberId: MemberId, on: LedgerDate }),
    VotingRight,
  ),
  'members.enrol': command(
    '登记一名党员',
    MemberFields.partial()
      .required({ name: true })
      .extend({ branchId: BranchId.optional(), groupName: line(40).optional() }),
    MemberDossier,
    { touches: ['members', 'branch', 'meetings', 'compliance'], access: 'keep' },
  ),
  'members.amend': command(
    '更改党员登记项',
    MemberFields.partial().extend({
      memberId: MemberId,
      /** From which day a new group counts; without it the group is corrected for all time. */
      groupFrom: LedgerDate.optional(),
    }),
    MemberDossier,
    { touches: ['members', 'branch', 'meetings', 'compliance'], access: 'keep' },
  ),
  'members.restrict': command(
    '登记留党察看、中止权利或停止党籍',
    RestrictionInput.extend({ memberId: MemberId }),
    MemberDossier,
    { touches: ['members', 'meetings', 'compliance'], access: 'keep' },
  ),
  'members.liftRestriction': command(
    '填写处分、中止的截止日',
    z.object({
      memberId: MemberId,
      restrictionId: z.number().int().positive(),
      untilOn: LedgerDate.nullable(),
    }),
    MemberDossier,
    { touches: ['members', 'meetings', 'compliance'], access: 'keep' },
  ),
  'members.exempt': command(
    '登记因年老体弱等免除出勤要求',
    ExemptionInput.extend({ memberId: MemberId }),
    MemberDossier,
    { touches: ['members', 'meetings', 'compliance'], access: 'keep' },
  ),
  'members.endExemption': command(
    '填写免除出勤要求的截止日',
    z.object({
      memberId: MemberId,
      exemptionId: z.number().int().positive(),
      untilOn: LedgerDate.nullable(),
    }),
    MemberDossier,
    { touches: ['members', 'meetings', 'compliance'], access: 'keep' },
  ),
}

/** 前六后四. */
export const maskIdNumber = (idNumber: string | null): string =>
  idNumber === null || idNumber === '' ? '' : `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`

/** 前三后四 for mobiles; other numbers keep only their last two. */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  return /^\d{11}$/.test(phone)
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : `${'*'.repeat(Math.max(phone.length - 2, 0))}${phone.slice(-2)}`
}
