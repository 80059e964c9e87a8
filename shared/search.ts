/**
 * Searching all records of a branch: what may be asked and what is answered. How words are matched is told in
 * `electron/search/words.ts`, which fields are looked through in the `electron/search/from-…` files.
 */
import { z } from 'zod'
import { query } from './operation.ts'
import { BranchId, MemberId, PartialDate, cleanText } from './primitives.ts'

/** What a hit is a record of; the order is that of the answer. */
export const SearchKind = z.enum([
  'members',
  'meetings',
  'talks',
  'dues',
  'study',
  'life',
  'rectification',
  'registers',
  'papers',
  'branch',
])
export type SearchKind = z.infer<typeof SearchKind>

export const searchKindTitles: Readonly<Record<SearchKind, string>> = {
  members: '党员',
  meetings: '会议',
  talks: '谈话',
  dues: '党费',
  study: '学习',
  life: '评议',
  rectification: '整改',
  registers: '登记',
  papers: '文件',
  branch: '支部',
}

/** Where the words stand in a text: from, until (not included), in UTF-16 units. In order, never overlapping. */
const Marks = z.array(z.tuple([z.number().int().nonnegative(), z.number().int().positive()]))

export const SearchHit = z.object({
  kind: SearchKind,
  /** Distinguishes the hits of a kind: `12`, `opinion-3`. */
  id: z.string(),
  /** What it is, more closely than the kind: 支委会, 公示, 荣誉. */
  label: z.string(),
  title: z.string(),
  titleMarks: Marks,
  /** The day or month it belongs to; null where it belongs to none. */
  date: PartialDate.nullable(),
  year: z.number().int().nullable(),
  /** What tells it from others of its kind, where nothing but its title was found: post, place. */
  summary: z.string(),
  /** The field the words were found in, and its words around them; null where they all stand in the title. */
  found: z.object({ field: z.string(), text: z.string(), marks: Marks }).nullable(),
  void: z.boolean(),
  /** Where the program shows it: `/meetings/12`. */
  address: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchFound = z.object({
  /** Records of every kind that hold the words, under the filters of person and year; kinds without any are left out. */
  kinds: z.array(z.object({ kind: SearchKind, total: z.number().int().positive() })),
  /** Years of these records, newest first, whatever year was asked for. */
  years: z.array(z.number().int()),
  /** Kind by kind in their order, within a kind the nearest first: its name, its title, its text; then the newest. */
  hits: z.array(SearchHit),
})
export type SearchFound = z.infer<typeof SearchFound>

/** Some branches of a ledger, those without a hit left out. */
export const SearchEverywhere = z.object({
  branches: z.array(SearchFound.extend({ branchId: BranchId, name: z.string() })),
  /** Branches that were gone through for this answer, with a hit or without. */
  searched: z.array(BranchId),
  /** How many are left to be gone through. */
  left: z.number().int().nonnegative(),
})
export type SearchEverywhere = z.infer<typeof SearchEverywhere>

/** Longest question that is read. */
export const longestSearch = 100

const searchFields = {
  /** Words parted by blanks; each must occur somewhere in the record. */
  text: z
    .string()
    .max(1000)
    .transform((text) => cleanText(text).slice(0, longestSearch).trim()),
  /** Only hits of these; the totals are told of all kinds nevertheless. */
  kinds: z.array(SearchKind).optional(),
  /** Only records that belong to this year. */
  year: z.number().int().min(1921).max(2200).optional(),
  /** At most so many hits of each kind in a branch. */
  limit: z.number().int().min(1).max(200).default(20),
  /** Also what is covered until asked for: contents of talks, criticism, opinions, phone numbers. */
  withContents: z.boolean().default(false),
}

export const searchOperations = {
  'search.find': query(
    '在支部的全部记录里查找：几个词都要有，人名可以用拼音；不查身份证号、工资和投票',
    z.object({
      branchId: BranchId.optional(),
      ...searchFields,
      /** Only records that name this member or expected them; without words, all of these. */
      memberId: MemberId.optional(),
    }),
    SearchFound,
  ),
  'search.everywhere': query(
    '在台账里各支部的全部记录里查找，一次答一部分支部；把查过的支部编号放进 done 再问，直到 left 为 0',
    z.object({
      ...searchFields,
      /** Branches that were gone through before. */
      done: z.array(BranchId).max(10_000).default([]),
      /** After so many hits no further branch is begun. */
      most: z.number().int().min(1).max(2000).default(100),
    }),
    SearchEverywhere,
  ),
}
