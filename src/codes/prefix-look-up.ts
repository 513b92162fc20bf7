// Lists the codes that begin with given characters, in the order of the alphabet.
import type { DatabaseSync } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { CodeRecord, CodeSystem } from './code-record.ts'
import { compactCode } from './code-shape.ts'
import type { DatedRows } from './dated-rows.ts'
import { recordOf } from './record-row.ts'
import { dayNumber, SYSTEMS } from './schema.ts'

/** Sorts behind every character of a code. */
const AFTER_ALL = '~'

export function prefixLookUp(database: DatabaseSync, { dated, oneEach }: DatedRows) {
  const inForce = `key_id = code_key.id AND valid_from <= :day AND :day <= valid_to AND (:system IS NULL OR system = :system)`
  const keys = database.prepare(
    `SELECT id FROM code_key WHERE compact >= :from AND compact < :below AND EXISTS (SELECT 1 FROM record WHERE ${inForce})
     ORDER BY compact LIMIT :limit`,
  )
  const rows = database.prepare(`SELECT record.* FROM code_key JOIN record ON ${inForce} WHERE code_key.id = :key`)

  return {
    /** The codes in force on the date that begin so, at most `limit` different ones. ICD dots may be left out. */
    codesBeginning(prefix: string, date: IsoDate, limit: number, system?: CodeSystem): CodeRecord[] {
      const from = compactCode(prefix)
      if (from === '') return []
      const [day, number] = [dayNumber(date), system === undefined ? null : SYSTEMS.indexOf(system)]
      const found = keys.all({ from, below: `${from}${AFTER_ALL}`, day, system: number, limit })
      return found.flatMap(({ id }) =>
        oneEach(rows.all({ key: Number(id), day, system: number }), day, (row) => row.system).map((row) =>
          recordOf(row, dated(row, String(row.locator))),
        ),
      )
    },
  }
}
