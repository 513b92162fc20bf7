// What the global period of a procedure holds, where the question turns on it.
import { laterSideIn } from '../question/laterality.ts'
import { billable, procedures } from './facts.ts'
import type { Advice, ClaimLine, Facts, Finding } from './finding.ts'
import { advice, DROPPED, finding, line, noteCitations, noteSays } from './said.ts'
import { isVisit } from './visit.ts'
import { visitCandidates } from './visit-candidates.ts'

const RULE = 'global-days'
// Medicare physician fee schedule, global days (Claims Processing Manual 100-04 ch. 12 section 40.1).
const SAYS: Record<string, string> = {
  '000': 'no days after it: the day of the procedure only',
  '010': 'a minor procedure with 10 days after it',
  '090': 'a major procedure: the day before, the day of, and 90 days after it',
  MMM: 'maternity care, with its own period',
  XXX: 'the global concept does not apply',
  YYY: 'the contractor sets the period',
  ZZZ: 'part of the period of the code it is added to',
}

const ASKS_PERIOD = /\bglobal (?:days?|periods?)\b/i
const SPEAKS_OF_SURGERY =
  /\bsurg|\bpost-?op|\bprocedure|\bperiod\b|\boperat|\b(?:10|90)[- ]days?\b|\bamputat|\breplacement\b|\brepair/i

export function globalDays(facts: Facts): Advice {
  const { intents, text } = facts.question
  const later = laterSideIn(text)
  if (!intents.includes('global') && later === null && !isUndecided(facts)) return advice({})
  const operating = /\boperating room\b|\bOR\b|\breturn to\b/.test(text)
  const complication = /\binfect|\bcomplication|\bdehisc|\bbleed|\bhematoma/i.test(text)
  const unrelated =
    /\bunrelated\b|\b(?:other|opposite|contralateral|different) (?:eye|knee|hip|hand|foot|side|problem|shoulder)\b/i.test(
      text,
    )
  return advice({
    findings: [
      unrelated ? noteSays(facts, 'modifier-24', RULE, 'answer') : null,
      complication && !operating && isMedicare(facts) ? notAgain(facts) : null,
      complication && !operating ? noteSays(facts, 'global-complication', RULE, 'answer') : null,
      later === null ? null : otherSide(later, facts),
      ...(isUndecided(facts) && operating ? [plannedOrNot(facts)] : []),
      ...billable(facts)
        // That a visit or a test has no period is news only to who asks for it.
        .filter(({ record }) => record.globalDays !== null && (record.globalDays !== 'XXX' || ASKS_PERIOD.test(text)))
        .map(({ record }) =>
          finding(
            RULE,
            ASKS_PERIOD.test(text) ? 'answer' : 'why',
            'certain',
            `${record.code} has global days ${record.globalDays}: ${SAYS[record.globalDays ?? ''] ?? 'see the fee schedule'}.`,
            [record.citation, ...noteCitations(facts, 'global-periods')],
          ),
        ),
    ],
    claimLines: [
      ...(unrelated ? unrelatedVisits(facts) : []),
      ...(complication && !operating ? includedVisits(facts) : []),
      ...laterProcedure(facts),
    ],
    asks: !SPEAKS_OF_SURGERY.test(text)
      ? []
      : [
          ...(unrelated
            ? [
                {
                  slot: 'diagnosis' as const,
                  weight: 88,
                  text: 'the diagnosis of the unrelated problem, and the elements of the visit level (MDM or time)',
                },
              ]
            : []),
          {
            slot: 'surgery_date',
            weight: 84,
            text: 'the code and date of the surgery with its global period, and whether the same surgeon or group saw the patient',
          },
          ...(facts.question.placeOfService === null
            ? [{ slot: 'place_of_service' as const, weight: 70, text: 'where it was done (office or operating room)' }]
            : []),
        ],
  })
}

/** The other side, operated on while the period of the first one runs, is a procedure of its own. */
function otherSide(later: 'left' | 'right', facts: Facts): Finding | null {
  const [only, ...others] = operations(facts)
  if (!only || others.length > 0) return null
  const side = later === 'left' ? 'LT' : 'RT'
  return finding(
    RULE,
    'answer',
    'likely',
    `${only.record.code}-79-${side} if the period of the first side is still running: the other side is a procedure of its own, and a new period begins. Not 50, which is for both sides in one session, and not 58 or 78.`,
    [...noteCitations(facts, 'modifier-79'), only.record.citation],
  )
}

/** "78 or 58?" on a return to the operating room. */
function isUndecided({ question }: Facts): boolean {
  const named = question.codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  return named.includes('58') && named.includes('78')
}

function plannedOrNot(facts: Facts): Finding | null {
  return finding(
    RULE,
    'answer',
    'depends',
    '78 when the return to the operating room was not planned and treats something related to the first surgery; 58 only when the record of the first surgery planned or foresaw it, or it is more extensive.',
    noteCitations(facts, 'modifier-78', 'modifier-58'),
  )
}

/** Medicare's package holds the visits for a complication; other payers may pay them. */
function includedVisits(facts: Facts): ClaimLine[] {
  return billable(facts)
    .filter(({ record }) => isVisit(record.code))
    .map(({ record }) =>
      line(
        record.code,
        isMedicare(facts) ? { units: DROPPED } : { conditional: 'not under Medicare, whose package holds it' },
      ),
    )
}

/** The visit that was named, which the package holds. */
function notAgain(facts: Facts): Finding | null {
  const [visit] = billable(facts).filter(({ record }) => isVisit(record.code))
  return visit
    ? finding(
        RULE,
        'answer',
        'likely',
        `No, not ${visit.record.code}: a complication of the surgery is not unrelated, so 24 does not open the package.`,
        noteCitations(facts, 'global-complication', 'modifier-24'),
      )
    : null
}

function isMedicare({ question }: Facts): boolean {
  return question.payer === 'Medicare'
}

function operations(facts: Facts) {
  return billable(facts).filter(({ record }) => !isVisit(record.code) && record.globalDays !== 'XXX')
}

/** A procedure in the period of an earlier one, where the words say which kind it is (58 planned or staged, 79 unrelated). */
function laterProcedure(facts: Facts): ClaimLine[] {
  const { text } = facts.question
  const named = operations(facts)
  const later = laterSideIn(text)
  const undecided = isUndecided(facts) && /\boperating room\b|\bOR\b/.test(text)
  const modifier = /\bstaged\b|\bplanned\b|\bmore extensive\b/i.test(text)
    ? '58'
    : later !== null || /\bunrelated (?:procedure|surgery)\b/i.test(text)
      ? '79'
      : undecided
        ? '78'
        : null
  const [only] = named
  if (modifier === null || named.length !== 1 || !only) return []
  return [
    line(only.record.code, {
      modifiers: [modifier],
      units: only.mention.units ?? 1,
      conditional:
        modifier === '78' ? 'if the return was unplanned and related' : 'in the global period of the earlier procedure',
    }),
  ]
}

function unrelatedVisits(facts: Facts): ClaimLine[] {
  if (procedures(facts).length === 0) return visitCandidates(facts, ['24'])
  return billable(facts)
    .filter(({ record }) => isVisit(record.code))
    .map(({ mention, record }) =>
      line(record.code, {
        modifiers: ['24'],
        units: mention.units ?? 1,
        conditional: 'only if the diagnosis shows it is unrelated to the surgery',
      }),
    )
}
