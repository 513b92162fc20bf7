// What the code book knows of one code in one span of time: dated facts, each row with its citation.
import type { Citation, IsoDate } from './citation.ts'

export type CodeSystem = 'CPT' | 'HCPCS' | 'ICD-10-CM' | 'ICD-10-PCS' | 'MODIFIER' | 'POS'

type Dated = { validFrom: IsoDate | null; validTo: IsoDate | null; citation: Citation }

/** The amount that one unit of a drug or supply code stands for. */
export type UnitSize = {
  amount: number
  measure: 'mg' | 'mcg' | 'g' | 'ml' | 'unit' | 'minute' | 'each' | 'dose' | 'meq'
}

/** One code as one release describes it. `title` is official text only where it may be shown; CPT titles are our own words. */
export type CodeRecord = Dated & {
  system: CodeSystem
  code: string
  title: string
  titleIsOurs: boolean
  /** False for an ICD-10-CM heading, which no claim may carry. */
  billable: boolean
  /** Words people use for it, for search. */
  synonyms: string[]
  unit: UnitSize | null
  /** Medicare physician fee schedule indicators (RVU file layout), null where no row is loaded. */
  status: string | null
  globalDays: string | null
  pcTc: string | null
  bilateral: string | null
  multipleProcedure: string | null
  /** HCPCS coverage code (C, D, I, M, S). */
  coverage: string | null
  replacedBy: string[]
  /** POS only: whether the fee schedule pays the facility rate there. */
  facilityRate: boolean | null
}

/** NCCI procedure-to-procedure edit (column one is paid, column two denied for one patient, provider and day). */
export type PairEdit = Dated & {
  column1: string
  column2: string
  /** 0 never bypassed, 1 a modifier may bypass it, 9 not applicable. */
  indicator: 0 | 1 | 9
  table: 'practitioner' | 'hospital'
  rationale: string
}

/** NCCI medically unlikely edit: the most units for one patient and day (MAI 2, 3) or one claim line (MAI 1). */
export type UnitLimit = Dated & {
  code: string
  units: number
  /** 1 line edit, 2 absolute day edit, 3 clinical day edit. */
  mai: 1 | 2 | 3
  table: 'practitioner' | 'outpatient' | 'dme'
  rationale: string
}

/** NCCI add-on edit. Type 1 names all primaries, 3 some, 2 none (the contractor decides; primary is null). */
export type AddOn = Dated & { code: string; primary: string | null; type: 1 | 2 | 3 }

/** A dated rule in our own words, with where it is published. `id` is stable; rules look theirs up by it. */
export type RuleNote = Dated & { id: string; topic: string; text: string }

/** The edition of a release whose file does not say which it is: its days are open, and every citation of it says so. */
export const NOT_STATED = 'release not stated'

/** One loaded file: what it covers and when it was in force. */
export type Release = {
  source: string
  edition: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  rows: number
  file: string
}

/** `family`: the heading that the code stands under, one step away. */
export type SearchHit = { record: CodeRecord; score: number; because: string; family?: string }
