/** A sentence of help: procedure in our own words, and on what it rests. Nothing is decided from it. */
export interface HelpNote {
  readonly text: string
  /** An article, or 「待核」 where the source has not been seen. */
  readonly citation: string
}

export type Help = readonly HelpNote[]

export const note = (text: string, citation: string): HelpNote => ({ text, citation })
