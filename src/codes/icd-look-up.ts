// Everything the ICD-10-CM books say of a code: notes, seventh characters, exclusions, index entries and crosswalks.
import type { DatabaseSync } from 'node:sqlite'
import { crosswalkLookUp } from './crosswalk-look-up.ts'
import type { DatedRows } from './dated-rows.ts'
import { indexLookUp } from './index-look-up.ts'
import { tabularLookUp } from './tabular-look-up.ts'

export type Icd = ReturnType<typeof icdLookUp>

/** Prepares the look-ups on an open book. Codes may be given with or without dot, and with their seventh character. */
export function icdLookUp(database: DatabaseSync, rows: DatedRows) {
  return { ...tabularLookUp(database, rows), ...indexLookUp(database, rows), ...crosswalkLookUp(database, rows) }
}
