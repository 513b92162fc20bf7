// Where a code stands among others: what it is filed under, what is filed under it, and what comes before and after it.
import type { DatabaseSync } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { CodeSystem } from './code-record.ts'
import { AFTER_ALL, beginningsOf, compactCode } from './code-shape.ts'
import type { DatedRows, Row } from './dated-rows.ts'
import { dayNumber, SYSTEMS } from './schema.ts'

/** A code named beside another one. */
export type Relative = { system: CodeSystem; code: string; title: string; billable: boolean }
export type Family = {
  /** The headings above, nearest first. Only the ICD systems have headings. */
  parents: Relative[]
  /** The next longer codes. */
  children: Relative[]
  hasMoreChildren: boolean
  /** The nearest codes before and after it in the order of the system, headings beside a heading, in that order. */
  before: Relative[]
  after: Relative[]
}

/** More than any ICD-10-CM code has; tables of ICD-10-PCS have hundreds. */
const CHILDREN_MAX = 100
const NEIGHBOURS = 3

export function familyLookUp(database: DatabaseSync, { oneEach }: DatedRows) {
  const of = `FROM code_key CROSS JOIN record ON key_id = code_key.id WHERE system = :system AND valid_from <= :day AND :day <= valid_to`
  const own = database.prepare(`SELECT compact, record.* ${of} AND compact = :compact`)
  const next = database.prepare(
    `SELECT compact ${of} AND compact > :cursor AND compact < :below ORDER BY compact LIMIT 1`,
  )
  const sameKind = 'billable = :billable AND compact GLOB :shape'
  const before = database.prepare(
    `SELECT DISTINCT compact ${of} AND compact < :compact AND ${sameKind} ORDER BY compact DESC LIMIT ${NEIGHBOURS}`,
  )
  const after = database.prepare(
    `SELECT DISTINCT compact ${of} AND compact > :compact AND ${sameKind} ORDER BY compact LIMIT ${NEIGHBOURS}`,
  )

  /** The family of a code of this system on a day; empty lists where the book has none. */
  return (code: string, system: CodeSystem, date: IsoDate): Family => {
    const compact = compactCode(code)
    const day = dayNumber(date)
    const place = { system: SYSTEMS.indexOf(system), day }
    const relative = (name: string): Relative[] =>
      oneEach(own.all({ ...place, compact: name }), day, (row) => row.compact).map((row) => relativeOf(row, system))
    const { billable } = relative(compact)[0] ?? { billable: true }
    const kind = { ...place, compact, billable: Number(billable), shape: shapeBeside(compact, system, billable) }
    const beside = (rows: Row[]) => rows.flatMap((row) => relative(String(row.compact)))

    const children: string[] = []
    if (system === 'ICD-10-CM' || system === 'ICD-10-PCS') {
      const below = `${compact}${AFTER_ALL}`
      // From a child the walk goes on behind all that is below it: a seek for each child, however many grandchildren there are.
      for (let cursor = compact; children.length <= CHILDREN_MAX; cursor = `${children.at(-1)}${AFTER_ALL}`) {
        const child = next.get({ ...place, cursor, below })
        if (child === undefined) break
        children.push(String(child.compact))
      }
    }
    return {
      parents: system.startsWith('ICD') ? beginningsOf(compact).slice(1).flatMap(relative) : [],
      children: children.slice(0, CHILDREN_MAX).flatMap(relative),
      hasMoreChildren: children.length > CHILDREN_MAX,
      before: beside(before.all(kind)).reverse(),
      after: beside(after.all(kind)),
    }
  }
}

/**
 * The shape of the codes that a code stands among: headings of its own length beside a heading, and CPT numbers that end in the same letter.
 * It also keeps the walk from asking for the records of every code of other systems that lies between.
 */
function shapeBeside(compact: string, system: CodeSystem, billable: boolean): string {
  if (system === 'ICD-10-CM' && billable) return '*'
  if (system === 'CPT') return compact.replace(/[0-9]/g, '[0-9]')
  return '?'.repeat(compact.length)
}

function relativeOf(row: Row, system: CodeSystem): Relative {
  return { system, code: String(row.code), title: String(row.title), billable: row.billable === 1 }
}
