// The code book as its readers see it. Look-ups take a date of service: the date decides which row counts.
import type { IsoDate } from './citation.ts'
import type { AddOn, CodeRecord, CodeSystem, PairEdit, Release, RuleNote, SearchHit, UnitLimit } from './code-record.ts'
import type { Fees } from './fees.ts'

export type CodeBook = {
  /** Every row of this code in any system, newest first, whatever the date. Empty: not in the book. ICD dots may be given or left out. */
  history(code: string): CodeRecord[]
  /** The rows of this code in force on the date (one a system). */
  onDate(code: string, date: IsoDate): CodeRecord[]
  /** Edits between two codes in force on the date, in whichever order they are given. */
  pairs(a: string, b: string, date: IsoDate): PairEdit[]
  unitLimits(code: string, date: IsoDate): UnitLimit[]
  /** The add-on rows of this code: empty when it is no add-on code. */
  addOns(code: string, date: IsoDate): AddOn[]
  /** The add-on rows that name this code as the primary. */
  addOnsOf(primary: string, date: IsoDate): AddOn[]
  note(id: string, date: IsoDate): RuleNote | null
  notes(date: IsoDate): RuleNote[]
  search(words: string, options?: { system?: CodeSystem; limit?: number; date?: IsoDate }): SearchHit[]
  /** Relative values, localities, amounts and outpatient rates. */
  fees(): Fees
  releases(): Release[]
  close(): void
}
