/** The two judges from outside: Microsoft's validator of the format, and LibreOffice opening the file. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import validate from '@ooxml-tools/validate'

/** @returns one line for each fault the Open XML SDK finds. */
export async function validateDocx(bytes: Uint8Array): Promise<string[]> {
  const results = await validate(bytes, 'docx', 'Microsoft365')
  return results.map((result) => JSON.stringify(result))
}

export interface Opened {
  /** Text as it lies on the pages. */
  readonly text: string
  readonly pages: number
}

/** Without the aliases 仿宋, 楷体 and 小标宋 are drawn in whatever comes first. */
const fonts = fileURLToPath(new URL('./fonts-cn.conf', import.meta.url))

/**
 * Opens the bytes in LibreOffice and reads the pages back. Needs `soffice` and `pdftotext` on the machine
 * (libreoffice-writer-nogui, poppler-utils).
 * @param pngFolder pages are drawn there too, for looking at
 */
export function openInOffice(bytes: Uint8Array, pngFolder?: string): Opened {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    const docx = join(folder, 'ledger.docx')
    const pdf = join(folder, 'ledger.pdf')
    writeFileSync(docx, bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx], {
      env: { ...process.env, FONTCONFIG_FILE: fonts },
      stdio: 'pipe',
    })
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (pngFolder !== undefined) {
      mkdirSync(pngFolder, { recursive: true })
      execFileSync('pdftoppm', ['-r', '60', '-png', pdf, join(pngFolder, 'page')])
    }
    // each page ends with a form feed
    return { text, pages: text.split('\f').length - 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
