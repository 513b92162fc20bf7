// What the global period of a procedure holds, where the question turns on it.
import { billable, procedures } from './facts.ts'
import type { Advice, ClaimLine, Facts } from './finding.ts'
import { advice, finding, line, noteCitations, noteSays } from './said.ts'
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
  if (!intents.includes('global')) return advice({})
  const operating = /\boperating room\b|\bOR\b|\breturn to\b/.test(text)
  const complication = /\binfect|\bcomplication|\bdehisc|\bbleed|\bhematoma/i.test(text)
  const unrelated =
    /\bunrelated\b|\b(?:other|opposite|contralateral|different) (?:eye|knee|hip|hand|foot|side|problem|shoulder)\b/i.test(
      text,
    )
  return advice({
    findings: [
      unrelated ? noteSays(facts, 'modifier-24', RULE, 'answer') : null,
      complication && !operating ? noteSays(facts, 'global-complication', RULE, 'answer') : null,
      ...billable(facts)
        .filter(({ record }) => record.globalDays !== null)
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
    claimLines: [...(unrelated ? unrelatedVisits(facts) : []), ...laterProcedure(facts)],
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

/** A procedure in the period of an earlier one, where the words say which kind it is (58 planned or staged, 79 unrelated). */
function laterProcedure(facts: Facts): ClaimLine[] {
  const { text } = facts.question
  const named = billable(facts).filter(({ record }) => !isVisit(record.code))
  const modifier = /\bstaged\b|\bplanned\b|\bmore extensive\b/i.test(text)
    ? '58'
    : /\bunrelated (?:procedure|surgery)\b/i.test(text)
      ? '79'
      : null
  const [only] = named
  if (modifier === null || named.length !== 1 || !only) return []
  return [
    line(only.record.code, {
      modifiers: [modifier],
      units: only.mention.units ?? 1,
      conditional: 'in the global period of the earlier procedure',
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
