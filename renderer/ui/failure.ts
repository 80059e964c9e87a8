/** What the ledger says when something does not work: what happened, that nothing was lost, what to do. */
import type { FailureCode } from '#shared/failure.ts'
import { currentApp } from './antd-app.ts'

/** What `call` throws. `detail` is safe to show. */
export class LedgerError extends Error {
  readonly code: FailureCode
  readonly detail: string
  constructor(code: FailureCode, detail: string) {
    super(`${code}: ${detail}`)
    this.name = 'LedgerError'
    this.code = code
    this.detail = detail
  }
}

/** The detail of `internal` where nobody is there to answer: the program has ended. */
export const noAnswer = '程序没有回应'

/** The detail of `badInput` where the program was started again since this page was opened. */
export const pageOutlived = 'token of an earlier run'

/** Nothing more can be saved from this page, or not now: nobody is there, or somebody else is. */
export const isProgramGone = (code: FailureCode, detail: string): boolean =>
  (code === 'internal' && detail === noAnswer) || (code === 'badInput' && detail === pageOutlived)

interface Wording {
  readonly what: string
  readonly todo: string
  /** The detail is the program's word, not the user's: leave it out. */
  readonly hideDetail?: true
}

const wordings: Readonly<Record<FailureCode, Wording>> = {
  unknownOperation: {
    what: '程序的两部分版本不一致',
    todo: '台账没有改动。请关闭程序后重新打开；仍不行请重新安装。',
  },
  badInput: { what: '填写的内容不合要求，没有保存', todo: '其他内容没有受影响。请按提示改好后再试。' },
  badJson: { what: '程序收到的请求不完整', todo: '台账没有改动。请再试一次。', hideDetail: true },
  noLedgerOpen: {
    what: '现在没有打开的台账',
    todo: '已保存的内容都在文件里。请先打开台账。',
    hideDetail: true,
  },
  fileMissing: { what: '找不到这个文件', todo: '请检查文件是否被移动、改名，U 盘是否插好，然后再试。' },
  fileExists: { what: '这个位置已有同名文件，没有覆盖', todo: '请换一个文件名或文件夹。' },
  fileUnwritable: {
    what: '这个位置不能写入',
    todo: '台账里已保存的内容没有受影响。请检查磁盘空间和写入权限，或换一个位置。',
  },
  fileBusy: {
    what: '台账文件正被另一个程序使用',
    todo: '这一步没有写入，已保存的内容没有受影响。请关闭另一个窗口或程序后再试。',
  },
  notALedger: { what: '这个文件不是支部台账', todo: '文件没有被改动。请选择扩展名为 .ledger 的文件。' },
  ledgerTooNew: {
    what: '这个台账由更新版本的程序写成',
    todo: '文件没有被改动。请在本机安装新版本后再打开。',
  },
  ledgerDamaged: {
    what: '台账文件有损坏',
    todo: '请不要再往里写。先把文件另存一份，再打开最近一次备份。',
    hideDetail: true,
  },
  roleForbids: {
    what: '您现在的身份不能做这一步',
    todo: '什么也没有改动。请书记用自己的口令打开台账后再做。',
  },
  passwordNeeded: {
    what: '这个台账设有口令',
    todo: '文件没有被改动。请输入口令后再打开。',
    hideDetail: true,
  },
  passwordWrong: {
    what: '口令不对，没有打开',
    todo: '文件没有被改动，记录都在。请看大小写和输入法是不是对；确实忘了，可以用打印的恢复码打开。',
    hideDetail: true,
  },
  passwordTaken: {
    what: '这个口令不能用，没有改动',
    todo: '每个人的口令要各不相同。请换一个。',
    hideDetail: true,
  },
  tryLater: {
    what: '口令连续输错几次，这一次没有试',
    todo: '台账没有改动，记录都在。请等一等，看清大小写和输入法再输；输对一次就不用再等。',
  },
  recoveryCodeWrong: {
    what: '恢复码不对，没有打开',
    todo: '文件没有被改动。请对照打印件再看一遍；换过口令以后，要用最后一次打印的那一张。',
  },
  userUnknown: {
    what: '这个口令对应的使用人已不在名单上',
    todo: '台账没有改动。请书记在「设置 → 口令与使用人」里重新添加。',
    hideDetail: true,
  },
  ledgerLocked: {
    what: '台账已锁定',
    todo: '记录都在文件里。请输入口令后继续。',
    hideDetail: true,
  },
  notFound: {
    what: '没有找到这条记录',
    todo: '它可能已被作废或撤销。请返回列表刷新后再看。',
    hideDetail: true,
  },
  branchRequired: {
    what: '台账里有多个支部，没有说明是哪一个',
    todo: '请在页面左上方选择支部后再试。',
    hideDetail: true,
  },
  conflict: { what: '与已有的记录冲突，没有保存', todo: '原有内容没有改动。请核对后再改。' },
  staleRevision: {
    what: '这条记录在别处已经改过，没有覆盖',
    todo: '那边的内容已保存。请刷新看到新内容后，把您的修改再填一次。',
    hideDetail: true,
  },
  lockedRecord: {
    what: '记录已定稿，不能直接改',
    todo: '原文没有改动。确需更改，请先点「更正」并写明理由。',
    hideDetail: true,
  },
  sealedQuarter: {
    what: '这个季度已封存，记录不能改动',
    todo: '什么也没有改动。确需更改，请书记先在「检查」里启封并写明理由，下一册台账会印出。',
  },
  sealBlocked: {
    what: '这个季度还不能封存',
    todo: '什么也没有改动。请按提示处理好以后再封存。',
  },
  checklistBlocks: { what: '还有必须补齐的内容，没有定稿', todo: '草稿已保存。请按页边的提示补齐后再定稿。' },
  statementsIncomplete: {
    what: '还有人没有表态，不能表决',
    todo: '已填的表态都已保存。请补齐到会有表决权人员的逐人表态。',
  },
  ballotInconsistent: {
    what: '票数对不上，没有写入',
    todo: '原来的票数没有改动。请核对：发出＝收回＋未交回，收回＝有效＋无效，有效＝赞成＋不赞成＋弃权。',
  },
  secretBallotPerMember: {
    what: '无记名投票不能记录谁投了什么',
    todo: '没有写入。请只填写总票数。',
    hideDetail: true,
  },
  wordingBlocked: { what: '文字里有不允许的写法，没有保存', todo: '请写明同意、不同意、弃权各多少人。' },
  notEntitled: { what: '此人当日没有表决权，没有写入', todo: '其他内容没有受影响。请核对党员页的权利状态。' },
  notQuorate: { what: '到会人数不够，表决无效', todo: '草稿已保存。请核对出勤；确实不够的，应另行召开。' },
  writtenOpinionLate: {
    what: '书面意见在会议开始之后才送达，不能计票',
    todo: '其他内容没有受影响。可以作为附件或发言记下。',
  },
  duplicate: { what: '已有相同的记录，没有重复添加', todo: '原有记录没有改动。请在列表里查找已有的那一条。' },
  importRefused: { what: '这个文件不能导入，什么也没有写入', todo: '台账没有改动。请按提示处理文件后再试。' },
  importUndone: { what: '这一批导入已经撤销过了', todo: '台账没有改动，不需要再做什么。', hideDetail: true },
  undoBlocked: {
    what: '这一批导入的内容后来已被使用，不能整批撤销',
    todo: '台账没有改动。请逐条更正，或先处理用到它们的记录。',
  },
  templateRefused: {
    what: '这个模板不能用',
    todo: '台账没有改动，您的文件也没有改动。请按提示改好模板文件后再试。',
  },
  tooLarge: { what: '内容太大，没有保存', todo: '台账没有改动。请缩小或拆分后再试。' },
  dialogCancelled: { what: '已取消', todo: '什么也没有改动。', hideDetail: true },
  internal: {
    what: '程序遇到了没有料到的问题，这一步没有完成',
    todo: '已保存的内容没有受影响。请再试一次；仍不行请关闭程序后重新打开。',
  },
}

const fieldWords: Readonly<Record<string, string>> = {
  name: '姓名或名称',
  title: '名称',
  startsAt: '开始时间',
  endsAt: '结束时间',
  heldOn: '日期',
  heldAt: '时间',
  idNumber: '身份证号',
  phone: '电话',
  birthDate: '出生日期',
  joinDate: '入党日期',
  fullMemberDate: '转正日期',
  enteredOn: '进入支部日期',
  leftOn: '离开支部日期',
  beganOn: '起始日',
  expiresOn: '届满日',
  fromOn: '起始日',
  untilOn: '截止日',
  reason: '理由',
  remark: '备注',
  place: '地点',
  branchName: '支部名称',
}

/** 「startsAt: 时间应写成…」 → 「开始时间：时间应写成…」. */
function readable(detail: string): string {
  return detail
    .split('; ')
    .map((part) => {
      const match = /^([A-Za-z][\w.]*): (.*)$/s.exec(part)
      if (match === null) return part
      const field = (match[1] ?? '').split('.').at(-1) ?? ''
      const word = fieldWords[field]
      return word === undefined ? (match[2] ?? '') : `${word}：${match[2] ?? ''}`
    })
    .join('；')
}

/** Two sentences for a failure: what happened, and that nothing was lost and what to do. */
export function failureText(code: FailureCode, detail: string): { what: string; todo: string } {
  // a page of the browser that was kept from an earlier run of the program
  if (code === 'badInput' && detail === 'token') {
    return {
      what: '这一页不是程序这次打开的，读不到台账',
      todo: '台账没有改动。这一页上如有没保存的字，请先复制下来；然后关掉这一页，用程序启动时打开的那一页。',
    }
  }
  if (code === 'badInput' && detail === pageOutlived) {
    return {
      what: '程序已经重新启动，这一页连不上台账了',
      todo: '已保存的内容都在台账文件里。没保存的字还在这一页上，请先复制下来；然后关掉这一页，到程序新打开的页面里补上。',
    }
  }
  if (code === 'internal' && detail === noAnswer) {
    return {
      what: '程序已经关闭，或者没有回应',
      todo: '已保存的内容都在台账文件里。没保存的字还在这一页上，请先复制下来；然后重新启动程序，在新打开的页面里补上。',
    }
  }
  const wording = wordings[code]
  const shown = wording.hideDetail === true || detail === '' ? '' : `：${readable(detail)}`
  return { what: `${wording.what}${shown}`, todo: wording.todo }
}

let barTells: (() => boolean) | undefined

/**
 * Lends the bar at the foot that says the program has ended.
 * @param tells whether it stands there now, or is about to
 * @returns what takes it back
 */
export function lendBar(tells: () => boolean): () => void {
  barTells = tells
  return () => {
    if (barTells === tells) barTells = undefined
  }
}

/**
 * Shows a failure at the top right until it is read. A cancelled dialog is no failure and says nothing; that the program
 * has ended is said once, by the bar at the foot where there is one.
 */
export function showFailure(error: unknown): void {
  const failure = error instanceof LedgerError ? error : new LedgerError('internal', '')
  if (failure.code === 'dialogCancelled') return
  if (isProgramGone(failure.code, failure.detail) && barTells?.() === true) return
  const { what, todo } = failureText(failure.code, failure.detail)
  currentApp()?.notification.error({
    key: `${failure.code}:${failure.detail}`,
    title: what,
    description: todo,
    duration: 12,
    role: 'alert',
  })
}
