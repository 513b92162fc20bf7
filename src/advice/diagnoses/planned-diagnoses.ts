// From the conditions of a mail to the diagnoses of its claim, in order: linked ones joined, uncertain ones out, phrases without a known word looked up.

import { fallsUnder } from '../../codes/load/icd-reference.ts'
import { NEVER_FIRST } from '../claim-lines.ts'
import type { Facts, Finding } from '../finding.ts'
import { DROPPED } from '../said.ts'
import { ofPastCancer, ofSpread, secondaryFirst } from './cancer-diagnoses.ts'
import { type Described, describedConditions, leavesOf } from './described-conditions.ts'
import { documentedConditions } from './documented-conditions.ts'
import { drugHarm } from './drug-harm.ts'
import { byFragileBone } from './fragile-bones.ts'
import { byInfarctionAge, ofInfarction } from './infarction-age.ts'
import { ofJointInfection } from './joint-infections.ts'
import { leavesByWords, wordsOf } from './leaf-by-words.ts'
import {
  type Listed,
  listed,
  ofDiabetes,
  ofHypertension,
  ofLungs,
  ofProstate,
  RANK,
  withSepsis,
} from './linked-diagnoses.ts'
import { besideTheList, type Named, namedConditions, namedDiagnoses, type Replaced } from './named-diagnoses.ts'
import { byTreatedPain, ofPain } from './pain-diagnoses.ts'
import { phrasesFound } from './phrase-diagnoses.ts'
import { ofPregnancy } from './pregnancy-diagnoses.ts'
import { ofFamily, ofImplants, ofRefill, vaccineBehind, withFindings } from './reason-diagnoses.ts'
import { strokeSequela } from './stroke-sequela.ts'
import { withoutNamedOrganism, withoutPainOfInjury, withoutVaguer } from './vaguer-diagnoses.ts'

export type DiagnosisPlan = {
  /** In the order of the claim, each code once. */
  listed: Listed[]
  /** Conditions written as suspected, in the mail's words for an outpatient. */
  uncertain: string[]
  /** Two conditions set against each other ("abuse or dependence"). */
  areAlternatives: boolean
  /** No condition word of ours was in the mail: all was found by searching its phrases. */
  isBySearch: boolean
  /** Codes that the mail names and the list says otherwise. */
  replaced: Replaced[]
  /** What decides between codes that the mail sets against each other: said before the list. */
  decisions: (Finding | null)[]
  remarks: (Finding | null)[]
}

const BY_THE_PROVIDER = 'if the provider documented it'
const INPATIENT = /\binpatient\b|\badmitted\b|\bhospital stay\b/i

export function plannedDiagnoses(facts: Facts): DiagnosisPlan {
  const { text } = facts.question
  const isInpatient = INPATIENT.test(text)
  const told = byInfarctionAge(describedConditions(text), text).map(
    (one): Described => (one.is === 'uncertain' && isInpatient ? { ...one, is: 'present' } : one),
  )
  const byCode = namedConditions(facts, told)
  const all = [...told, ...byCode]
  const present = all.filter(({ is }) => is === 'present')
  const harm = drugHarm(facts)
  const joined = [ofDiabetes(all, facts), ofHypertension(all, facts), ofLungs(all, facts), ofProstate(all, facts)]
  const taken = new Set(joined.flatMap((one) => one.taken))
  const found = phrasesFound(facts, told)
  // What the circumstances rule out is no part of the list.
  const refused = documentedConditions(facts).claimLines.flatMap(({ code, units }) => (units === DROPPED ? [code] : []))
  const named = namedDiagnoses(facts).filter(({ row }) => !refused.includes(row.code))
  for (const one of found.flatMap(({ instead }) => instead)) taken.add(one)
  const pregnancy = ofPregnancy(all, facts)
  const isHeld15 = (one: Described) => pregnancy.length > 0 && one.entry.isHeldInPregnancy === true
  const own = present
    .filter((one) => !isHeld15(one) && !taken.has(one) && !byCode.includes(one))
    .flatMap((one) => ofOne(one, facts))
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
    // A named code says its kind more exactly than a search of the words beside it.
    .filter(({ row }) => !named.some((one) => one.row.code.slice(0, 3) === row.code.slice(0, 3)))
    .map(({ row, at }) => listed({ row, beside: [] }, rankOf(row.code, false), at))
  const joinedUp = once([
    ...joined.flatMap((one) =>
      one.taken.some((part) => byCode.includes(part)) ? one.listed.map(unlessUnrelated) : one.listed,
    ),
    ...own,
    ...past,
    ...ofFamily(all, facts),
    ...phrases,
    ...harm.listed,
    ...pregnancy,
    ...ofStroke(facts),
    ...ofImplants(all, facts),
  ])
  const kept = withoutNamedOrganism(joinedUp.filter(({ row }) => !harm.replaces.includes(row.code)))
  const { stay, replaced, without } = besideTheList(named, kept, all, [...taken], facts)
  const withNamed = [
    ...kept.filter((one) => !without.includes(one)),
    ...stay.map(({ row, at }) => ({
      ...listed(
        { row, beside: [] },
        byCode.some((one) => taken.has(one) && one.asWritten === row.code) ? RANK.companion : rankOf(row.code, false),
        at,
      ),
      conditional: isOfPast(row.code, all) ? 'instead, while treatment is directed at the cancer' : BY_THE_PROVIDER,
    })),
  ]
  const fragile = byFragileBone(withoutPainOfInjury(withNamed), facts)
  const ranked = byTreatedPain(vaccineBehind(secondaryFirst(withSepsis(fragile.list, facts), text)), text)
  const ordered = inCodeFirstOrder(withoutVaguer(ranked), facts)
  // What a mail names by its code the record still has to bear out.
  const list = ordered.map((one) =>
    named.some(({ row }) => row.code === one.row.code)
      ? { ...one, conditional: one.conditional ?? BY_THE_PROVIDER }
      : one,
  )
  const decisions = [...ofInfarction(all, facts), ...fragile.remarks, ...ofPain(list, facts)]
  const saysNothingNew =
    decisions.length === 0 &&
    named.length > 0 &&
    replaced.length === 0 &&
    list.every(({ row }) => named.some((one) => one.row.code === row.code)) &&
    !confirmsTheOne(named, kept)
  return {
    listed: isOnlyStatus(list) || (saysNothingNew && !facts.question.intents.includes('sequencing')) ? [] : list,
    replaced,
    uncertain: all.filter(({ is }) => is === 'uncertain').map(({ asWritten }) => asWritten.toLowerCase()),
    areAlternatives: areAlternatives(present, text) && list.length === 2,
    isBySearch: told.length === 0 && byCode.length === 0 && harm.listed.length === 0,
    decisions,
    remarks: [
      ...harm.remarks,
      ...ofJointInfection(list, facts),
      ...ofRefill(list),
      ...ofSpread(list, facts),
      ...ofPastCancer(list, all, facts),
    ],
  }
}

/** "Anxiety with depression, F41.8 ok?": the words name the one code, and the list says so. Letters of care have a rule of their own. */
function confirmsTheOne(named: Named[], kept: Listed[]): boolean {
  const [one, ...others] = named
  if (one === undefined || others.length > 0 || /^[ST]/.test(one.row.code)) return false
  return kept.some(({ row, beside }) => row.code === one.row.code && beside.length === 0)
}

/** A named cancer that the mail tells as past. */
function isOfPast(code: string, all: Described[]): boolean {
  return all.some(
    ({ is, entry }) => is === 'history' && entry.code.startsWith('C') && code.startsWith(entry.code.slice(0, 3)),
  )
}

/** Where only codes were named, nothing of the record is known. */
function unlessUnrelated(one: Listed): Listed {
  return one.rank === RANK.condition ? { ...one, conditional: 'unless the record says that they are unrelated' } : one
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
  const has = (word: string) => words.has(word) || words.has(word.startsWith('-') ? word.slice(1) : `-${word}`)
  return [...wordsOf(said, true)].every(has)
}

/** A drug status or an outside cause alone is no reason for a visit: then nothing was understood. */
function isOnlyStatus(list: Listed[]): boolean {
  return list.every(({ rank }) => rank === RANK.adds)
}

function ofOne(described: Described, facts: Facts): Listed[] {
  const one = described.entry.code.startsWith('Z0') ? withFindings(described, facts.question.text) : described
  if (one.entry.code === '') return []
  return leavesOf(one, facts).map((leaf) =>
    listed(leaf, rankOf(leaf.row.code, one.entry.isReason ?? false), one.at, one.entry.note ?? null),
  )
}

function rankOf(code: string, isReason: boolean): number {
  if (isReason) return RANK.reason
  if (NEVER_FIRST.test(code) || /^Z(?:9[69]|3A)/.test(code)) return RANK.adds
  return code.startsWith('R') && !code.startsWith('R87') ? RANK.symptom : RANK.condition
}

function once(all: Listed[]): Listed[] {
  return all.filter(({ row }, at) => all.findIndex((other) => other.row.code === row.code) === at)
}

/** What an old stroke left, in the list; the rule of its own says why. */
function ofStroke(facts: Facts): Listed[] {
  return strokeSequela(facts).claimLines.flatMap(({ code }) =>
    leavesByWords(code, new Set(), facts).map((leaf) => listed(leaf, RANK.cause, 0)),
  )
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
