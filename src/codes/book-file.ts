// One open code book file: its prepared look-ups, from stored rows to dated facts with their citations.
import type { DatabaseSync } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { AddOn, Release, RuleNote, UnitLimit } from './code-record.ts'
import { compactCode } from './code-shape.ts'
import { coverageLookUp } from './coverage.ts'
import { datedRows, type Row } from './dated-rows.ts'
import { familyLookUp } from './family-look-up.ts'
import { feeLookUp } from './fees.ts'
import { icdLookUp } from './icd-look-up.ts'
import { pairLookUp } from './pair-look-up.ts'
import { sectionAndPage } from './passage.ts'
import { passageIndex } from './passage-index.ts'
import { recordLookUp } from './record-look-up.ts'
import { recordOf } from './record-row.ts'
import { dayNumber, LIMIT_TABLES } from './schema.ts'
import { searchIndex } from './search/search-index.ts'

export type BookFile = ReturnType<typeof readBookFile>

/** Prepares the look-ups on an open database; releases are few and are held in memory. */
export function readBookFile(database: DatabaseSync) {
  const rows = datedRows(database)
  const { dated, oneEach } = rows

  const keyOf = '(SELECT id FROM code_key WHERE compact = ?)'
  const inForce = 'valid_from <= ? AND ? <= valid_to'
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

  const passages = passageIndex(database, rows.releaseOf)
  // Every statement of a draft is looked for among the notes of one day; reading some hundred rows each time was half a draft's time.
  const notesOfDay = new Map<number, RuleNote[]>()

  const addOnOf = (row: Row): AddOn => {
    const [code, primary] = [String(row.code), row.main === null ? null : String(row.main)]
    const type = Number(row.type) as AddOn['type']
    return { code, primary, type, ...dated(row, primary === null ? code : `${code}/${primary}`) }
  }
  const noteOf = (row: Row): RuleNote => {
    const [id, topic, text] = [String(row.id), String(row.topic), String(row.text)]
    const note = { id, topic, text, ...dated(row, String(row.locator)) }
    // Where the document itself is loaded, what cites it names the page.
    const { source, edition, locator } = note.citation
    const page = passages.pageFor(source, edition, locator)
    return { ...note, citation: { source, edition, locator: sectionAndPage(locator, page) } }
  }

  return {
    ...recordLookUp(database, rows),
    ...pairLookUp(database, rows),
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
      const held = notesOfDay.get(day)
      if (held !== undefined) return held
      if (notesOfDay.size >= DAYS_HELD) notesOfDay.clear()
      const found = oneEach(notes.all(day, day), day, (row) => row.id).map(noteOf)
      notesOfDay.set(day, found)
      return found
    },
    passages,
    releases: (): Release[] => rows.releases.map(({ id: _id, from: _from, to: _to, ...release }) => release),
    index: searchIndex(database, (row) => recordOf(row, dated(row, String(row.locator)))),
    fees: feeLookUp(database),
    coverage: coverageLookUp(database),
    icd: icdLookUp(database, rows),
    familyOf: familyLookUp(database, rows),
    licenceNotice: noticeOf(database),
    close: () => database.close(),
  }
}

/** Days whose notes are kept in memory; a few hundred small rows each. */
const DAYS_HELD = 32

/** The notice of a licensee whose CPT descriptors are loaded. */
function noticeOf(database: DatabaseSync): string | null {
  const notice = database.prepare(`SELECT value FROM meta WHERE key = 'cpt_notice'`).get()?.value
  return notice === undefined ? null : String(notice)
}
