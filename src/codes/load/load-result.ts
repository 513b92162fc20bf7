// What a load is told and what it answers.
import type { RowCounts } from '../book-writer.ts'
import type { IsoDate } from '../citation.ts'
import type { Fault } from './tsv.ts'

export type LoadOptions = {
  /** What the file's name does not say, or says wrongly. A period is derived from an edition such as `2024 Q3` or `FY2026`. */
  edition?: string
  validFrom?: IsoDate
  validTo?: IsoDate
  /** The day the files were fetched or loaded, kept with the release. */
  retrieved?: IsoDate
  /** Files of a folder lie there by chance: none takes its release from the one before it. */
  isFolder?: boolean
  /** The notice that goes with a licensee's CPT descriptors; without it they are refused. */
  cptNotice?: string | null
}
/** `bytes` of `totalBytes` of the file as it lies on the disk are read, and `rows` of it written. */
export type Progress = (state: { file: string; bytes: number; totalBytes: number; rows: number }) => void
export type LoadedRelease = {
  source: string
  edition: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  file: string
  rows: number
}
export type LoadResult =
  | { is: 'loaded'; releases: LoadedRelease[]; removed: RowCounts; warnings: string[] }
  /** Every file is in the book already. */
  | { is: 'unchanged'; files: string[] }
  /** The book in use stays as it was. A fault of line 0 is about the file as a whole. */
  | { is: 'refused'; faults: [Fault, ...Fault[]] }

/** A refusal with one fault. */
export function refused(file: string, line: number, expected: string, found: string) {
  return { is: 'refused' as const, faults: [{ file, line, expected, found }] as [Fault, ...Fault[]] }
}
