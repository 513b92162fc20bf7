// Conditions told in words become an ordered list of diagnoses, with what links them, what they leave open and what may not be coded.
import { namesSide } from '../../question/laterality.ts'
import { diagnoses, procedures } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { FRACTURE_ASK } from '../notes/subject-asks.ts'
import { advice, DROPPED, finding, listed as inWords, line, NOTHING, noteCitations, noteSays } from '../said.ts'
import { ASKS_A_SERVICE, ASKS_DIAGNOSIS, ASKS_WHICH_DIAGNOSES, tellsWhyTested } from './asks-diagnoses.ts'
import { differences } from './described-conditions.ts'
import { exclusions } from './exclusions.ts'
import { type Listed, RANK } from './linked-diagnoses.ts'
import { type DiagnosisPlan, plannedDiagnoses } from './planned-diagnoses.ts'
import { replacements } from './replaced-diagnoses.ts'

const RULE = 'diagnosis-list'
// A claim holds twelve diagnoses (CMS-1500 item 21); a mail that describes more is a chart.
const MOST_LISTED = 8
// Official titles can run to hundreds of characters; the start tells them apart.
const TITLE_LENGTH = 90
const MOST_BESIDE = 5
// Who names a service wants its code, and the conditions are why it was done.
const SPEAKS_OF_A_SERVICE =
  /\bcpts?\b|\bhcpcs\b|\bbill(?:ing|ed|s|able)?\b|\binject\w{0,5}|\bexcis\w{0,4}|\bbiops\w{1,4}|\brepair\w{0,3}|\bremov\w{1,4}|\w{2,12}scop(?:y|ies)\b|\bultrasound|\bx-?rays?\b|\bMRI\b|\bCT\b|\bperform\w{0,3}|\bprocedures?\b|\bmodifiers?\b|\bunits?\b|\badminist\w{0,7}|\bminutes?\b|\bmin\b|\bhours?\b|\btherapy\b|\blevel\b|\bdebrid\w{1,6}|\bdrain\w{0,4}|\bI ?& ?D\b|\blabs?\b|\btests?\b|\bwhich E\/?M\b|\b99\d{3}\b|\bnebuli\w{0,4}|\bstrapp\w{0,3}|\bsplint\w{0,3}|\bcast(?:ing)?\b|\bscreen(?:ing|ed)?\b|\bcovered\b|\bmedicare\b/i

// Three rules ask whether the list answers, and a list costs a dozen look-ups; facts never change.
const LISTS = new WeakMap<Facts, Advice>()

export function diagnosisList(facts: Facts): Advice {
  const made = LISTS.get(facts) ?? listOf(facts)
  LISTS.set(facts, made)
  return made
}

function listOf(facts: Facts): Advice {
  const plan = isAsked(facts) ? plannedDiagnoses(facts) : null
  if (plan === null || (plan.listed.length === 0 && plan.uncertain.length === 0)) return NOTHING
  // Beside a service, words that only the search knows may be the service's own.
  const { text } = facts.question
  if (plan.isBySearch && SPEAKS_OF_A_SERVICE.test(text) && !ASKS_WHICH_DIAGNOSES.test(text)) return NOTHING
  const list = plan.listed.slice(0, MOST_LISTED)
  return advice({
    findings: [
      ...plan.decisions,
      list.length > 0 ? answer(list, plan, facts) : null,
      ...replacements(plan.replaced, facts),
      uncertainty(plan, facts),
      ...plan.remarks,
      ...openOnes(list),
      ...notesOf(list, facts),
    ],
    claimLines: [
      ...plan.replaced.map(({ code }) => line(code, { units: DROPPED })),
      ...list.map((one) => line(one.row.code, { conditional: conditionOf(one, list, plan) })),
    ],
    asks: asksOf(list, plan, facts),
  })
}

const ONLY_SUSPECTED = /\b(?:suspect\w{0,3}|possible|probable|r\/o|rul(?:e|ed|ing)[ -]out)\b/i
// A faint or a seizure hurts somebody; it is no part of the wound.
const MADE_IT_HAPPEN = /^R(?:55|56)/
const OF_ICD_9 = /\bICD-?9\b/i

function conditionOf({ row, rank, beside, conditional }: Listed, list: Listed[], plan: DiagnosisPlan): string | null {
  if (plan.areAlternatives) return 'one of these, by the record'
  const isBesideADisease = list.some(
    (other) =>
      (other.rank === RANK.condition || other.rank === RANK.cause) &&
      !(MADE_IT_HAPPEN.test(row.code) && /^S/.test(other.row.code)),
  )
  // Guidelines I.B.5 and I.B.6.
  if (rank === RANK.symptom && isBesideADisease) return 'only if it is no usual part of the disease above'
  return conditional ?? (beside.length > 0 ? 'if the record says no more' : null)
}

/** Whether a rule for a list of diagnoses answers this mail; other rules that would look for its words keep silent then. */
export function listsDiagnoses(facts: Facts): boolean {
  return diagnosisList(facts).findings.length > 0
}

/** Whether the mail wants diagnoses and no service beside them, so that rules about services have nothing to say. */
export function asksOnlyDiagnoses(facts: Facts): boolean {
  return procedures(facts).length === 0 && !ASKS_A_SERVICE.test(facts.question.text) && listsDiagnoses(facts)
}

const FROM_THE_INDEX = /\b(?:from|by|on) (?:the |a )?BMI\b|\bBMI (?:only|alone)\b/i

function isAsked(facts: Facts): boolean {
  const { text, denialCodes, intents } = facts.question
  if (denialCodes.length > 0 || intents.includes('compliance') || tellsWhyTested(text)) return false
  // Beside a procedure only who asks for its diagnoses is told them; those that were named are pointed at.
  if (procedures(facts).length > 0 && (diagnoses(facts).length > 0 || !ASKS_WHICH_DIAGNOSES.test(text))) return false
  // What may not stand together is settled by the book's notes, not by words.
  if (diagnoses(facts).length > 1 && exclusions(facts).findings.length > 0) return false
  // No index makes a diagnosis: `bodyMassIndex` says so.
  if (FROM_THE_INDEX.test(text)) return false
  if (OF_ICD_9.test(text)) return false
  if (facts.question.codes.some(({ systems }) => systems.includes('MODIFIER'))) return false
  return ASKS_DIAGNOSIS.test(text) || !SPEAKS_OF_A_SERVICE.test(text)
}

function answer(list: Listed[], { areAlternatives }: DiagnosisPlan, facts: Facts): Finding | null {
  const named = list
    .filter(({ conditional }) => !conditional?.startsWith('instead'))
    .map(({ row }) => `${row.code} (${shortTitle(row.title)})`)
  const claim =
    named.length === 1
      ? `As you describe it, the diagnosis is ${named[0]}.`
      : areAlternatives
        ? `By what the record says, one of these and not both: ${named.join('; ')}.`
        : `As you describe it, in this order: ${named.join('; ')}.`
  return finding(RULE, 'answer', 'likely', claim, [
    ...list.map(({ row }) => row.citation),
    ...noteCitations(facts, ...list.flatMap(({ note }) => note ?? [])),
  ])
}

function uncertainty({ uncertain, listed }: DiagnosisPlan, facts: Facts): Finding | null {
  // Where the code itself was named, another rule refuses it.
  const isUnread =
    uncertain.length === 0 &&
    ONLY_SUSPECTED.test(facts.question.text) &&
    !/\binpatient|\badmitted/i.test(facts.question.text)
  if ((uncertain.length === 0 && !isUnread) || diagnoses(facts).length > 0) return null
  const instead = listed.length > 0 ? '' : ' Code the sign, symptom or other reason for the visit.'
  return finding(
    RULE,
    'answer',
    'certain',
    isUnread
      ? 'What is only suspected, probable or to be ruled out is not coded for an outpatient.'
      : `Not coded for an outpatient: ${inWords(uncertain)}, because it is written as suspected, probable or to be ruled out.${instead}`,
    noteCitations(facts, 'icd-outpatient-uncertain'),
  )
}

/** What the mail leaves open, with the codes that say more. */
function openOnes(list: Listed[]): (Finding | null)[] {
  return list
    .filter(({ beside }) => beside.length > 0)
    .slice(0, 2)
    .map(({ row, beside }) =>
      finding(
        RULE,
        'why',
        'certain',
        `${row.code} only where the record says no more; more exact are ${inWords(differences(beside.slice(0, MOST_BESIDE)), 'or')}${beside.length > MOST_BESIDE ? ' and others beside it' : ''}.`,
        [row.citation, ...beside.slice(0, MOST_BESIDE).map(({ citation }) => citation)],
      ),
    )
}

function notesOf(list: Listed[], facts: Facts): (Finding | null)[] {
  const ids = [...new Set(list.flatMap(({ note }) => note ?? []))].filter(
    // One drug needs no rule; of two kinds it was once otherwise.
    (id) => id !== 'icd-diabetes-drugs' || list.filter(({ note }) => note === id).length > 1,
  )
  return ids.slice(0, 2).map((id) => noteSays(facts, id, RULE))
}

function asksOf(list: Listed[], { uncertain }: DiagnosisPlan, facts: Facts): Advice['asks'] {
  const open = list.filter(({ beside }) => beside.length > 0).map(({ row }) => `${row.code} (${shortTitle(row.title)})`)
  return [
    ...(open.length > 0
      ? [
          {
            slot: 'diagnosis' as const,
            weight: 92,
            text: `what type, site and side (laterality) the record documents behind ${inWords(open)}`,
          },
        ]
      : uncertain.length > 0 && list.length === 0
        ? [
            {
              slot: 'diagnosis' as const,
              weight: 92,
              text: 'the signs or symptoms that the record gives as the reason for the visit',
            },
          ]
        : []),
    ...withoutItsCondition(list),
    ...unsaid(list, facts),
    ...(facts.dateAssumed ? [{ slot: 'date_of_service' as const, weight: 40, text: 'the date of service' }] : []),
  ]
}

/** Underdosing stands behind the condition that it made worse; a mail that names none is asked for it. */
function withoutItsCondition(list: Listed[]): Advice['asks'] {
  const isUnderdosing = list.some(({ row }) => /^Underdosing/.test(row.title))
  const isAlone = list.every(({ row }) => /^(?:T|Z91)/.test(row.code))
  return isUnderdosing && isAlone
    ? [{ slot: 'diagnosis', weight: 95, text: 'the condition that the drug was taken for, which is listed first' }]
    : []
}

const SAYS_THE_FRACTURE = [/\b(?:open|closed)\b/i, /displaced\b/i, /\b(?:left|right|lt|rt)\b/i]

/** What the chosen codes call unspecified and a record mostly says: the kind of a fracture, and the side where both have codes. */
function unsaid(list: Listed[], facts: Facts): Advice['asks'] {
  const vague = list.filter(({ row }) => /\bunspecified\b/i.test(row.title))
  const broken = vague.some(({ row }) => /\bfracture\b/i.test(row.title))
  // All three told, the ask for its kind (above) is left.
  if (broken && SAYS_THE_FRACTURE.every((said) => said.test(facts.question.text))) return []
  if (broken) return [{ slot: 'laterality', weight: 91, text: FRACTURE_ASK }]
  const sided = vague
    .filter(({ row, beside }) => beside.length === 0 && hasSides(row.code, facts))
    .map(({ row }) => row.code)
  return sided.length > 0 ? [{ slot: 'laterality', weight: 91, text: `left or right, for ${inWords(sided)}` }] : []
}

/** Whether codes beside this one name the right side; an injury has its side before the letter of care. */
function hasSides(code: string, facts: Facts): boolean {
  const own = facts.book.onDate(code, facts.date).find(({ system }) => system === 'ICD-10-CM')
  if (own === undefined || namesSide(own.title)) return false
  const headings = [code.slice(0, -1), code.slice(0, -2)].filter((heading) => heading.length > 4)
  return headings.some((heading) =>
    facts.book.familyOf(heading, 'ICD-10-CM', facts.date).children.some(({ title }) => namesSide(title)),
  )
}

function shortTitle(written: string): string {
  const title = written.replace(/\.$/, '')
  return title.length <= TITLE_LENGTH ? title : `${title.slice(0, title.lastIndexOf(' ', TITLE_LENGTH))} …`
}
