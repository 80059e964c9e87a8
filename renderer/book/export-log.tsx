/** What left the ledger as a file: when, of which days, and whether with whole numbers or words of talks. */
import { useAsk } from '../ledger.ts'

export function ExportLog({ branchId }: { readonly branchId: number }) {
  const log = useAsk('export.log', { branchId, limit: 20 })
  if (log.data === undefined || log.data.length === 0) return null
  return (
    <section className="book-log" aria-label="导出记录">
      <h2 className="book-heading">导出记录</h2>
      <ul>
        {log.data.map((entry) => (
          <li key={entry.exportId}>
            <time>{entry.madeAt.slice(0, 16).replace('T', ' ')}</time>
            <span>
              {entry.title}
              {entry.files > 1 ? `（${entry.files} 个文件）` : ''}
              <small>{entry.fileName}</small>
            </span>
            <em>
              {[entry.unmask ? '完整证件号' : '', entry.talkContents ? '谈话内容' : '']
                .filter((word) => word !== '')
                .join('、')}
            </em>
            <code title={entry.sha256}>{entry.sha256.slice(0, 12)}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
