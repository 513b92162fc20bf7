// Two diagnoses on one claim: what the Excludes notes of the tabular list say of them, as far as the list of the date, or the newest loaded, goes.

import { fallsUnder } from '../../codes/load/icd-reference.ts'
import type { CodeNote } from '../../codes/tabular-look-up.ts'
import type { MentionedCode } from '../../question/question.ts'
import { diagnoses } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations, together } from '../said.ts'

const RULE = 'exclusions'
// A mail with more diagnoses than this is a list; only its first are compared.
const MOST_CODES = 6
// Pain in a joint or a limb and stiffness are symptoms though they stand in the chapter of their body system.
const SYMPTOM = /^(?:R|M25\.[56]|M79\.6)/
const ASKS_OF_BOTH =
  /\bboth\b|\btogether\b|\bexcludes?\b|\bwith\b|\bw\/|\bsame (?:claim|visit|day|note|encounter)\b|\bor\b/i

const IS_A_CHOICE = /\b[A-Z]\d\w(?:\.\w{1,4})? (?:or|vs\.?|versus) [A-Z]\d\w/i

/** Exclusions of older lists that a later one took back, though the newest loaded list may still print them. */
const WITHDRAWN: { pair: [RegExp, RegExp]; since: string }[] = [
  // ICD-10-CM guidelines FY2022, I.C.4.a.3: insulin and oral or injected drugs are both coded.
  { pair: [/^Z79\.4$/, /^Z79\.8[45]$/], since: '2021-10-01' },
  // ICD-10-CM addenda: the notes at I25.1 and I25.81 became Excludes2.
  { pair: [/^I25\.1/, /^I25\.81/], since: '2020-10-01' },
]

/** Excludes1: not together unless unrelated (guideline I.A.12.a); Excludes2: both may stand (I.A.12.b). */
export function exclusions(facts: Facts): Advice {
  const codes = diagnoses(facts).slice(0, MOST_CODES)
  return together(codes.flatMap((a, at) => codes.slice(at + 1).map((b) => between(a, b, facts))))
}

function between({ code: a }: MentionedCode, { code: b }: MentionedCode, facts: Facts): Advice {
  const withdrawn = WITHDRAWN.some(
    ({ pair: [one, other], since }) =>
      facts.date >= since && ((one.test(a) && other.test(b)) || (one.test(b) && other.test(a))),
  )
  // Notes of whole chapters sort diseases into chapters; they are no ban on two codes of one patient.
  const [note] = withdrawn
    ? []
    : facts.book
        .icd()
        .excluding(a, b, facts.date)
        .filter(({ kind, from }) => kind === 'excludes1' && from.level === 'code')
  if (note) return notTogether(a, b, note, facts)
  return withoutBesideWith(a, b, facts) ?? mayStandTogether(a, b, facts)
}

function notTogether(a: string, b: string, note: CodeNote, facts: Facts): Advice {
  // What a diagnosis explains is no diagnosis beside it (guidelines I.B.5 and II.A).
  const symptom = [a, b].find((code) => code.startsWith('R'))
  const kept =
    symptom === undefined
      ? (heavierUse(a, b) ?? byItsCause(a, b, facts.question.text) ?? withoutSymptoms(a, b, facts.question.text))
      : symptom === a
        ? b
        : a
  const report = kept === null ? 'Report the one that the documentation supports.' : `Report ${kept} alone.`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No, not both: the Excludes1 note at ${note.from.code} names ${note.text}, so ${a} and ${b} go together only when the record shows that they are unrelated${note.caution === null ? '' : ` (${note.caution})`}. ${report}`,
        [note.citation, ...noteCitations(facts, 'icd-excludes1')],
      ),
    ],
    claimLines:
      kept !== null
        ? [line(kept === a ? b : a, { units: DROPPED })]
        : [a, b].map((code) => line(code, { conditional: `one of the two, by the documentation` })),
    asks: [{ slot: 'diagnosis', weight: 88, text: "the provider's final diagnosis, and whether the two are related" }],
  })
}

/** HIV without symptoms and never with a related illness is Z21 (guideline I.C.1.a.2.d). */
function withoutSymptoms(a: string, b: string, text: string): string | null {
  const isHiv = [a, b].includes('B20') && [a, b].includes('Z21')
  return isHiv && /\basymptomatic\b/i.test(text) && !/\bAIDS\b|\bopportunistic\b/i.test(text) ? 'Z21' : null
}

/** A tear of wear (chapter 13) or of an injury (chapter 19), as the mail tells. */
function byItsCause(a: string, b: string, text: string): string | null {
  const [worn] = [a, b].filter((code) => code.startsWith('M'))
  const [injured] = [a, b].filter((code) => code.startsWith('S'))
  if (worn === undefined || injured === undefined) return null
  if (
    /\b(?:no|without|denies) (?:\w{1,10} )?(?:injury|trauma|fall)|\bdegenerat\w{2,4}|\bchronic\b|\batraumatic/i.test(
      text,
    )
  )
    return worn
  return /\binjur\w{1,3}\b|\bfell\b|\bfall\b|\btrauma\w{0,3}\b|\baccident\b/i.test(text) ? injured : null
}

/** Of use, abuse and dependence of one substance the heaviest alone is coded (guideline I.C.5.b.2). */
function heavierUse(a: string, b: string): string | null {
  const level = (code: string) => (/^F1\d\.[129]/.test(code) ? '912'.indexOf(code.charAt(4)) : -1)
  const isOneSubstance = a.slice(0, CATEGORY_LENGTH) === b.slice(0, CATEGORY_LENGTH)
  if (!isOneSubstance || level(a) < 0 || level(b) < 0 || level(a) === level(b)) return null
  return level(a) > level(b) ? a : b
}

/** "Without complications" beside a complication of the same category cannot both be true of one patient. */
function withoutBesideWith(a: string, b: string, facts: Facts): Advice | null {
  if (a.slice(0, CATEGORY_LENGTH) !== b.slice(0, CATEGORY_LENGTH)) return null
  const rows = [a, b].flatMap((code) => facts.records.find((row) => row.code === code) ?? [])
  const without = rows.find(({ title }) => WITHOUT.test(title))
  const other = rows.find((row) => row !== without && !WITHOUT.test(row.title))
  if (!without || !other) return null
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: ${without.code} says that there is no complication, so it does not stand beside ${other.code}. Report ${other.code}, if the provider documented it, and drop ${without.code}.`,
        [without.citation, other.citation],
      ),
    ],
    claimLines: [line(without.code, { units: DROPPED })],
  })
}

const CATEGORY_LENGTH = 3
const WITHOUT = /\bwithout (?:mention of )?complications?\b/i

/** A symptom beside a disease: coded only when it is no usual part of it (guidelines I.B.5 and I.B.6). */
function ofASymptom(a: string, b: string, facts: Facts): Advice {
  const [symptom] = [a, b].filter((code) => SYMPTOM.test(code))
  const disease = [a, b].find((code) => /^[A-QS-T]/.test(code) && !SYMPTOM.test(code))
  // D68.3 says why it bleeds, and the bleeding where: both are coded.
  if (symptom === undefined || disease === undefined || disease.startsWith('D68.3')) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Usually ${disease} alone: ${symptom} is a symptom, and one that routinely belongs to a confirmed disease is not coded beside it. It may be added when it is no usual part of ${disease}.`,
        noteCitations(facts, 'icd-integral-symptoms'),
      ),
    ],
    claimLines: [line(disease), line(symptom, { conditional: `only if it is no usual part of ${disease}` })],
  })
}

function mayStandTogether(a: string, b: string, facts: Facts): Advice {
  if (!ASKS_OF_BOTH.test(facts.question.text)) return NOTHING
  const names = (code: string, other: string) =>
    facts.book
      .icd()
      .notesOf(code, facts.date)
      .find(
        ({ kind, codes, from }) =>
          kind === 'excludes2' && from.level === 'code' && codes.some((one) => fallsUnder(other, one)),
      )
  const note = names(a, b) ?? names(b, a)
  if (!note) return ofASymptom(a, b, facts)
  // Whoever asks which of the two is not told that both may stand.
  if (IS_A_CHOICE.test(facts.question.text)) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Yes, both may be reported when the patient has both: the note at ${note.from.code} (${note.text}) is an Excludes2.`,
        [note.citation, ...noteCitations(facts, 'icd-excludes2')],
      ),
    ],
  })
}
