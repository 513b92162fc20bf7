// From the conditions of a mail to the diagnoses of its claim, in order: linked ones joined, uncertain ones out, phrases without a known word looked up.

import { fallsUnder } from '../../codes/load/icd-reference.ts'
import { NEVER_FIRST } from '../claim-lines.ts'
import type { Facts, Finding } from '../finding.ts'
import { finding } from '../said.ts'
import { ofPastCancer, ofSpread, secondaryFirst } from './cancer-diagnoses.ts'
import { type Described, describedConditions, leavesOf } from './described-conditions.ts'
import { drugHarm } from './drug-harm.ts'
import { leavesByWords, wordsOf } from './leaf-by-words.ts'
import { LAST, type Listed, listed, ofDiabetes, ofHypertension, ofLungs, RANK, withSepsis } from './linked-diagnoses.ts'
import { phrasesFound } from './phrase-diagnoses.ts'
import { ofPregnancy } from './pregnancy-diagnoses.ts'
import { strokeSequela } from './stroke-sequela.ts'

export type DiagnosisPlan = {
  /** In the order of the claim, each code once. */
  listed: Listed[]
  /** Conditions written as suspected, in the mail's words for an outpatient. */
  uncertain: string[]
  /** Two conditions set against each other ("abuse or dependence"). */
  areAlternatives: boolean
  /** No condition word of ours was in the mail: all was found by searching its phrases. */
  isBySearch: boolean
  remarks: (Finding | null)[]
}

const INPATIENT = /\binpatient\b|\badmitted\b|\bhospital stay\b/i

export function plannedDiagnoses(facts: Facts): DiagnosisPlan {
  const { text } = facts.question
  const isInpatient = INPATIENT.test(text)
  const all = describedConditions(text).map(
    (one): Described => (one.is === 'uncertain' && isInpatient ? { ...one, is: 'present' } : one),
  )
  const present = all.filter(({ is }) => is === 'present')
  const harm = drugHarm(facts)
  const joined = [ofDiabetes(all, facts), ofHypertension(all, facts), ofLungs(all, facts)]
  const taken = new Set(joined.flatMap((one) => one.taken))
  const found = phrasesFound(facts, all)
  for (const one of found.flatMap(({ instead }) => instead)) taken.add(one)
  const own = present.filter((one) => !taken.has(one)).flatMap((one) => ofOne(one, facts))
  const past = all
    .filter(({ is, entry }) => is === 'history' && entry.history !== undefined)
    .flatMap(({ entry, at }) =>
      leavesByWords(entry.history ?? '', new Set(), facts).map((leaf) => listed(leaf, RANK.condition, at)),
    )
  // A piece whose words the code of a condition already holds ("with hypoxia") is no finding of its own.
  const isHeld = (said: string) =>
    [...own, ...joined.flatMap((one) => one.listed)].some(({ row }) => isWithin(said, row.title))
  const phrases = found
    .filter(({ said, instead }) => instead.length > 0 || !isHeld(said))
    .map(({ row, at }) => listed({ row, beside: [] }, rankOf(row.code, false), at))
  const joinedUp = once([
    ...joined.flatMap((one) => one.listed),
    ...own,
    ...past,
    ...phrases,
    ...harm.listed,
    ...ofPregnancy(all, facts),
    ...ofStroke(facts),
    ...ofImplants(all, facts),
  ])
  const replaced = new Set(harm.replaces)
  const kept = withoutNamedOrganism(joinedUp.filter(({ row }) => !replaced.has(row.code)))
  const list = inCodeFirstOrder(withoutVaguer(secondaryFirst(withSepsis(kept, facts), text)), facts)
  return {
    listed: isOnlyStatus(list) ? [] : list,
    uncertain: all.filter(({ is }) => is === 'uncertain').map(({ asWritten }) => asWritten.toLowerCase()),
    areAlternatives: areAlternatives(present, text) && list.length === 2,
    isBySearch: all.length === 0 && harm.listed.length === 0,
    remarks: [...harm.remarks, ...ofRefill(list), ...ofSpread(list, facts), ...ofPastCancer(list, all, facts)],
  }
}

/** What a "code first" note of the tabular list puts behind another diagnosis of the list goes behind it (guideline I.A.13). */
function inCodeFirstOrder(all: Listed[], facts: Facts): Listed[] {
  const ranked = all.map((one) => {
    const named = codedBefore(one.row.code, facts)
    const isAdded = one.rank === RANK.symptom && all.some(({ row }) => asksFor(row.code, one.row.code, facts))
    const before = all.filter(
      ({ row }) => row.code !== one.row.code && named.some((code) => fallsUnder(row.code, code)),
    )
    return {
      ...one,
      rank: Math.max(
        isAdded ? RANK.condition + JUST_BEHIND : one.rank,
        ...before.map(({ rank }) => rank + JUST_BEHIND),
      ),
    }
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.at - b.at)
}

const JUST_BEHIND = 0.4

/** Whether the tabular list wants the symptom beside the disease ("use additional code for associated symptoms"). */
function asksFor(disease: string, symptom: string, facts: Facts): boolean {
  const notes = facts.book.icd().notesOf(disease, facts.date)
  return notes.some(
    ({ kind, from, codes }) =>
      kind === 'use_additional' && from.level === 'code' && codes.some((code) => fallsUnder(symptom, code)),
  )
}

function codedBefore(code: string, facts: Facts): string[] {
  return facts.book
    .icd()
    .notesOf(code, facts.date)
    .filter(({ kind, from }) => kind === 'code_first' && from.level === 'code')
    .flatMap(({ codes }) => codes)
}

function isWithin(said: string, title: string): boolean {
  const words = wordsOf(title, true)
  return [...wordsOf(said, true)].every((word) => words.has(word))
}

/** A drug status or an outside cause alone is no reason for a visit: then nothing was understood. */
function isOnlyStatus(list: Listed[]): boolean {
  return list.every(({ rank }) => rank === RANK.adds)
}

function ofOne(described: Described, facts: Facts): Listed[] {
  const one = described.entry.code.startsWith('Z0') ? withFindings(described, facts.question.text) : described
  if (one.entry.code === '') return []
  return leavesOf(one, facts).map((leaf) => listed(leaf, rankOf(leaf.row.code, one.entry.isReason ?? false), one.at))
}

const FOUND = /(?<!\b(?:no|nothing|not) )\b(?:found|abnormal\w{0,5}|new(?:ly)?|elevated|high)\b/i

/** A routine examination that finds something has a code of its own (guideline I.C.21.c.13). */
function withFindings(one: Described, text: string): Described {
  return {
    ...one,
    words: new Set([...one.words, ...(FOUND.test(text) ? ['abnormal', 'finding'] : ['-abnormal', '-finding'])]),
  }
}

function rankOf(code: string, isReason: boolean): number {
  if (isReason) return RANK.reason
  if (NEVER_FIRST.test(code) || /^Z(?:9[69]|3A)/.test(code)) return RANK.adds
  return code.startsWith('R') && !code.startsWith('R87') ? RANK.symptom : RANK.condition
}

function once(all: Listed[]): Listed[] {
  return all.filter(({ row }, at) => all.findIndex((other) => other.row.code === row.code) === at)
}

/** An organism that another code names already has no code of its own (A41.51 and B96.20). */
function withoutNamedOrganism(all: Listed[]): Listed[] {
  const titles = all.filter(({ row }) => !/^B9[5-7]/.test(row.code)).map(({ row }) => wordsOf(row.title, true))
  return all.filter(
    ({ row }) =>
      !/^B9[5-7]/.test(row.code) || !titles.some((words) => organismOf(row.title).some((word) => words.has(word))),
  )
}

function organismOf(title: string): string[] {
  return ['coli', 'aureu', 'aureus', 'klebsiella', 'pseudomonas', 'pseudomona'].filter((word) =>
    wordsOf(title, true).has(word),
  )
}

/** "Abnormal" beside the exact finding of the same kind says nothing more. */
function withoutVaguer(all: Listed[]): Listed[] {
  const stem = (code: string) => code.slice(0, STEM_LENGTH)
  return all.filter(
    ({ row }) =>
      !/^unspecified\b/i.test(row.title) ||
      !all.some((other) => other.row !== row && stem(other.row.code) === stem(row.code)),
  )
}

// "R87.61" of R87.619 and R87.612.
const STEM_LENGTH = 6
/** What an old stroke left, in the list; the rule of its own says why. */
function ofStroke(facts: Facts): Listed[] {
  return strokeSequela(facts).claimLines.flatMap(({ code }) =>
    leavesByWords(code, new Set(), facts).map((leaf) => listed(leaf, RANK.cause, 0)),
  )
}

/** Aftercare of a joint replacement names the joint too (note at Z47.1). */
function ofImplants(all: Described[], facts: Facts): Listed[] {
  if (!all.some(({ entry }) => entry.code === 'Z47.1')) return []
  const { text, laterality } = facts.question
  const said = new Set([...wordsOf(text), 'artificial', 'presence', ...(laterality ? [laterality] : [])])
  return leavesByWords('Z96.6', said, facts).map((leaf) => listed(leaf, RANK.adds, LAST))
}

/** A visit for a new prescription alone has Z76.0; where the condition is looked after, the condition is the reason. */
function ofRefill(list: Listed[]): (Finding | null)[] {
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

/** Two conditions of one category that the mail sets against each other. */
function areAlternatives(present: Described[], text: string): boolean {
  return present.some((one, at) => {
    const next = present[at + 1]
    return (
      next !== undefined &&
      /\b(?:vs\.?|versus|or)\b/i.test(text.slice(one.at + one.asWritten.length, next.at)) &&
      one.entry.code.slice(0, 3) === next.entry.code.slice(0, 3)
    )
  })
}
