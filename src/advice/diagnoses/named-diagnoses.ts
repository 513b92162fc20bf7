// Diagnoses that a mail names by their codes, beside what it tells in words: which the words join, make more exact, or leave as they are.
import type { CodeRecord } from '../../codes/code-record.ts'
import { namesSide } from '../../question/laterality.ts'
import { diagnoses } from '../facts.ts'
import type { Facts } from '../finding.ts'
import { careOf } from './care-letter.ts'
import { CONDITION_WORDS } from './condition-words.ts'
import type { Described } from './described-conditions.ts'
import { type Leaf, wordsOf } from './leaf-by-words.ts'
import type { Listed } from './linked-diagnoses.ts'

/** A diagnosis the mail names, in force and complete, and where it stands in the mail. */
export type Named = { row: CodeRecord; at: number }

export function namedDiagnoses(facts: Facts): Named[] {
  return diagnoses(facts).flatMap(({ code, asWritten }): Named[] => {
    const row = facts.records.find((one) => one.system === 'ICD-10-CM' && one.code === code && one.billable)
    return row ? [{ row: inItsPhase(row, facts), at: facts.question.text.indexOf(asWritten) }] : []
  })
}

/** An injury with the 7th character of the care that the mail speaks of. */
function inItsPhase(row: CodeRecord, facts: Facts): CodeRecord {
  const letter = /^[ST]\d\w\.\w{3}[A-Z]$/.test(row.code) ? careOf(facts.question.text)?.character : undefined
  if (letter === undefined) return row
  return (
    facts.book.onDate(`${row.code.slice(0, -1)}${letter}`, facts.date).find(({ system }) => system === row.system) ??
    row
  )
}

// What ICD-10-CM joins with other conditions, each as the table of condition words names it.
const JOINED: [RegExp, string][] = [
  [/^I10$/, 'I10'],
  [/^I50/, 'I50'],
  [/^N18/, 'N18'],
  [/^E1[01]\b/, 'E11.9'],
]

/** Named codes that say what words of the field say ("hypertension", "CKD stage 3a"), where no word of the mail says it. */
export function namedConditions(facts: Facts, told: Described[]): Described[] {
  return diagnoses(facts).flatMap(({ code, asWritten }): Described[] => {
    const joined = JOINED.find(([pattern]) => pattern.test(code))?.[1]
    const entry = CONDITION_WORDS.find((one) => one.code === joined)
    if (entry === undefined || told.some((one) => one.entry.code.slice(0, 3) === entry.code.slice(0, 3))) return []
    const title = facts.records.find((row) => row.code === code)?.title ?? ''
    const words = new Set([...wordsOf(title), ...wordsOf(entry.words ?? '')])
    return [{ entry, asWritten, at: facts.question.text.indexOf(asWritten), is: 'present', words }]
  })
}

/**
 * `joined`: the list has it within a code for several conditions; `vaguer`: the words of the mail allow a more exact one;
 * `otherwise`: they say another one of its family; `past`: they tell it as over; `excluded`: an Excludes1 note parts it from one told.
 */
export type Replaced = { code: string; because: 'joined' | 'vaguer' | 'otherwise' | 'past' | 'excluded' }

/** Which named codes the list takes the place of, and which leaves found by words a named code says more exactly. */
export function besideTheList(
  named: Named[],
  list: Listed[],
  told: Described[],
  taken: Described[],
  facts: Facts,
): { stay: Named[]; replaced: Replaced[]; without: Leaf[] } {
  const beside = named.filter(({ row }) => !list.some((one) => one.row.code === row.code))
  const replaced = beside.flatMap(({ row }): Replaced[] => {
    if (taken.some(({ entry }) => isUnder(row.code, entry.code))) return [{ code: row.code, because: 'joined' }]
    if (told.some((one) => one.is === 'history' && isPast(row.code, one))) return [{ code: row.code, because: 'past' }]
    if (list.some((one) => isExcluded(row.code, one.row.code, facts))) return [{ code: row.code, because: 'excluded' }]
    // Guideline I.C.9.e.1: an infarction of the last four weeks is no old one.
    const isRecent = row.code === 'I25.2' && told.some(({ entry, is }) => is === 'present' && entry.history === 'I25.2')
    if (isRecent || told.some((one) => one.is === 'present' && isSaidOtherwise(row.code, one, list)))
      return [{ code: row.code, because: 'otherwise' }]
    return list.some((one) => isOfItsCategory(one, row) && isVague(row.title) && !isVagueLeaf(one))
      ? [{ code: row.code, because: 'vaguer' }]
      : []
  })
  const stay = beside.filter(({ row }) => !replaced.some(({ code }) => code === row.code))
  return {
    stay,
    replaced,
    without: list.filter(
      (one) => isVagueLeaf(one) && named.some(({ row }) => isOfItsCategory(one, row) && row.code !== one.row.code),
    ),
  }
}

/** A cancer may be under treatment though it was removed; other conditions that are over are not coded as present. */
function isPast(code: string, { entry }: Described): boolean {
  return entry.history !== undefined && !entry.code.startsWith('C') && code.startsWith(entry.code.slice(0, 3))
}

/** Notes at codes and categories; those of chapters only sort diseases into chapters. */
function isExcluded(code: string, told: string, facts: Facts): boolean {
  return facts.book
    .icd()
    .excluding(code, told, facts.date)
    .some(({ kind, from }) => kind === 'excludes1' && from.level === 'code')
}

/** The same words of the mail chose a code below the same heading, and chose it beyond doubt. */
function isSaidOtherwise(code: string, { entry }: Described, list: Listed[]): boolean {
  return (
    entry.words !== undefined &&
    entry.code !== '' &&
    code.startsWith(entry.code) &&
    !/^[ST]/.test(code) &&
    list.some((one) => one.row.code.startsWith(entry.code) && !isVagueLeaf(one))
  )
}

/** I10 and E11.9 stand for hypertension and diabetes alone; the codes of stages and kinds stay beside what joins them. */
function isUnder(code: string, entry: string): boolean {
  return code === entry && (entry === 'I10' || entry === 'E11.9')
}

function isOfItsCategory({ row }: Leaf, { code }: CodeRecord): boolean {
  return row.code.slice(0, 3) === code.slice(0, 3)
}

function isVague(title: string): boolean {
  return /\bunspecified\b|\bwithout complications\b/i.test(title)
}

function isVagueLeaf({ row, beside }: Leaf): boolean {
  return beside.length > 0 || (isVague(row.title) && !namesSide(row.title))
}
