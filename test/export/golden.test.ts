/** One small book, word for word: what changes here changes in every ledger that is printed. */
import { mkdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compose } from '#electron/export/compose.ts'
import { wordFile } from '#electron/export/word.ts'
import { partsOf } from '../support/docx.ts'
import { facts, meeting, member, motion } from '../support/ledger-facts.ts'

const folder = new URL('./golden/', import.meta.url)
mkdirSync(folder, { recursive: true })

/** A line an element, so that a difference can be read. */
const lined = (xml: string) => `${xml.replaceAll('><', '>\n<')}\n`

describe('a small book', () => {
  test.each(['word/document.xml', 'word/styles.xml', 'word/footer1.xml', 'docProps/core.xml'])(
    'has the same %s as ever',
    async (part) => {
      const document = compose(
        facts({
          roster: [member(1), member(2, { name: '朱䶮', category: 'probationaryMember' })],
          meetings: [meeting(1, { motions: [motion(1, { resolution: '同意接收。\n报上级审批。' })] })],
        }),
        { forms: ['F06', 'F13'] },
      )
      const xml = partsOf(await wordFile(document, 'official'))[part] ?? ''
      const name = part.slice(part.lastIndexOf('/') + 1)
      await expect(lined(xml)).toMatchFileSnapshot(new URL(name, folder).pathname)
    },
  )
})
