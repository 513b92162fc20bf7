// The code book as its readers see it. Look-ups take a date of service: the date decides which row counts.
import type { IsoDate } from './citation.ts'
import type { AddOn, CodeRecord, CodeSystem, PairEdit, Release, RuleNote, SearchHit, UnitLimit } from './code-record.ts'
import type { Coverage } from './coverage.ts'
import type { Family } from './family-look-up.ts'
import type { Fees } from './fees.ts'
import type { Icd } from './icd-look-up.ts'
import type { EditCount, EditPage, EditQuery } from './pair-look-up.ts'
import type { Passage } from './passage.ts'
import type { PassageOptions } from './passage-index.ts'
import type { NamedService } from './search/search-named.ts'

export type CodeBook = {
  /** Every row of this code in any system, newest first, whatever the date. Empty: not in the book. ICD dots may be given or left out. */
  history(code: string): CodeRecord[]
  /** The rows of this code in force on the date (one a system). */
  onDate(code: string, date: IsoDate): CodeRecord[]
  /** Edits between two codes in force on the date, in whichever order they are given. */
  pairs(a: string, b: string, date: IsoDate): PairEdit[]
  /** The edits of a code in force on the date, in both columns: one page of those that fit the query, and how many there are. */
  editsOf(code: string, date: IsoDate, query?: EditQuery): EditPage
  /** How many edits in force each table has for a code. */
  editCounts(code: string, date: IsoDate): EditCount[]
  unitLimits(code: string, date: IsoDate): UnitLimit[]
  /** The add-on rows of this code: empty when it is no add-on code. */
  addOns(code: string, date: IsoDate): AddOn[]
  /** The add-on rows that name this code as the primary. */
  addOnsOf(primary: string, date: IsoDate): AddOn[]
  note(id: string, date: IsoDate): RuleNote | null
  notes(date: IsoDate): RuleNote[]
  /** `unfinished`: the text is still being typed, so its last word may be the start of one. */
  search(
    words: string,
    options?: { system?: CodeSystem; limit?: number; date?: IsoDate; unfinished?: boolean },
  ): SearchHit[]
  /** The services whose whole name stands in the text, in its order: codes of CPT and HCPCS in force on the date. */
  named(text: string, date: IsoDate): NamedService[]
  /** What the ICD-10-CM books say: notes with those inherited, seventh characters, exclusions, index entries, crosswalks. */
  icd(): Icd
  /** The codes in force on the date that begin with these characters, in the order of the alphabet. */
  codesBeginning(prefix: string, date: IsoDate, limit: number, system?: CodeSystem): CodeRecord[]
  /** What a code is filed under, what under it, and its neighbours, of the codes of its system in force on the date. */
  familyOf(code: string, system: CodeSystem, date: IsoDate): Family
  /** Relative values, localities, amounts and outpatient rates. */
  fees(): Fees
  /** Coverage documents of Medicare and the codes they list. */
  coverage(): Coverage
  /** The passages of a section of a loaded document (`IV.H`), in their order. Empty: not loaded. */
  passagesFor(section: string, options?: PassageOptions): Passage[]
  /** Passages of loaded documents by words, best first. */
  searchPassages(words: string, options?: PassageOptions): Passage[]
  /** What must stand beside CPT descriptors: the notice of the licensee who loaded them; null when the book has our own words only. */
  licenceNotice(): string | null
  releases(): Release[]
  close(): void
}
