/** Every doubt about a file, a row or a cell in plain words: what was seen, and what to do. */
import { type Doubt, type DoubtCode, doubtCodes } from '../imports.ts'
import { fieldTitle, shownValue } from './fields.ts'

interface Wording {
  /** As a filter names it. */
  readonly title: string
  readonly what: (doubt: Doubt) => string
  readonly todo: string
}

const cell = ({ raw, field }: Doubt): string =>
  `${field === undefined ? '' : fieldTitle(field)}${raw === undefined || raw === null || raw === '' ? '' : `「${raw}」`}`

/** Of one sheet, or of several that are said to be alike: their names stand on lines of their own. */
const inSheet = (names: string | undefined): string => {
  if (names === undefined || names === '') return ''
  const all = names.split('\n')
  const shown = all.slice(0, 4).map((name) => `「${name}」`)
  return `工作表${shown.join('')}${all.length > shown.length ? `等 ${all.length} 张` : ''}里`
}

const wordings: Readonly<Record<DoubtCode, Wording>> = {
  fileMissing: {
    title: '找不到文件',
    what: () => '找不到这个文件',
    todo: '请检查文件是否被移动、改名，U 盘是否插好，然后重新选择。',
  },
  fileCorrupt: {
    title: '文件损坏',
    what: () => '文件不完整或已损坏，读不出来',
    todo: '请用 WPS 或 Excel 打开试试；能打开就另存为新的 .xlsx 再导入，打不开请向原来的人再要一份。',
  },
  fileEncrypted: {
    title: '文件加密',
    what: () => '文件设了打开密码',
    todo: '请用 WPS 或 Excel 输入密码打开，另存一份不带密码的 .xlsx 再导入，导入后记得删掉那一份。',
  },
  fileTooLarge: {
    title: '文件太大',
    what: ({ detail }) => `文件太大${detail === undefined ? '' : `（${detail}）`}`,
    todo: '请删去图片和无关的表，或拆成几个文件，再分别导入。',
  },
  fileEmpty: {
    title: '没有数据',
    what: () => '文件里没有数据',
    todo: '请确认选对了文件，或者数据是不是在别的文件里。',
  },
  formatUnsupported: {
    title: '格式不支持',
    what: ({ detail }) => `不支持这种文件${detail === undefined || detail === '' ? '' : `（${detail}）`}`,
    todo: '现在能导入 .xlsx、.xls、.et、.csv 的表格和 .docx、.doc、.wps 的文档。别的格式（如 PDF、图片、.rtf），请另存为其中一种再导入。',
  },
  notASpreadsheet: {
    title: '不是表格',
    what: ({ detail }) => `这不是真正的表格文件${detail === undefined || detail === '' ? '' : `：${detail}`}`,
    todo: '它多半是从网页系统导出的。请用 WPS 或 Excel 打开，另存为 .xlsx 再导入。',
  },
  kindUnknown: {
    title: '认不出内容',
    what: ({ detail }) => `${inSheet(detail)}认不出是什么表`,
    todo: '能认的有党员名册、会议记录、主题党日、谈心谈话、党费、学习记录、必学清单、发展党员和整改清单。是党员名册而列名特殊的，可在下面手工指定每列是什么。',
  },
  otherKind: {
    title: '另一类记录',
    what: ({ detail }) => `${inSheet(detail)}是另一类记录，这一次不导入`,
    todo: '导入完这一类之后，可以接着从同一个文件里导入它。',
  },
  talksNotPrinted: {
    title: '没有谈话内容',
    what: () => '这份台账只印了谈心谈话统计表，没有印谈话内容，谈话没有可导入的',
    todo: '要导入谈话，请用印有谈话内容的那一册（生成台账时单独印的谈心谈话记录）。',
  },
  hiddenSheet: {
    title: '隐藏的表',
    what: ({ detail }) =>
      `有一张隐藏的工作表${detail === undefined || detail === '' ? '' : `「${detail}」`}，没有导入`,
    todo: '确实要导入它的，请在「用哪张表」里选它。',
  },
  headerNotFound: {
    title: '找不到表头',
    what: ({ detail }) => `${inSheet(detail)}找不到表头（姓名、性别……那一行）`,
    todo: '请在原表第一行写上每列的名称，保存后重新放入。',
  },
  columnUnknown: {
    title: '列不认识',
    what: ({ column, raw }) =>
      `${column === undefined ? '有一列' : `${column} 列`}${raw === undefined || raw === null ? '' : `「${raw}」`}不认识，没有导入`,
    todo: '需要的话，在「每列是什么」里指定；不需要就不用管。',
  },
  notARecord: {
    title: '不是人员',
    what: ({ raw }) =>
      `这一行${raw === undefined || raw === null ? '' : `「${raw}」`}是合计、落款或说明，不是人员`,
    todo: '已跳过，不用管。',
  },
  nameMissing: {
    title: '没有姓名',
    what: () => '没有姓名',
    todo: '点开姓名格补上就会导入；不是人员的就不用管。',
  },
  datePrecisionMonth: {
    title: '只有年月',
    what: (doubt) => `${cell(doubt)}只有年月，没有日`,
    todo: '按年月保存，不编造日期。查到具体日期的，点开该格补上。',
  },
  dateUnreadable: {
    title: '日期读不出',
    what: (doubt) => `${cell(doubt)}读不出是哪一天，没有取用`,
    todo: '点开该格改成 1990-07-01 的样子；查不到就空着，以后再补。',
  },
  deadlineMonth: {
    title: '期限只写到月',
    what: (doubt) => `${cell(doubt)}只写到月，没有日`,
    todo: '按当月最后一天算期限。上级定了具体日子的，点开该格改。',
  },
  dateImplausible: {
    title: '日期不合理',
    what: (doubt) => `${cell(doubt)}不合理${doubt.detail === undefined ? '' : `：${doubt.detail}`}，没有取用`,
    todo: '请对照本人档案，点开该格改正。',
  },
  badIdCheckDigit: {
    title: '身份证号有误',
    what: (doubt) => `${cell(doubt)}校验不通过，有数字写错了，没有取用`,
    todo: '请对照身份证，点开该格改正；暂时查不到就空着。',
  },
  idPrecisionLost: {
    title: '身份证号丢位',
    what: (doubt) => `${cell(doubt)}后几位已被表格软件抹成 0，没有取用`,
    todo: '原表这一列要先设成「文本」再重填；也可以点开该格直接填写正确号码。',
  },
  idGenderMismatch: {
    title: '性别与身份证不符',
    what: (doubt) => `${cell(doubt)}的性别位与性别一栏不一致`,
    todo: '请核对身份证和性别，哪个错改哪个；两个都照原样保存，不自动改。',
  },
  idBirthMismatch: {
    title: '出生日期与身份证不符',
    what: (doubt) => `${cell(doubt)}里的出生日期与出生日期一栏不一致`,
    todo: '请以档案认定的出生日期为准，点开该格改正；不自动改。',
  },
  idMasked: {
    title: '身份证号被遮盖',
    what: (doubt) => `${cell(doubt)}中间是星号，没有取用`,
    todo: '需要完整号码的，点开该格填写。',
  },
  categoryUnclear: {
    title: '类别待确认',
    what: ({ raw }) =>
      raw === undefined || raw === null || raw === ''
        ? '没有写正式党员还是预备党员'
        : `「${raw}」看不出是正式党员还是预备党员`,
    todo: '点开人员类别选一个；不选就记为「待确认」，确认之前不计入有表决权。',
  },
  duplicatePerson: {
    title: '重复',
    what: ({ duplicateOfRow }) =>
      duplicateOfRow === undefined ? '这个人在表里出现过' : `与第 ${duplicateOfRow} 行是同一个人`,
    todo: '只导入前面那一行。后面这行才对的，请在这行打勾，把前面那行的勾去掉。',
  },
  possibleSamePerson: {
    title: '可能是同一人',
    what: ({ duplicateOfRow }) =>
      duplicateOfRow === undefined
        ? '台账里有同名的人，不能断定是不是同一个'
        : `与第 ${duplicateOfRow} 行同名，不能断定是不是同一个人`,
    todo: '请选「是同一人，更新」或「是另一人，新增」；不选就不导入这一行。',
  },
  valueUnreadable: {
    title: '填法看不懂',
    what: (doubt) => `${cell(doubt)}看不懂，没有取用`,
    todo: '点开该格选一个或重新填写；不确定就空着。',
  },
  transferredOut: {
    title: '已转出',
    what: ({ raw, detail }) =>
      `表上写着已离开${detail === undefined ? '' : `（${detail}）`}${raw === undefined || raw === null ? '' : `：「${raw}」`}`,
    todo: '导入后记为已离开，不在现有名册里。知道哪天离开的，点开「离开日期」填上；其实还在的，把「已离开」改成否。',
  },
  phoneUnreadable: {
    title: '电话读不出',
    what: (doubt) => `${cell(doubt)}不像电话号码，没有取用`,
    todo: '点开该格改正，或以后在党员页补上。',
  },
  fieldConflict: {
    title: '与台账不一致',
    what: ({ field = '', raw }) => `${fieldTitle(field)}「${shownValue(field, raw)}」与台账里现有的不一样`,
    todo: '请核对哪个对。要用文件里的，选「更新」；要保留台账的，把这一行的勾去掉。',
  },
  cellTooLong: {
    title: '文字太长',
    what: ({ field }) => `${field === undefined ? '有一格' : fieldTitle(field)}文字太长，放不下`,
    todo: '点开该格缩短。',
  },
  formulaError: {
    title: '公式出错',
    what: (doubt) => `${cell(doubt)}是公式错误（如 #REF!），没有取用`,
    todo: '请在原表里改好，或点开该格直接填写。',
  },
  unknownPerson: {
    title: '名册里没有的人',
    what: ({ raw, field, detail }) =>
      `${field === undefined ? '' : fieldTitle(field)}「${raw ?? ''}」不在党员名册里${detail === undefined ? '' : `，名册里有「${detail}」`}`,
    todo: '写错了名字的，点开该格改正；确是支部以外的人，照原文保留，不算出勤。',
  },
  rosterEmpty: {
    title: '还没有名册',
    what: () => '台账里还没有党员，人名没有核对',
    todo: '建议先导入党员名册，再导入会议、谈话和党费，人名才能对上。',
  },
  amountUnreadable: {
    title: '金额读不出',
    what: (doubt) => `${cell(doubt)}不是金额，没有取用`,
    todo: '请对照收据在原表里改成数字；公式出错的先在原表里改好。',
  },
  unanimousWording: {
    title: '只写了「一致同意」',
    what: ({ raw }) => `决议写着「${raw ?? ''}」，没有票数`,
    todo: '票数不会从文字里推算。有票决单的，导入后在会议里按票决单登记。',
  },
  belowQuorum: {
    title: '到会没有过半数',
    what: ({ raw }) => `${raw ?? ''}，没有超过半数`,
    todo: '请核对签到；确实没有过半数的，照实保留。',
  },
  missingRecorder: {
    title: '没有记录人',
    what: () => '没有写记录人',
    todo: '知道是谁的，点开「记录人」填上；不知道就空着，不要补编。',
  },
  timeMissing: {
    title: '没有钟点',
    what: ({ raw }) => `时间「${raw ?? ''}」没有写几点`,
    todo: '知道的，点开「开始时间」填上（如 14:30）；不知道就空着，导入后会注明原记录没有写。',
  },
  meetingKindUnclear: {
    title: '会议类型不明',
    what: ({ raw }) => `看不出「${raw ?? ''}」是哪一类会议`,
    todo: '请在「会议类型」里选一个，选好才能导入。',
  },
  sameRecord: {
    title: '已有同类记录',
    what: ({ detail }) => detail ?? '台账里已有相近的记录',
    todo: '是同一次的，不用再导入；确是另一次，选「是另一次，新增」。',
  },
  ledgerNotEmpty: {
    title: '台账里已有记录',
    what: ({ detail }) => `台账里的「${detail ?? ''}」已经有记录，工作簿只能导入空的台账`,
    todo: '请在「设置—备份与文件」里新建一个台账，打开它再导入这个工作簿。现在的台账没有改动。',
  },
  workbookUnfit: {
    title: '工作簿不完整',
    what: ({ detail }) => `这个工作簿不能导入${detail === undefined || detail === '' ? '' : `：${detail}`}`,
    todo: '请用导出时的原文件，或重新导出一份。台账没有改动。',
  },
  notWhole: {
    title: '与原来不全相同',
    what: ({ detail }) => detail ?? '工作簿没有包括全部内容',
    todo: '知道就好，不影响其他内容导入。',
  },
  referenceMissing: {
    title: '编号没有对应',
    what: ({ field, raw }) => `${field ?? '编号'}「${raw ?? ''}」在工作簿里没有对应的记录`,
    todo: '请用 Excel 改成对的编号再导入，或用导出时的原文件。',
  },
  recordTwice: {
    title: '重复的行',
    what: ({ duplicateOfRow }) =>
      `这一行和第 ${duplicateOfRow ?? ''} 行是同一条记录（编号相同，或同一人、同一事写了两次）`,
    todo: '请用 Excel 删去多余的一行再导入。',
  },
  notKept: {
    title: '台账不收的内容',
    what: ({ detail }) => `这一行不能写进台账${detail === undefined || detail === '' ? '' : `：${detail}`}`,
    todo: '请用 Excel 删去这一行再导入。',
  },
}

export const doubtTitle = (code: DoubtCode): string => wordings[code].title

/** What was seen, and what to do about it: two sentences. */
export const doubtText = (doubt: Doubt): { what: string; todo: string } => ({
  what: wordings[doubt.code].what(doubt),
  todo:
    doubt.code === 'possibleSamePerson' && doubt.field !== undefined && doubt.field !== 'name'
      ? '请选是哪一位；不选就只留在原文里，不记到任何人名下。'
      : (doubt.code === 'datePrecisionMonth' || doubt.code === 'dateUnreadable') &&
          doubt.field === 'meetingDate'
        ? '会议要有具体的日子才能导入：查到的，点开「日期」填上；查不到就不导入这一份，原文件仍整份保存。'
        : wordings[doubt.code].todo,
})

const isDoubtCode = (text: string): text is DoubtCode => doubtCodes.some((code) => code === text)

/** A refusal's detail may name a doubt: 「fileEncrypted」, or 「fileEncrypted: …」. */
export function doubtInDetail(detail: string): Doubt | undefined {
  const [code = '', ...rest] = detail.split(/[:：]\s*/)
  return isDoubtCode(code) ? { code, ...(rest.length === 0 ? {} : { detail: rest.join('：') }) } : undefined
}
