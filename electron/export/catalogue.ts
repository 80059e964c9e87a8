/** Which volumes and forms the book of this ledger has, under which names and in which order. */
import { Catalogue, type CatalogueView, settledCatalogue, standardCatalogue } from '#shared/export.ts'
import type { Reader } from '../ledger/open.ts'
import { settingOf } from '../settings.ts'
import { memberYearCode } from './compose-member-year.ts'
import type { Block, Form, Sheet } from './model.ts'

export const catalogueKey = 'catalogue'

/** Sensitive by nature: printed only where somebody switched it on. */
const offAtFirst = ['F10', 'F10b', 'F35b']

/** The standard catalogue as a ledger begins with it. */
const beginning: Catalogue = {
  volumes: standardCatalogue.volumes.map((volume) => ({
    ...volume,
    forms: volume.forms.map((form) => (offAtFirst.includes(form.code) ? { ...form, on: false } : form)),
  })),
}

const standardTitles = new Map(
  standardCatalogue.volumes.flatMap(({ forms }) => forms.map(({ code, title }) => [code, title] as const)),
)

/** The kept one, or the standard; a damaged setting is the standard again. */
export async function catalogueOf(read: Reader): Promise<Catalogue> {
  const kept = await settingOf(read, catalogueKey, Catalogue)
  return kept === undefined ? beginning : settledCatalogue(kept, beginning)
}

/** @param counts how many copies of each form the span asked about holds, or undefined where none was. */
export function viewOf(catalogue: Catalogue, counts: ReadonlyMap<string, number> | undefined): CatalogueView {
  return {
    volumes: catalogue.volumes.map((volume) => ({
      ...volume,
      forms: volume.forms.map((form) => ({
        ...form,
        standardTitle: standardTitles.get(form.code) ?? form.title,
        count: counts === undefined ? null : (counts.get(form.code) ?? 0),
      })),
    })),
    changed: JSON.stringify(catalogue) !== JSON.stringify(beginning),
  }
}

export interface Selection {
  /** Codes of volumes or forms; where either is named, nothing else is printed. */
  readonly volumes?: readonly string[] | undefined
  readonly forms?: readonly string[] | undefined
}

/**
 * Forms under the catalogue's names and in its order. What is asked for by its code is printed even where the
 * catalogue has it switched off.
 */
export function arranged(forms: readonly Form[], catalogue: Catalogue, selection: Selection = {}): Form[] {
  const byCode = new Map(forms.map((form) => [form.code, form]))
  return catalogue.volumes.flatMap((volume) =>
    volume.forms.flatMap((entry) => {
      const form = byCode.get(entry.code)
      return form === undefined || !isWanted(volume, entry, selection)
        ? []
        : [renamed(form, entry.title, volume.title)]
    }),
  )
}

type Volume = Catalogue['volumes'][number]

function isWanted(volume: Volume, entry: Volume['forms'][number], { volumes, forms }: Selection): boolean {
  if (volumes === undefined && forms === undefined) return volume.on && entry.on
  return forms?.includes(entry.code) === true || (volumes?.includes(volume.code) === true && entry.on)
}

/** Whether the book that is asked for has everything of each member: it costs as much to gather as all the rest. */
export const printsMemberYears = (
  { volumes }: Catalogue,
  asked: Selection & { readonly blank?: boolean; readonly talkContents?: boolean } = {},
): boolean =>
  asked.blank !== true &&
  asked.talkContents !== true &&
  volumes.some((volume) =>
    volume.forms.some((entry) => entry.code === memberYearCode && isWanted(volume, entry, asked)),
  )

/** The name a form goes by stands at the head of each of its sheets. */
function renamed(form: Form, title: string, volume: string): Form {
  if (title === form.title) return { ...form, volume }
  const block = (each: Block): Block =>
    each.type === 'title' && each.text.startsWith(form.title)
      ? { ...each, text: title + each.text.slice(form.title.length) }
      : each
  const copies = form.copies.map((sheets) => sheets.map((sheet): Sheet => sheet.map(block)))
  return { ...form, title, volume, copies }
}
