/** One picture inside a paragraph. */
import { escaped } from './word-fonts.ts'
import type { Placed } from './word-album.ts'

/** English metric units to a millimetre. */
const unit = 36_000
/** So that two stand on a page, each with a line below. */
const room = { width: 156 * unit, height: 96 * unit } as const

const drawingMain = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const drawingPicture = 'http://schemas.openxmlformats.org/drawingml/2006/picture'

export function photoRun({ relation, drawing, width, height }: Placed, description: string): string {
  const scale = Math.min(room.width / width, room.height / height)
  const cx = Math.round(width * scale)
  const cy = Math.round(height * scale)
  const named = `id="${drawing}" name="照片 ${drawing}" descr="${escaped(description).replaceAll('"', '&quot;')}"`
  return (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${named}/>` +
    `<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${drawingMain}" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic xmlns:a="${drawingMain}"><a:graphicData uri="${drawingPicture}">` +
    `<pic:pic xmlns:pic="${drawingPicture}"><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>' +
    '</wp:inline></w:drawing></w:r>'
  )
}
