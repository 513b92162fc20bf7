// What conditions become beside each other: combinations that ICD-10-CM presumes, and the codes they need or rule out.
import { diagnoses } from '../facts.ts'
import type { Facts } from '../finding.ts'
import { type Described, describedConditions, leavesOf } from './described-conditions.ts'
import { BOTH_SINCE, INJECTED, INJECTED_SINCE, INSULIN, ORAL } from './diabetes-drugs.ts'
import { type Leaf, leavesByWords } from './leaf-by-words.ts'

/** A diagnosis of the list: its place by kind and by the mail, the dated note that links it to another, and what it depends on. */
export type Listed = Leaf & { rank: number; at: number; note: string | null; conditional: string | null }

// Places in the list: why the patient came, conditions, symptoms, then what only adds.
export const RANK = { reason: 0, cause: 1, condition: 2, companion: 2.3, severity: 3, symptom: 4, adds: 5 } as const

const TYPE_ONE = /\b(?:type (?:1|I)|T1DM|DM ?1|IDDM type 1|juvenile)\b/i
// The first type that a mail names is the patient's; a later one is what somebody made of it.
const ANY_TYPE = /\b(?:type (?:1|2|II?)|T[12]DM|DM ?[12]|juvenile)\b/i
const OTHER_DIABETES = /\b(?:steroid|drug)[- ]induced|\bdiabetes due to\b|\bsecondary diabetes\b|\bLADA\b/i
/** The diabetes of the mail with all its complications, their own codes where they stay, and the drugs taken for it. */
export function ofDiabetes(all: Described[], facts: Facts): { taken: Described[]; listed: Listed[] } {
  const { text } = facts.question
  const diabetes = all.find(({ entry, is }) => entry.code === 'E11.9' && is === 'present')
  const linkable = all.filter(({ entry, is }) => entry.withDiabetes !== undefined && is === 'present')
  if (!diabetes && !linkable.some(({ entry, asWritten }) => entry.code === '' || /diabetic/i.test(asWritten)))
    return NONE
  if (OTHER_DIABETES.test(text)) return NONE
  const base = TYPE_ONE.test(ANY_TYPE.exec(text)?.[0] ?? '') ? 'E10' : 'E11'
  const complications = linkable.flatMap((one) => {
    const ending = one.entry.withDiabetes ?? ''
    const heading = `${base}.${ending}`
    return leavesByWords(
      heading,
      new Set([...one.words, ...(facts.question.laterality ? [facts.question.laterality] : [])]),
      facts,
    )
  })
  // A complication that the mail names by its code needs no "without complications" beside it.
  const named = diagnoses(facts).filter(({ code }) => /^E1[01]\.[^9]/.test(code))
  const own =
    complications.length > 0 || named.length > 0 ? complications : leavesByWords(`${base}.9`, new Set(), facts)
  const at = Math.min(...[...(diabetes ? [diabetes] : []), ...linkable].map((one) => one.at))
  const staying = linkable.filter(({ entry }) => entry.stays).flatMap((one) => leavesOf(one, facts))
  const drugs = [
    base === 'E11' && INSULIN.test(text) ? 'Z79.4' : null,
    ORAL.test(text) && !(facts.date < BOTH_SINCE && INSULIN.test(text)) ? 'Z79.84' : null,
    INJECTED.test(text) && facts.date >= INJECTED_SINCE ? 'Z79.85' : null,
  ].flatMap((code) => (code === null ? [] : leavesByWords(code, new Set(), facts)))
  return {
    taken: [...(diabetes ? [diabetes] : []), ...linkable],
    listed: [
      ...own.map((leaf) => listed(leaf, RANK.condition, at, complications.length > 0 ? 'icd-with' : null)),
      ...staying.map((leaf) => listed(leaf, RANK.companion, at)),
      ...drugs.map((leaf) => listed(leaf, RANK.adds, at, 'icd-diabetes-drugs')),
    ],
  }
}

/** Whether a word of the mail ("neuropathy") is half of what ICD-10-CM joins with another condition of it, and then has no code of its own. */
export function isJoined(word: string, text: string): boolean {
  const all = describedConditions(text).filter(({ is }) => is === 'present')
  const has = (...codes: string[]) => all.some(({ entry }) => codes.includes(entry.code))
  return all.some(
    ({ entry }) =>
      entry.said.test(word) &&
      ((has('E11.9') && (entry.withDiabetes !== undefined || entry.code === 'E11.9')) ||
        (has('I10') && has('I50', 'N18', 'N18.6') && ['I10', 'I50', 'N18', 'N18.6'].includes(entry.code))),
  )
}

const NONE: { taken: Described[]; listed: Listed[] } = { taken: [], listed: [] }

/** I11 with heart failure, I12 with chronic kidney disease, I13 with both; by the stage of the kidney disease (guideline I.C.9.a). */
export function ofHypertension(all: Described[], facts: Facts): { taken: Described[]; listed: Listed[] } {
  const present = all.filter(({ is }) => is === 'present')
  const pressure = present.find(({ entry }) => entry.code === 'I10')
  const heart = present.find(({ entry }) => entry.code === 'I50')
  const kidney = present.find(({ entry }) => entry.code === 'N18' || entry.code === 'N18.6')
  if (!pressure || (!heart && !kidney)) return NONE
  const at = Math.min(...[pressure, heart, kidney].flatMap((one) => one?.at ?? []))
  const kidneys = kidney ? leavesOf(kidney, facts) : []
  const isLate = kidneys.some(({ row }) => row.code === 'N18.5' || row.code === 'N18.6')
  const code = heart && kidney ? (isLate ? 'I13.2' : 'I13.0') : kidney ? (isLate ? 'I12.0' : 'I12.9') : 'I11.0'
  return {
    taken: [pressure, ...(heart ? [heart] : []), ...(kidney ? [kidney] : [])],
    listed: [
      ...leavesByWords(code, new Set(), facts).map((leaf) =>
        listed(leaf, RANK.condition, at, 'icd-hypertension-heart-kidney'),
      ),
      ...(heart ? leavesOf(heart, facts) : []).map((leaf) => listed(leaf, RANK.companion, at)),
      ...kidneys.map((leaf) => listed(leaf, RANK.companion, at)),
    ],
  }
}

const EXACERBATED = /\bexacerbat\w{1,4}|\bflare\b|\bAECOPD\b/i

/** Category J44 has one code for an infection of the lower airways beside it and one for an exacerbation; both may be true. */
export function ofLungs(all: Described[], facts: Facts): { taken: Described[]; listed: Listed[] } {
  const lungs = all.find(({ entry, is }) => entry.code === 'J44.9' && is === 'present')
  if (!lungs) return NONE
  const infection = all.find(({ entry, is }) => /^J(?:18|20)/.test(entry.code) && is === 'present')
  const codes = [infection ? 'J44.0' : null, EXACERBATED.test(facts.question.text) ? 'J44.1' : null].filter(
    (code) => code !== null,
  )
  const leaves = (codes.length > 0 ? codes : ['J44.9']).flatMap((code) => leavesByWords(code, new Set(), facts))
  return { taken: [lungs], listed: leaves.map((leaf) => listed(leaf, RANK.condition, lungs.at)) }
}

const URINARY = /^R3(?:1|3|5|9\.1)/

/** N40.1 with symptoms of the lower urinary tract, which are coded behind it (note at N40.1). */
export function ofProstate(all: Described[], facts: Facts): { taken: Described[]; listed: Listed[] } {
  const prostate = all.find(({ entry, is }) => entry.code === 'N40.0' && is === 'present')
  const symptoms = all.filter(({ entry, is }) => URINARY.test(entry.code) && is === 'present')
  if (!prostate || (symptoms.length === 0 && !/\bLUTS\b|\burinary (?:symptoms|retention)/i.test(facts.question.text)))
    return NONE
  return {
    taken: [prostate, ...symptoms],
    listed: [
      ...leavesByWords('N40.1', new Set(), facts).map((leaf) => listed(leaf, RANK.condition, prostate.at)),
      ...symptoms.flatMap((one) => leavesOf(one, facts)).map((leaf) => listed(leaf, RANK.companion, prostate.at)),
    ],
  }
}

export function listed(leaf: Leaf, rank: number, at: number, note: string | null = null): Listed {
  return { ...leaf, rank, at, note, conditional: null }
}

/** Where the mail gives no place: behind all of its kind. */
export const LAST = Number.MAX_SAFE_INTEGER

/** R65.2 belongs to a sepsis with an organ failure that the provider links to it; the failure follows it (guideline I.C.1.d.1). */
export function withSepsis(all: Listed[], facts: Facts): Listed[] {
  const isFailure = ({ row }: Listed) => /^(?:N17|J96|K72)/.test(row.code)
  if (!all.some(({ row }) => row.code.startsWith('A41')) || !all.some(isFailure)) return all
  const isShock = /\bseptic shock\b/i.test(facts.question.text)
  const severe = leavesByWords(isShock ? 'R65.21' : 'R65.20', new Set(), facts).map((leaf) => ({
    ...listed(leaf, RANK.severity, LAST),
    conditional: isShock ? null : 'if the record links the organ failure to the sepsis',
  }))
  return [...all.map((one) => (isFailure(one) ? { ...one, rank: RANK.severity + BEHIND } : one)), ...severe]
}

const BEHIND = 0.5
