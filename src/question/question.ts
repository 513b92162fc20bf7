// A question as the drafter works with it: the codes and facts that somebody wrote, and what they left out.

import type { IsoDate } from '../codes/citation.ts'
import type { CodeSystem } from '../codes/code-record.ts'

export const INTENTS = [
  'code_definition',
  'code_search',
  'ncci_pair',
  'modifier',
  'units_mue',
  'addon',
  'global',
  'crosswalk',
  'dx_px_necessity',
  'coverage',
  'em_level',
  'compliance',
  'code_validity',
  'sequencing',
  'fee_rvu',
  'telehealth_pos',
  'denial',
  'dx_coding',
  'out_of_scope',
] as const
export type Intent = (typeof INTENTS)[number]

/** A fact the asker can tell us and a rule may turn on. */
export type Slot =
  | 'date_of_service'
  | 'payer'
  | 'place_of_service'
  | 'provider'
  | 'new_or_established'
  | 'laterality'
  | 'site'
  | 'count'
  | 'minutes'
  | 'dose'
  | 'diagnosis'
  | 'denial_code'
  | 'surgery_date'
  | 'service'
  | 'separate_encounter'
  | 'abn'

/** A code the asker wrote. `code` is upper-case; ICD-10-CM codes carry their dot. `systems` empty: not in the book. */
export type MentionedCode = {
  code: string
  asWritten: string
  systems: CodeSystem[]
  modifiers: string[]
  units: number | null
}

export type Quantity = { amount: number; measure: string; asWritten: string }

export type Question = {
  text: string
  codes: MentionedCode[]
  intents: Intent[]
  dateOfService: IsoDate | null
  payer: string | null
  placeOfService: string | null
  laterality: 'left' | 'right' | 'bilateral' | null
  /** Doses, minutes, sizes, and counts of things done ("3 lesions": amount 3, measure "lesion"). */
  quantities: Quantity[]
  denialCodes: string[]
}
