/** One sheet of the printed ledger, drawn from the very model that Word gets. */
import type { CSSProperties } from 'react'
import { type Block, type PreviewSheet, type Table, widthOf } from '#shared/book.ts'
import './sheet.css'

/** DXA → points. */
const points = (dxa: number) => `${dxa / 20}pt`

export function SheetView({ sheet }: { readonly sheet: PreviewSheet }) {
  return (
    <div className={`folio is-${sheet.orientation}`} style={{ width: points(widthOf(sheet.orientation)) }}>
      {sheet.blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'table':
      return <TableView table={block} />
    case 'volume':
      return <p className="folio-volume">{block.text}</p>
    case 'title':
      return <h2 className="folio-title">{block.text}</h2>
    case 'under':
      return (
        <p className="folio-under">
          <span>{block.left}</span>
          <span>{block.right}</span>
        </p>
      )
    case 'heading':
      return <p className={`folio-heading is-level-${block.level}`}>{block.text}</p>
    case 'paragraph':
      return (
        <p className="folio-paragraph">
          {block.lead === undefined ? null : <i>{block.lead}</i>}
          {block.text}
        </p>
      )
    case 'note':
      return <p className="folio-note">{block.text}</p>
    case 'caption':
      return <p className="folio-caption">{block.text}</p>
    case 'signatures':
      return (
        <p className="folio-signatures">
          {block.labels.map((label) => (
            <span key={label}>
              {label}：<u />
            </span>
          ))}
          {block.dated ? <time>年　　月　　日</time> : null}
        </p>
      )
    case 'cover':
      return <p className={`folio-cover is-${block.role}`}>{block.text}</p>
    case 'photo':
      return <p className="folio-photo">照片：{block.text}</p>
  }
}

function TableView({ table }: { readonly table: Table }) {
  const style: CSSProperties = {
    width: points(table.columns.reduce((sum, width) => sum + width, 0)),
    fontSize: `${table.size / 2}pt`,
  }
  const rows = table.rows.map((row, index) => (
    <tr key={index} style={row.height === undefined ? undefined : { height: points(row.height) }}>
      {row.cells.map((cell, at) => {
        const Tag = cell.label === true ? 'th' : 'td'
        return (
          <Tag key={at} colSpan={cell.span ?? 1} style={{ textAlign: cell.align ?? 'left' }}>
            {cell.text}
          </Tag>
        )
      })}
    </tr>
  ))
  return (
    <table className={`folio-table is-${table.size}`} style={style}>
      <colgroup>
        {table.columns.map((width, index) => (
          <col key={index} style={{ width: points(width) }} />
        ))}
      </colgroup>
      {table.headRows > 0 ? <thead>{rows.slice(0, table.headRows)}</thead> : null}
      <tbody>{rows.slice(table.headRows)}</tbody>
    </table>
  )
}
