// Writes the rows of a code book into its tables, numbering codes, releases and rationales on the way.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { ADDED_TABLE_NAMES } from './added-tables.ts'
import type { IsoDate } from './citation.ts'
import type { AddOn, CodeRecord, PairEdit, RuleNote, UnitLimit } from './code-record.ts'
import { compactCode } from './code-shape.ts'
import { ICD_TABLE_NAMES } from './load/icd-tables.ts'
import { endDay, LIMIT_TABLES, PAIR_TABLES, SYSTEMS, startDay } from './schema.ts'

export const ROW_TABLES = [
  'record',
  'pair',
  'unit_limit',
  'add_on',
  'fee',
  'note',
  ...ICD_TABLE_NAMES,
  ...ADDED_TABLE_NAMES,
] as const
export type RowTable = (typeof ROW_TABLES)[number]
export type RowCounts = Record<RowTable, number>

/** A row as it stands in its file; its citation is the release it is written to. */
export type Bare<Row> = Omit<Row, 'citation'>
export type FeeRow = { code: string; modifier: string; facts: Record<string, string> }
/** A row of a file about localities: contractor, number within it, and the rest by column name. */
export type LocalityRow = { mac: string; number: string; facts: Record<string, string> }
/** The last day of a code, and what took its place. */
export type Ending = { code: string; lastDay: IsoDate; replacedBy: string[] }
/** What a number or letter of a publication stands for: `of` names the list it is from. */
export type Meaning = { of: string; key: string; text: string }
export type NewRelease = {
  source: string
  edition: string
  file: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  kind: string
  sha256: string
  retrieved: IsoDate | null
}

export type BookWriter = ReturnType<typeof bookWriter>

/** Writes into an empty or a filled book, inside the caller's transaction. `rows` counts what this writer wrote. */
export function bookWriter(database: DatabaseSync) {
  const codes = numbers(database, 'code_key', compactCode)
  const rationales = numbers(database, 'rationale', (text) => text)
  const rows = Object.fromEntries(ROW_TABLES.map((table) => [table, 0])) as RowCounts
  let lastRecord = largest(database, 'record')
  const inserts = new Map<RowTable, StatementSync>()
  function insert(table: RowTable, ...values: (string | number | null)[]): void {
    let statement = inserts.get(table)
    if (statement === undefined) {
      statement = database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`)
      inserts.set(table, statement)
    }
    statement.run(...values)
    rows[table] += 1
  }

  return {
    rows,
    /** Adds a release and gives its number; `finishRelease` says later how many rows of its file were read. */
    release(release: NewRelease): number {
      // Asked each time: what layers starter rows adds releases too.
      const id = largest(database, 'release') + 1
      const span = [startDay(release.validFrom), endDay(release.validTo)]
      database
        .prepare('INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)')
        .run(
          ...[id, release.source, release.edition, release.file, ...span],
          ...[release.kind, release.sha256, startDay(release.retrieved)],
        )
      return id
    },
    /** Gives a release its edition and days, when these are known only after its file is read. */
    settleRelease(
      id: number,
      { edition, validFrom, validTo }: Pick<NewRelease, 'edition' | 'validFrom' | 'validTo'>,
    ): void {
      database
        .prepare('UPDATE release SET edition = ?, valid_from = ?, valid_to = ? WHERE id = ?')
        .run(edition, startDay(validFrom), endDay(validTo), id)
    },
    finishRelease(id: number, rowsRead: number): void {
      database.prepare('UPDATE release SET rows = ? WHERE id = ?').run(rowsRead, id)
    },
    record(row: Bare<CodeRecord>, locator: string, release: number, line: number): void {
      const id = lastRecord + 1
      insert(
        'record',
        ...[id, codes(row.code), SYSTEMS.indexOf(row.system), row.code, row.title, Number(row.titleIsOurs)],
        ...[Number(row.billable), row.synonyms.join('|'), row.unit?.amount ?? null, row.unit?.measure ?? null],
        ...[row.status, row.globalDays, row.pcTc, row.bilateral, row.multipleProcedure, row.coverage],
        ...[row.replacedBy.join('|'), row.facilityRate === null ? null : Number(row.facilityRate)],
        ...[startDay(row.validFrom), endDay(row.validTo), release, line, locator],
      )
      lastRecord = id
    },
    pair(row: Bare<PairEdit>, release: number, line: number): void {
      insert(
        'pair',
        ...[codes(row.column1), codes(row.column2), PAIR_TABLES.indexOf(row.table), release],
        ...[startDay(row.validFrom), endDay(row.validTo), row.indicator, rationales(row.rationale), line],
      )
    },
    unitLimit(row: Bare<UnitLimit>, release: number, line: number): void {
      insert(
        'unit_limit',
        ...[codes(row.code), LIMIT_TABLES.indexOf(row.table), release, startDay(row.validFrom), endDay(row.validTo)],
        ...[row.units, row.mai, rationales(row.rationale), line],
      )
    },
    addOn(row: Bare<AddOn>, release: number, line: number): void {
      insert(
        'add_on',
        ...[codes(row.code), row.primary === null ? 0 : codes(row.primary), release],
        ...[startDay(row.validFrom), endDay(row.validTo), row.type, line],
      )
    },
    fee(row: FeeRow, release: number, line: number): void {
      insert('fee', codes(row.code), row.modifier, release, JSON.stringify(row.facts), line)
    },
    locality(row: LocalityRow, release: number, line: number): void {
      insert('locality', row.mac, row.number, release, JSON.stringify(row.facts), line)
    },
    ending({ code, lastDay, replacedBy }: Ending, release: number, line: number): void {
      insert('ending', codes(code), release, endDay(lastDay), replacedBy.join('|'), line)
    },
    meaning({ of, key, text }: Meaning, release: number, line: number): void {
      insert('meaning', of, key, release, text, line)
    },
    note(row: Bare<RuleNote>, locator: string, release: number, line: number): void {
      const span = [startDay(row.validFrom), endDay(row.validTo)]
      insert('note', row.id, row.topic, row.text, locator, ...span, release, line)
    },
  }
}

/** Whether an error says that a row of this key is already there. */
export function isCollision(error: unknown): boolean {
  return error instanceof Error && /constraint/i.test(error.message)
}

/** Gives each text of a table its number, a new one when the book does not hold it yet; asks the book once a text. */
function numbers(database: DatabaseSync, table: 'code_key' | 'rationale', form: (text: string) => string) {
  const column = table === 'code_key' ? 'compact' : 'text'
  const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?)`)
  const find = database.prepare(`SELECT id FROM ${table} WHERE ${column} = ?`)
  const known = new Map<string, number>()
  let last = largest(database, table)
  return (written: string): number => {
    const cached = known.get(written)
    if (cached !== undefined) return cached
    const text = form(written)
    let id = Number(find.get(text)?.id ?? 0)
    if (id === 0) {
      last += 1
      id = last
      insert.run(id, text)
    }
    known.set(written, id)
    return id
  }
}

function largest(database: DatabaseSync, table: string): number {
  return Number(database.prepare(`SELECT coalesce(max(id), 0) AS id FROM ${table}`).get()?.id)
}
