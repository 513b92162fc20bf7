// One open code book file: its prepared look-ups, from stored rows to dated facts with their citations.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { AddOn, PairEdit, Release, RuleNote, UnitLimit } from './code-record.ts'
import { compactCode } from './code-shape.ts'
import { feeLookUp } from './fees.ts'
import { recordOf } from './record-row.ts'
import { dateOfDay, dayNumber, LIMIT_TABLES, PAIR_TABLES } from './schema.ts'
import { searchIndex } from './search-index.ts'

export type BookFile = ReturnType<typeof readBookFile>
export type Row = Record<string, SQLOutputValue>
/** A release with its days as numbers, for comparing. */
export type StoredRelease = Release & { from: number; to: number }

/** Prepares the look-ups on an open database; releases are few and are held in memory. */
export function readBookFile(database: DatabaseSync) {
  const releases = new Map<number, StoredRelease>()
  for (const row of database.prepare('SELECT * FROM release').all()) releases.set(Number(row.id), releaseOf(row))
  const releaseOfRow = (row: Row): StoredRelease => {
    const release = releases.get(Number(row.release_id))
    if (release === undefined) throw new Error(`the code book names a release ${row.release_id} it does not hold`)
    return release
  }
  const dated = (row: Row, locator: string) => {
    const { source, edition } = releaseOfRow(row)
    const span = { validFrom: dateOfDay(Number(row.valid_from)), validTo: dateOfDay(Number(row.valid_to)) }
    return { ...span, citation: { source, edition, locator } }
  }
  /** Keeps one row of each kind: of the release in force on the day, else of the newest; of these the row that began last. */
  const oneEach = (rows: Row[], day: number, kind: (row: Row) => unknown): Row[] => {
    const rank = (row: Row) => {
      const { from, to } = releaseOfRow(row)
      return [from <= day && day <= to ? 1 : 0, from, Number(row.valid_from)] as const
    }
    const best = new Map<unknown, Row>()
    for (const row of rows) {
      const rival = best.get(kind(row))
      if (rival === undefined || isAbove(rank(row), rank(rival))) best.set(kind(row), row)
    }
    return [...best.values()]
  }

  const keyOf = '(SELECT id FROM code_key WHERE compact = ?)'
  const inForce = 'valid_from <= ? AND ? <= valid_to'
  const records = database.prepare(`SELECT * FROM record WHERE key_id = ${keyOf}`)
  const pairs = database.prepare(
    `SELECT pair.*, text FROM pair JOIN rationale ON rationale.id = rationale_id
     WHERE column1 = ${keyOf} AND column2 = ${keyOf} AND ${inForce}`,
  )
  const limits = database.prepare(
    `SELECT unit_limit.*, text FROM unit_limit JOIN rationale ON rationale.id = rationale_id
     WHERE key_id = ${keyOf} AND ${inForce}`,
  )
  const addOnSelect = `SELECT add_on.*, own.compact AS code, main.compact AS main FROM add_on
    JOIN code_key own ON own.id = key_id LEFT JOIN code_key main ON main.id = primary_id`
  const addOns = database.prepare(`${addOnSelect} WHERE key_id = ${keyOf} AND ${inForce}`)
  const addOnsOf = database.prepare(`${addOnSelect} WHERE primary_id = ${keyOf} AND ${inForce}`)
  const note = database.prepare(`SELECT * FROM note WHERE id = ? AND ${inForce}`)
  const notes = database.prepare(`SELECT * FROM note WHERE ${inForce} ORDER BY id`)

  const recordRows = (code: string): Row[] => {
    const rows = records.all(compactCode(code)).sort((a, b) => Number(b.valid_from) - Number(a.valid_from))
    // A dot says ICD-10-CM: E11.22 must not find HCPCS E1122.
    return code.includes('.') ? rows.filter((row) => String(row.code).includes('.')) : rows
  }
  const addOnOf = (row: Row): AddOn => {
    const [code, primary] = [String(row.code), row.main === null ? null : String(row.main)]
    const type = Number(row.type) as AddOn['type']
    return { code, primary, type, ...dated(row, primary === null ? code : `${code}/${primary}`) }
  }
  const noteOf = (row: Row): RuleNote => {
    const [id, topic, text] = [String(row.id), String(row.topic), String(row.text)]
    return { id, topic, text, ...dated(row, String(row.locator)) }
  }

  return {
    history: (code: string) => recordRows(code).map((row) => recordOf(row, dated(row, String(row.locator)))),
    onDate(code: string, date: IsoDate) {
      const day = dayNumber(date)
      const rows = recordRows(code).filter((row) => Number(row.valid_from) <= day && day <= Number(row.valid_to))
      return oneEach(rows, day, (row) => row.system).map((row) => recordOf(row, dated(row, String(row.locator))))
    },
    pairs(a: string, b: string, date: IsoDate): PairEdit[] {
      const day = dayNumber(date)
      const orders = [
        [a, b],
        [b, a],
      ].slice(compactCode(a) === compactCode(b) ? 1 : 0)
      return orders.flatMap(([column1 = '', column2 = '']) =>
        oneEach(pairs.all(compactCode(column1), compactCode(column2), day, day), day, (row) => row.in_table).map(
          (row) => ({
            column1: compactCode(column1),
            column2: compactCode(column2),
            indicator: Number(row.indicator) as PairEdit['indicator'],
            table: PAIR_TABLES[Number(row.in_table)] ?? 'practitioner',
            rationale: String(row.text),
            ...dated(row, `${compactCode(column1)}/${compactCode(column2)}`),
          }),
        ),
      )
    },
    unitLimits(code: string, date: IsoDate): UnitLimit[] {
      const day = dayNumber(date)
      return oneEach(limits.all(compactCode(code), day, day), day, (row) => row.in_table).map((row) => ({
        code: compactCode(code),
        units: Number(row.units),
        mai: Number(row.mai) as UnitLimit['mai'],
        table: LIMIT_TABLES[Number(row.in_table)] ?? 'practitioner',
        rationale: String(row.text),
        ...dated(row, compactCode(code)),
      }))
    },
    addOns(code: string, date: IsoDate): AddOn[] {
      const day = dayNumber(date)
      return oneEach(addOns.all(compactCode(code), day, day), day, (row) => row.primary_id).map(addOnOf)
    },
    addOnsOf(primary: string, date: IsoDate): AddOn[] {
      const day = dayNumber(date)
      return oneEach(addOnsOf.all(compactCode(primary), day, day), day, (row) => row.key_id).map(addOnOf)
    },
    note(id: string, date: IsoDate): RuleNote | null {
      const day = dayNumber(date)
      const [row] = oneEach(note.all(id, day, day), day, (each) => each.id)
      return row === undefined ? null : noteOf(row)
    },
    notes(date: IsoDate): RuleNote[] {
      const day = dayNumber(date)
      return oneEach(notes.all(day, day), day, (row) => row.id).map(noteOf)
    },
    releases: (): Release[] => [...releases.values()].map(({ from: _from, to: _to, ...release }) => release),
    index: searchIndex(database, (row) => recordOf(row, dated(row, String(row.locator)))),
    fees: feeLookUp(database),
    close: () => database.close(),
  }
}

function isAbove(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index])
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0)
}

function releaseOf(row: Row): StoredRelease {
  const [from, to] = [Number(row.valid_from), Number(row.valid_to)]
  const named = {
    source: String(row.source),
    edition: String(row.edition),
    file: String(row.file),
    rows: Number(row.rows),
  }
  return { ...named, validFrom: dateOfDay(from), validTo: dateOfDay(to), from, to }
}
