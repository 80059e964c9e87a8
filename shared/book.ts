/**
 * What a printed ledger is, before anybody thinks of Word: plain data that a test can compare by value, a worker can be
 * handed and a screen can draw. All widths and heights are DXA (twentieths of a point), so that Word, WPS, LibreOffice
 * and the preview draw the same columns.
 */
import { z } from 'zod'
import { AttachmentId } from './primitives.ts'

/** GB/T 9704 page (A4) and type area; a landscape page is the same sheet turned, binding edge at the top. */
export const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1587, right: 1474 } as const
export const portraitWidth = page.width - page.left - page.right
export const landscapeWidth = page.height - page.top - page.bottom

export const Orientation = z.enum(['portrait', 'landscape'])
export type Orientation = z.infer<typeof Orientation>
export const widthOf = (orientation: Orientation): number =>
  orientation === 'portrait' ? portraitWidth : landscapeWidth

export const FontScheme = z.enum(['official', 'system'])
export type FontScheme = z.infer<typeof FontScheme>

export const Align = z.enum(['left', 'center', 'right'])
export type Align = z.infer<typeof Align>

/** A cell holds text; each line feed begins a new paragraph in it. */
export const Cell = z
  .object({
    text: z.string(),
    /** Columns it covers. */
    span: z.number().int().optional(),
    align: Align.optional(),
    /** Names of fields and heads of columns. */
    label: z.boolean().optional(),
    strong: z.boolean().optional(),
  })
  .readonly()
export type Cell = z.infer<typeof Cell>

export const Row = z
  .object({
    cells: z.array(Cell).readonly(),
    /** A row whose text may be long and so may run over the page's end; short rows stay whole. */
    splits: z.boolean().optional(),
    /** Least height: room to write or to sign. */
    height: z.number().int().optional(),
  })
  .readonly()
export type Row = z.infer<typeof Row>

/** A form (labels and values) or a list (head rows that repeat on each page); the grid is always written out. */
export const Table = z
  .object({
    type: z.literal('table'),
    columns: z.array(z.number().int()).readonly(),
    /** Leading rows that repeat at the top of each page. */
    headRows: z.number().int(),
    rows: z.array(Row).readonly(),
    /** Type size in half-points: 24 小四, 21 五号, 18 小五. */
    size: z.literal([24, 21, 18]),
    /** A short table that is not torn between two pages. */
    whole: z.boolean().optional(),
  })
  .readonly()
export type Table = z.infer<typeof Table>

export const Block = z.union([
  Table,
  /** Signatures to be put by hand; `dated` leaves room for a date. */
  z
    .object({ type: z.literal('signatures'), labels: z.array(z.string()).readonly(), dated: z.boolean() })
    .readonly(),
  z.object({ type: z.literal('volume'), text: z.string() }).readonly(),
  z.object({ type: z.literal('title'), text: z.string() }).readonly(),
  /** 「单位（盖章）：…  2026年第三季度」, left and right ends of one line. */
  z.object({ type: z.literal('under'), left: z.string(), right: z.string() }).readonly(),
  z.object({ type: z.literal('heading'), level: z.literal([1, 2]), text: z.string() }).readonly(),
  /** Body text in 三号, 22 lines of 28 characters a page; `lead` (the speaker) is set off in 楷体. */
  z.object({ type: z.literal('paragraph'), text: z.string(), lead: z.string().optional() }).readonly(),
  /** Small text under or above a table; a `legend` explains the form itself and stands on empty ones too. */
  z.object({ type: z.literal('note'), text: z.string(), legend: z.boolean().optional() }).readonly(),
  /** The name of a table inside a form; stays with what follows. */
  z.object({ type: z.literal('caption'), text: z.string() }).readonly(),
  z
    .object({
      type: z.literal('cover'),
      role: z.enum(['space', 'title', 'period', 'line']),
      text: z.string(),
    })
    .readonly(),
  /** A picture kept with a meeting, by its number; at most two to a sheet. */
  z.object({ type: z.literal('photo'), attachmentId: AttachmentId, text: z.string() }).readonly(),
])
export type Block = z.infer<typeof Block>

/** Blocks that begin on a new page. */
export type Sheet = readonly Block[]

export interface Section {
  readonly orientation: Orientation
  /** The cover has no page number; numbering begins at 1 in the first section that has. */
  readonly numbered: boolean
  readonly sheets: readonly Sheet[]
}

/** One sheet as the preview draws it. */
export const PreviewSheet = z.object({ orientation: Orientation, blocks: z.array(Block).readonly() })
export type PreviewSheet = z.infer<typeof PreviewSheet>
