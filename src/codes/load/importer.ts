// What an importer of one kind of official file is: it reads lines and hands over rows, and says what it cannot read.
import type { Bare, Ending, FeeRow, LocalityRow, Meaning } from '../book-writer.ts'
import type { IsoDate } from '../citation.ts'
import type { AddOn, CodeRecord, PairEdit, UnitLimit } from '../code-record.ts'

/** Where an importer puts what it reads. `at` is the line of the row, from 1; the release is the one of the last `source`. */
export type Sink = {
  /** Names the publication the following rows belong to, for example `NCCI MUE practitioner`. */
  source(source: string): void
  record(at: number, row: Bare<CodeRecord>): void
  pair(at: number, row: Bare<PairEdit>): void
  unitLimit(at: number, row: Bare<UnitLimit>): void
  addOn(at: number, row: Bare<AddOn>): void
  fee(at: number, row: FeeRow): void
  locality(at: number, row: LocalityRow): void
  /** A last day, and what took its place, for a code that the release lists without an end. */
  ended(at: number, ending: Ending): void
  /** A row that was read and has nothing to keep. */
  seen(at: number): void
  meaning(at: number, row: Meaning): void
  fault(at: number, expected: string, found: string): void
}

/** Reads one file from its first line to its last. `end` hands over what was held back and says what never came. */
export type LineReader = {
  line(text: string, at: number): void
  end(): void
  /** After the end: the release that the rows prove, where they prove one, and by what. */
  release?(): (NamedRelease & { because: string }) | null
}

/** The part of a release that a file's name or an option gives. */
export type NamedRelease = { edition: string; validFrom: IsoDate | null; validTo: IsoDate | null }

export type Importer = {
  /** The members of a zip archive that are files of this kind; several are loaded together. */
  member: RegExp
  encoding: 'utf-8' | 'windows-1252'
  /**
   * `snapshot`: rows have no dates of their own; the releases around them say when they began and ended.
   * `lists_ended`: ended codes stay in the file with their last day, though not for ever. `dated`: rows carry their dates as far as
   * they are published.
   */
  dates: 'snapshot' | 'lists_ended' | 'dated'
  /** Whether a file that says its release neither by name nor by content is kept as of a release not stated, or refused. */
  withoutRelease: 'kept' | 'refused'
  /** Whether several files make one release (`-f1` to `-f4`); otherwise another file of the release takes the place of the first. */
  inParts: boolean
  /** What the name says of the release; null when it says nothing. */
  releaseOf(name: string): NamedRelease | null
  read(name: string, sink: Sink): LineReader
}

/** A record with everything unknown, to be spread under what a file says. */
export const NOTHING_KNOWN = {
  titleIsOurs: false,
  billable: true,
  synonyms: [],
  unit: null,
  status: null,
  globalDays: null,
  pcTc: null,
  bilateral: null,
  multipleProcedure: null,
  coverage: null,
  replacedBy: [],
  facilityRate: null,
  validFrom: null,
  validTo: null,
} satisfies Partial<CodeRecord>
