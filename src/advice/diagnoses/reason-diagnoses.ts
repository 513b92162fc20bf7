// What belongs to the reason for a visit: findings of a routine examination, the joint behind its aftercare, a prescription that was all.
import type { Facts, Finding } from '../finding.ts'
import { finding } from '../said.ts'
import type { Described } from './described-conditions.ts'
import { leavesByWords, wordsOf } from './leaf-by-words.ts'
import { LAST, type Listed, listed, RANK } from './linked-diagnoses.ts'

const FOUND = /(?<!\b(?:no|nothing|not) )\b(?:found|abnormal\w{0,5}|new(?:ly)?|elevated|high)\b/i

/** A routine examination that finds something has a code of its own (guideline I.C.21.c.13). */
export function withFindings(one: Described, text: string): Described {
  return {
    ...one,
    words: new Set([...one.words, ...(FOUND.test(text) ? ['abnormal', 'finding'] : ['-abnormal', '-finding'])]),
  }
}

/** Aftercare of a joint replacement names the joint too (note at Z47.1). */
export function ofImplants(all: Described[], facts: Facts): Listed[] {
  if (!all.some(({ entry }) => entry.code === 'Z47.1')) return []
  const { text, laterality } = facts.question
  const said = new Set([...wordsOf(text), 'artificial', 'presence', ...(laterality ? [laterality] : [])])
  return leavesByWords('Z96.6', said, facts).map((leaf) => listed(leaf, RANK.adds, LAST))
}

/** A visit for a new prescription alone has Z76.0; where the condition is looked after, the condition is the reason. */
export function ofRefill(list: Listed[]): (Finding | null)[] {
  const refill = list.find(({ row }) => row.code === 'Z76.0')
  if (!refill) return []
  return [
    finding(
      'diagnosis-list',
      'answer',
      'likely',
      'Z76.0 is first only when nothing but the prescription was dealt with; where the provider assessed the condition, the condition is first and Z76.0 is not needed.',
      [refill.row.citation],
    ),
  ]
}

/** A vaccine given at a visit for an injury or illness only adds to it; at an examination or by itself it is a reason. */
export function vaccineBehind(all: Listed[]): Listed[] {
  const isTreated = all.some(({ row }) => /^[A-T]/.test(row.code))
  return all.map((one) => (one.row.code === 'Z23' && isTreated ? { ...one, rank: RANK.adds } : one))
}

const SAME_WORDS = 0.9

/** What a relative had is a history of its own (Z80 to Z84), where the book knows one. */
export function ofFamily(all: Described[], facts: Facts): Listed[] {
  return all
    .filter(({ is }) => is === 'family')
    .flatMap(({ asWritten, at }) => {
      const hits = facts.book.search(`family history of ${asWritten}`, {
        system: 'ICD-10-CM',
        limit: 4,
        date: facts.date,
      })
      const hit = hits.find(
        ({ record, score }) => /^Z8[0-4]/.test(record.code) && record.billable && score >= SAME_WORDS,
      )
      return hit ? [listed({ row: hit.record, beside: [] }, RANK.adds, at)] : []
    })
}
