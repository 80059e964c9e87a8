/** Between the two passes: where a picture belongs in a filled template. */

/** A picture and the word that stands where it belongs. */
export interface PlacedImage {
  /** Without the brackets around it. */
  readonly mark: string
  /** JPEG or PNG. */
  readonly bytes: Uint8Array
  /** Said to those who cannot see it. */
  readonly description: string
}

/** Brackets that no keyboard gives. */
export const brackets = { start: '⟦', end: '⟧' } as const

export const marked = (mark: string): string => `${brackets.start}${mark}${brackets.end}`
