// Office visit level by total time: which code the minutes reach, when the mail gives minutes.

import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations, noteSays } from '../said.ts'
import { decisionMaking } from './decision-making.ts'
import { hospitalVisit } from './hospital-visit.ts'
import { statusOf, visitCandidates } from './visit-candidates.ts'

const RULE = 'visit-level'
// Minutes to be met or exceeded on the date of the encounter (E/M rules for office visits, in force from 2021; wording of 2024).
const NEW_PATIENT: [number, string][] = [
  [60, '99205'],
  [45, '99204'],
  [30, '99203'],
  [15, '99202'],
]
const ESTABLISHED: [number, string][] = [
  [40, '99215'],
  [30, '99214'],
  [20, '99213'],
  [10, '99212'],
]
const IN_FORCE_FROM = '2021-01-01'

export function visitLevel(facts: Facts): Advice {
  const { question, date } = facts
  if (!question.intents.includes('em_level') || date < IN_FORCE_FROM) return NOTHING
  const proof = noteCitations(facts, 'em-office-time', 'em-time', 'em-office-level')
  const named = procedures(facts).map((code) => code.code)
  const office = named.filter((code) => /^992(?:0[1-5]|1[1-5])$/.test(code))
  if (named.length > 0 && office.length === 0) return NOTHING
  if (named.length === 0 && !facts.question.intents.includes('global')) return withoutCode(facts)
  // What the mail tells of decision making grades the visit; the table of times would only stand before it.
  const hasMinutes = question.quantities.some(({ measure }) => measure === 'minute')
  if (!hasMinutes && decisionMaking(facts).findings.length > 0) return NOTHING
  const asNew = office.filter((code) => code.startsWith('9920'))
  if (asNew.length > 0 && statusOf(facts) === 'established') return notNew(asNew, facts)
  const table = tableFor(facts, office)
  // Therapy minutes beside a visit are not its time.
  const therapy = named.some((code) => /^908[34]\d$/.test(code))
  // Minutes of counseling or planning that have codes of their own are not the visit's.
  if (
    therapy ||
    /\b(?:tobacco|smoking|cessation|advance care|psychotherapy|therapy session|min(?:ute)?s? (?:of )?therapy)\b/i.test(
      question.text,
    )
  )
    return NOTHING
  const minutes = question.quantities.find((quantity) => quantity.measure === 'minute')
  if (!table || !minutes || office.length === 0 || /\bneeds? \d+/i.test(question.text)) return thresholds(facts, office)
  const reached = table.find(([least]) => minutes.amount >= least)
  const asked = office[0] ?? ''
  // "Which of 99202-99205": of several levels the one that was reached stays on the claim.
  const others = office.filter((code) => code !== reached?.[1])
  const claim = reached
    ? `By time, ${minutes.amount} minutes reach ${reached[1]} (${reached[0]} minutes must be met or exceeded)${office.length > 1 || reached[1] === asked ? '' : `, not ${asked}`}; medical decision making may carry another level.`
    : `${minutes.amount} minutes reach no level by time; choose the level by medical decision making.`
  const records = reached ? facts.book.onDate(reached[1], date).map((row) => row.citation) : []
  return advice({
    findings: [
      finding(RULE, 'answer', 'certain', claim, [...proof, ...records]),
      noteSays(facts, 'em-office-time', RULE),
    ],
    claimLines: [
      ...(reached ? others.map((code) => line(code, { units: DROPPED })) : []),
      ...(reached
        ? [line(reached[1], { conditional: 'by total time; MDM may support another level' })]
        : facts.book.onDate(asked, date).length > 0
          ? [line(asked, { conditional: 'by decision making only, not by time' })]
          : []),
    ],
    asks: [
      { slot: 'service', weight: 88, text: 'the elements of medical decision making (problems, data, risk)' },
      {
        slot: 'minutes',
        weight: 83,
        text: "whether the time is the billing practitioner's own on the date of the visit",
      },
    ],
  })
}

/** "Is she new?" or "the guidelines, please": both kinds of patient stay open until the record settles it. */
function withoutCode(facts: Facts): Advice {
  // These have rules and minutes of their own.
  if (/\bincident[- ]to\b|\bcritical care\b|\bsplit\b.{0,8}\bshared\b/i.test(facts.question.text)) return NOTHING
  const graded = decisionMaking(facts).findings.length > 0 || hospitalVisit(facts).findings.length > 0
  if (graded) return NOTHING
  const status = /\bnew\b|\bestablished\b/i.test(facts.question.text)
  const known = statusOf(facts)
  const said = known ? SAYS[known] : undefined
  return advice({
    findings: [
      said ? finding(RULE, 'answer', 'likely', said, noteCitations(facts, 'em-new-patient')) : null,
      status ? noteSays(facts, 'em-new-patient', RULE, said ? 'why' : 'answer') : null,
      ...thresholds(facts, []).findings,
    ],
    claimLines: visitCandidates(facts),
    asks: [
      {
        slot: 'new_or_established',
        weight: 92,
        text: 'when the group last saw the patient face to face, by which specialty',
      },
      { slot: 'service', weight: 86, text: 'the elements of medical decision making, or the total time' },
    ],
  })
}

/** A new-patient code for one whom the circumstances make established. */
function notNew(codes: string[], facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Not ${codes.join(' or ')}. ${SAYS.established}`,
        noteCitations(facts, 'em-new-patient'),
      ),
      noteSays(facts, 'em-new-patient', RULE),
    ],
    claimLines: [...codes.map((code) => line(code, { units: DROPPED })), ...visitCandidates(facts)],
    asks: [{ slot: 'service', weight: 86, text: 'the elements of medical decision making, or the total time' }],
  })
}

const SAYS = {
  new: 'New, as described: a test that was read without seeing the patient does not count as a visit.',
  established:
    'Established, as described: the physician, or one of the exact same specialty in the group, saw the patient face to face within three years; neither the practice nor its tax number matters.',
}

/** The time a level needs, where a code's threshold is what was asked. */
function thresholds(facts: Facts, office: string[]): Advice {
  const asked = [...NEW_PATIENT, ...ESTABLISHED].filter(([, code]) => office.includes(code))
  const wantsTime = /\bminutes?\b|\btimes?\b|\bmins?\b/i.test(facts.question.text)
  if (!wantsTime && !/\blevels?\b|\bguidel/i.test(facts.question.text)) return NOTHING
  const proof = [
    ...noteCitations(facts, 'em-office-time', 'em-time', 'em-office-level'),
    ...asked.flatMap(([, code]) => facts.book.onDate(code, facts.date).map((row) => row.citation)),
  ]
  const row = (table: [number, string][]) =>
    [...table]
      .reverse()
      .map(([least, code]) => `${code} ${least}`)
      .join(', ')
  const own = asked.map(([least, code]) => `${code} by time needs ${least} minutes. `).join('')
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${own}Minutes on the date of the encounter, met or exceeded: new ${row(NEW_PATIENT)}; established ${row(ESTABLISHED)}. Or the level follows medical decision making.`,
        proof,
      ),
    ],
  })
}

function tableFor(facts: Facts, office: string[]): [number, string][] | null {
  if (office.some((code) => code.startsWith('9920')) || /\bnew (?:pt|patient)/i.test(facts.question.text))
    return NEW_PATIENT
  return office.length > 0 ? ESTABLISHED : null
}
