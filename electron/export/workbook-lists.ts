/** Sheets of the plain registers, each out of the register's own declaration. */
import { anyRegister } from '#shared/registers/all.ts'
import type { RegisterDefinition } from '#shared/registers/define.ts'
import type { Field } from '#shared/registers/field.ts'
import { columnOf } from '../registers/keep.ts'
import {
  type Column,
  type LedgerTable,
  date,
  day,
  flag,
  list,
  moment,
  prose,
  reference,
  sheet,
  text,
  whole,
  word,
} from './workbook-sheet.ts'

const titles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(anyRegister).map(({ name, title }) => [name, title]),
)
const entry = reference('entry_id', '登记', 'register_entry')

function columnFor(key: string, field: Field): Column[] {
  const column = columnOf(key)
  switch (field.kind) {
    case 'line':
    case 'half':
      return [text(column, field.title, Math.min(40, Math.max(12, field.max ?? 12)))]
    case 'prose':
      return [prose(column, field.title, 40)]
    case 'day':
      return [day(column, field.title)]
    case 'month':
      return [date(column, field.title)]
    case 'number':
      return [whole(column, `${field.title}${field.unit === undefined ? '' : `（${field.unit}）`}`, 12)]
    case 'choice':
      return [word(column, field.title, field.choices ?? {})]
    case 'choices':
      return [list(column, field.title, field.choices ?? {})]
    case 'person':
    case 'people':
      // in the sheet of the people
      return []
  }
}

const sheetFor = ({ table, title, fields }: RegisterDefinition) =>
  // the registers' tables stand in the same schema as all others; a test opens each
  sheet(table as LedgerTable, title, [
    entry,
    ...Object.entries(fields).flatMap(([key, field]) => columnFor(key, field)),
  ])

export const listHeadSheet = sheet(
  'register_entry',
  '登记',
  [
    word('register', '登记簿', titles, { open: true }),
    date('happened_on', '日期'),
    flag('void', '已作废'),
    text('void_reason', '作废原因', 24),
    text('origin', '来源', 30),
    moment('entered_at', '录入时间'),
    moment('amended_at', '修改时间'),
  ],
  {
    key: 'entry_id',
    name: ({ register, happened_on }) =>
      `${String(happened_on)} ${titles[String(register)] ?? String(register)}`,
  },
)

export const listSheets = [
  ...Object.values(anyRegister).map(sheetFor),
  sheet('register_person', '登记所涉人员', [
    entry,
    text('field', '项目代码'),
    whole('position', '次序'),
    reference('member_id', '党员', 'member'),
    text('name', '姓名'),
  ]),
]
