/** The desk of the desktop: the system's own dialogs. */
import { type BrowserWindow, app, dialog, shell } from 'electron'
import { extname, join } from 'node:path'
import type { Desk } from './handlers.ts'

const kinds: Readonly<Record<string, string>> = {
  '.ledger': '支部台账',
  '.docx': 'Word 文档',
  '.xlsx': 'Excel 表格',
  '.json': '规则参数',
}

/** @param window the window that dialogs belong to; without one there is nobody to ask and every answer is null. */
export function desktopDesk(window: () => BrowserWindow | undefined): Desk {
  const folder = () => join(app.getPath('documents'), '支部台账')
  return {
    mount: 'desktop',
    ledgerFolder: folder,
    chooseLedger: async () => {
      const parent = window()
      if (parent === undefined) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: '打开台账',
        defaultPath: folder(),
        filters: [{ name: '支部台账', extensions: ['ledger'] }],
        properties: ['openFile'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    // answers with an error text, or nothing
    openFile: async (path) => (await shell.openPath(path)) === '',
    chooseTarget: async (suggestedName) => {
      const parent = window()
      if (parent === undefined) return null
      const extension = extname(suggestedName)
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title: '保存到',
        defaultPath: join(app.getPath('documents'), suggestedName),
        filters: [{ name: kinds[extension] ?? '文件', extensions: [extension.slice(1) || '*'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}

/** Asks before a page with unsaved words is left. True: leave. */
export function askToLeave(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: '还有没保存的内容',
    detail: '现在离开，刚才填写的这一部分不会保存；已经保存的记录不受影响。',
    buttons: ['留下继续填写', '不保存，离开'],
    defaultId: 0,
    cancelId: 0,
  })
  return answer === 1
}

/** The last word where not even the window could be made. */
export function sayItDidNotStart(): void {
  dialog.showErrorBox(
    '支部台账没有启动',
    '程序窗口没有打开。台账文件没有改动，记录都在。请重新启动程序；仍不行时，请重新安装后再打开同一个台账文件。',
  )
}
