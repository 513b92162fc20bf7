// The rows of codes in an open book file: all of one code, those in force on a day, and those that begin alike.
import type { DatabaseSync } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { CodeRecord, CodeSystem } from './code-record.ts'
import { AFTER_ALL, compactCode } from './code-shape.ts'
import type { DatedRows, Row } from './dated-rows.ts'
import { recordOf } from './record-row.ts'
import { dayNumber, SYSTEMS } from './schema.ts'

export function recordLookUp(database: DatabaseSync, { dated, oneEach, releaseOf }: DatedRows) {
  const all = database.prepare('SELECT * FROM record WHERE key_id = (SELECT id FROM code_key WHERE compact = ?)')
  const begins = 'compact >= :from AND compact < :below'
  const counts = 'valid_from <= :day AND :day <= valid_to AND (:system IS NULL OR system = :system)'
  const beginning = database.prepare(
    `SELECT compact FROM code_key WHERE ${begins} AND EXISTS (SELECT 1 FROM record WHERE key_id = code_key.id AND ${counts})
     ORDER BY compact LIMIT :limit`,
  )
  const read = (row: Row): CodeRecord => recordOf(row, dated(row, String(row.locator)))
  const ofCode = (code: string): Row[] => {
    const rows = asWritten(code, all.all(compactCode(code)))
    return rows.length < 2 ? rows : rows.filter((row) => !rows.some((other) => isEndedBy(row, other, releaseOf)))
  }

  const look = {
    /** Every row of this code in any system, newest first. */
    history(code: string): CodeRecord[] {
      return ofCode(code).sort(newestFirst).map(read)
    },
    /** The rows in force on the date, one a system. */
    onDate(code: string, date: IsoDate): CodeRecord[] {
      const day = dayNumber(date)
      const rows = ofCode(code).filter((row) => Number(row.valid_from) <= day && day <= Number(row.valid_to))
      return oneEach(withoutBareTitles(rows), day, (row) => row.system)
        .sort(newestFirst)
        .map(read)
    },
    /** The codes in force on the date that begin so, at most `limit` different ones, in the order of the alphabet. */
    codesBeginning(prefix: string, date: IsoDate, limit: number, system?: CodeSystem): CodeRecord[] {
      const from = compactCode(prefix)
      if (from === '') return []
      const number = system === undefined ? null : SYSTEMS.indexOf(system)
      const found = beginning.all({ from, below: `${from}${AFTER_ALL}`, day: dayNumber(date), system: number, limit })
      const records = found.flatMap(({ compact }) => look.onDate(String(compact), date))
      return system === undefined ? records : records.filter((record) => record.system === system)
    },
  }
  return look
}

/** An older release could not know the end that a newer one of the same publication gives the same row: HCPCS 2019 prints J2930 as open. */
function isEndedBy(row: Row, other: Row, releaseOf: DatedRows['releaseOf']): boolean {
  if (row.system !== other.system || row.valid_from !== other.valid_from) return false
  if (Number(other.valid_to) >= Number(row.valid_to)) return false
  const [older, newer] = [releaseOf(row), releaseOf(other)]
  return older.source === newer.source && older.from < newer.from
}

/** A dot says ICD-10-CM: E11.22 must not find HCPCS E1122. */
function asWritten(code: string, rows: Row[]): Row[] {
  return code.includes('.') ? rows.filter((row) => String(row.code).includes('.')) : rows
}

/** A licensee's CPT row is a descriptor and nothing else: it counts where no row of the code says more. */
function withoutBareTitles(rows: Row[]): Row[] {
  const saysMore = (row: Row) => row.system !== CPT || row.status !== null
  return rows.some((row) => row.system === CPT && saysMore(row)) ? rows.filter(saysMore) : rows
}

const CPT = SYSTEMS.indexOf('CPT')

function newestFirst(a: Row, b: Row): number {
  return Number(b.valid_from) - Number(a.valid_from)
}
