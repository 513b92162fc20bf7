// What the global period of a procedure holds, where the question turns on it.
import { laterSideIn } from '../../question/laterality.ts'
import { billable, procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts, Finding } from '../finding.ts'
import { globalSplit } from '../payment/global-split.ts'
import { advice, DROPPED, finding, line, noteCitations, noteSays } from '../said.ts'
import { inGlobalPeriod, isVisit } from '../visits/visit.ts'
import { visitCandidates } from '../visits/visit-candidates.ts'
import { visitInGlobal } from '../visits/visit-in-global.ts'
import { earlierCodes, goesOn, isUndecided, isUnrelatedOperation, laterProcedure } from './later-procedure.ts'
import { periodOver } from './period-over.ts'

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
  /\bsurg|\bpost[- ]?op|\bprocedure|\bperiod\b|\boperat|\b(?:10|90)[- ]days?\b|\bamputat|\breplacement\b|\brepair/i

// An illness that no operation of these words' rules leaves behind; the diagnosis has to show it.
const OF_ANOTHER_PART =
  /\b(?:sinus|ear|urinary(?: tract)?|bladder|kidney|respiratory|throat|dental|tooth) infection|\b(?:UTI|URI|sinusitis|otitis|pharyngitis|strep throat|bronchitis)\b/i

export function globalDays(facts: Facts): Advice {
  const { intents, text } = facts.question
  const later = laterSideIn(text)
  if (
    !intents.includes('global') &&
    later === null &&
    !isUndecided(facts) &&
    !inGlobalPeriod(facts) &&
    earlierCodes(facts).length === 0 &&
    !goesOn(facts)
  )
    return advice({})
  const operating = /\boperating room\b|\bOR\b|\breturn to\b/.test(text)
  const complication = !OF_ANOTHER_PART.test(text) && /\binfect|\bcomplication|\bdehisc|\bbleed|\bhematoma/i.test(text)
  const unrelated =
    OF_ANOTHER_PART.test(text) ||
    /\bunrelated\b(?! (?:procedure|surgery|operation))|\b(?:other|opposite|contralateral|different) (?:eye|knee|hip|hand|foot|side|problem|shoulder)\b/i.test(
      text,
    )
  const procedure = laterProcedure(facts)
  const isOfVisit = unrelated && !isUnrelatedOperation(facts)
  // The visit after a named surgery is worked out by its own rule.
  const isTold = visitInGlobal(facts).findings.length > 0
  return advice({
    findings: [
      ofAnother(facts),
      ...procedure.findings,
      unrelated && !isTold ? noteSays(facts, 'modifier-24', RULE, 'answer') : null,
      complication && !operating && isMedicare(facts) ? notAgain(facts) : null,
      complication && !operating ? noteSays(facts, 'global-complication', RULE, 'answer') : null,
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
      ...(isOfVisit ? unrelatedVisits(facts) : []),
      ...(complication && !operating ? includedVisits(facts) : []),
      ...procedure.claimLines,
    ],
    asks:
      isTold ||
      !SPEAKS_OF_SURGERY.test(text) ||
      globalSplit(facts).findings.length > 0 ||
      periodOver(earlierCodes(facts), facts) !== null
        ? []
        : [
            ...(isOfVisit
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
              ? [
                  {
                    slot: 'place_of_service' as const,
                    weight: 70,
                    text: 'where it was done (office or operating room)',
                  },
                ]
              : []),
          ],
  })
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

function unrelatedVisits(facts: Facts): ClaimLine[] {
  if (!procedures(facts).some(({ code }) => isVisit(code))) return visitCandidates(facts, ['24'])
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

const ANOTHER_SURGEON =
  /\b(?:another|different|other|outside) (?:surgeon|surgery group|physician|doctor|group|practice)\b|\bnot (?:in|part of|with) (?:our|the same) (?:group|practice)\b/i

/** The package binds the surgeon and colleagues of the same specialty in the same group, nobody else. */
function ofAnother(facts: Facts): Finding | null {
  const asked = facts.question.codes.some(({ code, modifiers }) => [code, ...modifiers].includes('24'))
  if (!asked || !ANOTHER_SURGEON.test(facts.question.text)) return null
  return finding(
    RULE,
    'answer',
    'likely',
    'No 24 if nobody of your group did the surgery: 24 and the package bind the surgeon and colleagues of the same specialty in the same group. Your visit is billed as any other, unless care after the surgery was formally transferred to you (55).',
    noteCitations(facts, 'modifier-24', 'modifier-54-55-56'),
  )
}
