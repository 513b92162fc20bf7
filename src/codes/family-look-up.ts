// Where a code stands among others: what it is filed under, what is filed under it, and what comes before and after it.
import type { DatabaseSync } from 'node:sqlite'
import type { IsoDate } from './citation.ts'
import type { CodeRecord, CodeSystem } from './code-record.ts'
import { AFTER_ALL, beginningsOf, compactCode } from './code-shape.ts'
import type { DatedRows } from './dated-rows.ts'
import { recordOf } from './record-row.ts'
import { dayNumber, SYSTEMS } from './schema.ts'

/** A code named beside another one. */
export type Relative = Pick<CodeRecord, 'system' | 'code' | 'title' | 'titleIsOurs' | 'billable' | 'citation'>
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

export function familyLookUp(database: DatabaseSync, { dated, oneEach }: DatedRows) {
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

  type Asked = { system: number; day: number }

  function named(compact: string, system: CodeSystem, asked: Asked): Relative[] {
    return oneEach(own.all({ ...asked, compact }), asked.day, (row) => row.compact).map((row) => {
      const { code, title, titleIsOurs, billable, citation } = recordOf(row, dated(row, String(row.locator)))
      return { system, code, title, titleIsOurs, billable, citation }
    })
  }

  /** From a child the walk goes on behind all that is below it: a seek for each child, however many grandchildren there are. */
  function childrenOf(compact: string, asked: Asked): string[] {
    const children: string[] = []
    const below = `${compact}${AFTER_ALL}`
    for (let cursor = compact; children.length <= CHILDREN_MAX; cursor = `${children.at(-1)}${AFTER_ALL}`) {
      const child = next.get({ ...asked, cursor, below })
      if (child === undefined) break
      children.push(String(child.compact))
    }
    return children
  }

  /** The family of a code of this system on a day; empty lists where the book has none. */
  return (code: string, system: CodeSystem, date: IsoDate): Family => {
    const compact = compactCode(code)
    const asked = { system: SYSTEMS.indexOf(system), day: dayNumber(date) }
    const relatives = (names: readonly unknown[]) => names.flatMap((name) => named(String(name), system, asked))
    const isBillable = relatives([compact])[0]?.billable ?? true
    const kind = { ...asked, compact, billable: Number(isBillable), shape: shapeBeside(compact, system, isBillable) }
    const hasHeadings = system === 'ICD-10-CM' || system === 'ICD-10-PCS'
    const children = hasHeadings ? childrenOf(compact, asked) : []
    return {
      parents: hasHeadings ? relatives(beginningsOf(compact).slice(1)) : [],
      children: relatives(children.slice(0, CHILDREN_MAX)),
      hasMoreChildren: children.length > CHILDREN_MAX,
      before: relatives(before.all(kind).map((row) => row.compact)).reverse(),
      after: relatives(after.all(kind).map((row) => row.compact)),
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
