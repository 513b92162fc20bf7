// Office visit level by total time: which code the minutes reach, when the mail gives minutes.
import { minutesIn } from '../../question/quantities.ts'
import { procedures } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations, noteSays } from '../said.ts'
import { decisionMaking } from './decision-making.ts'
import { ESTABLISHED, patientStatus, type Status } from './patient-status.ts'
import { prolongedVisit } from './prolonged-visit.ts'
import { visitCandidates } from './visit-candidates.ts'
import { LEVELS } from './visit-families.ts'
import { visitInSetting } from './visit-in-setting.ts'

const RULE = 'visit-level'
// What is said of the patient, and not of the level.
const STATUS = 'patient-status'
// Minutes to be met or exceeded on the date of the encounter (E/M rules for office visits, in force from 2021; wording of 2024).
const NEW_PATIENT: [number, string][] = [
  [60, '99205'],
  [45, '99204'],
  [30, '99203'],
  [15, '99202'],
]
const ESTABLISHED_PATIENT: [number, string][] = [
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
  // Prolonged time says the level with it.
  if (prolongedVisit(facts).findings.length > 0) return NOTHING
  const asNew = office.filter((code) => code.startsWith('9920'))
  if (asNew.length > 0 && patientStatus(facts)?.status === 'established' && patientStatus(facts)?.because !== null)
    return notNew(asNew, facts)
  const table = tableFor(facts, office)
  // Therapy minutes beside a visit are not its time.
  const therapy = named.some((code) => /^(?:908[34]\d|9940\d|9949[78]|G044[2-7])$/.test(code))
  // Minutes of counseling or planning that have codes of their own are not the visit's.
  if (
    therapy ||
    /\b(?:tobacco|smoking|cessation|advance care|ACP|9949[78]|psychotherapy|therapy session|min(?:ute)?s? (?:of )?therapy)\b/i.test(
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
  if (OWN_RULES.test(facts.question.text)) return NOTHING
  const graded = decisionMaking(facts).findings.length > 0 || visitInSetting(facts).findings.length > 0
  if (graded) return NOTHING
  const status = /\bnew\b|\bestablished\b/i.test(facts.question.text)
  const told = patientStatus(facts)
  const minutes = OTHERS_TIME.test(facts.question.text) ? undefined : minutesIn(facts.question.quantities)
  const timed = minutes === undefined ? null : byMinutes(minutes, told?.status ?? null, facts)
  const asksOnlyStatus = told !== null && told.because !== null && minutes === undefined
  return advice({
    findings: [
      told?.because ? finding(STATUS, 'answer', 'likely', told.because, noteCitations(facts, 'em-new-patient')) : null,
      ...(timed?.findings ?? []),
      status && !(told?.status && told.because === null)
        ? noteSays(facts, 'em-new-patient', STATUS, told?.because || timed ? 'why' : 'answer')
        : null,
      ...(timed !== null || asksOnlyStatus ? [] : thresholds(facts, []).findings),
    ],
    claimLines: timed?.claimLines ?? visitCandidates(facts),
    asks: ASKS_TABLE.test(facts.question.text)
      ? []
      : [
          // What the asker calls the patient settles it; what we conclude is to be confirmed.
          ...(told?.status && told.because === null
            ? []
            : [
                {
                  slot: 'new_or_established' as const,
                  weight: 92,
                  text: 'whether anyone of the group saw the patient face to face in the last 3 years, when, and of which specialty',
                },
              ]),
          {
            slot: 'service',
            weight: 86,
            text: `the elements of medical decision making (problems, data, risk)${timed ? '' : ', or the total time'}`,
          },
        ],
  })
}

const OWN_RULES =
  /\bincident[- ]to\b|\bcritical care\b|\bsplit\b.{0,8}\bshared\b|\bappeal levels?\b|\bredetermin|\bcredential|\benroll|\bresidents?\b/i

/** The level that minutes alone reach, for the kind of patient that is known or for both. */
function byMinutes(minutes: number, status: Status | null, facts: Facts): Pick<Advice, 'findings' | 'claimLines'> {
  const kinds: { who: string; is: Status; table: [number, string][] }[] = [
    { who: 'new patient', is: 'new', table: NEW_PATIENT },
    { who: 'established patient', is: 'established', table: ESTABLISHED_PATIENT },
  ]
  const reached = kinds
    .filter(({ is }) => status === null || status === is)
    .map(({ who, table }) => ({ who, rung: table.find(([least]) => minutes >= least) }))
  const told = reached.map(({ who, rung }) =>
    rung
      ? `${rung[1]} for a${who === 'new patient' ? '' : 'n'} ${who} (${rung[0]} must be met or exceeded)`
      : `no level for a${who === 'new patient' ? '' : 'n'} ${who}`,
  )
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `By time, ${minutes} minutes reach ${listed(told)}; medical decision making may carry another level.`,
        noteCitations(facts, 'em-office-times', 'em-office-time', 'em-time'),
      ),
    ],
    claimLines: reached.flatMap(({ who, rung }) =>
      rung
        ? [
            line(rung[1], {
              conditional: `${status === null ? `${who}; ` : ''}by total time; MDM may support another level`,
            }),
          ]
        : [],
    ),
  })
}

// Minutes of counseling, planning or therapy have codes of their own.
const OTHERS_TIME =
  /\b(?:tobacco|smoking|cessation|advance care|ACP|psychotherap|therapy|counsel|prolonged|staff|nurse)/i

/** A new-patient code for one whom the circumstances make established. */
function notNew(codes: string[], facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Not ${codes.join(' or ')}. ${ESTABLISHED}`,
        noteCitations(facts, 'em-new-patient'),
      ),
      noteSays(facts, 'em-new-patient', RULE),
    ],
    claimLines: [...codes.map((code) => line(code, { units: DROPPED })), ...visitCandidates(facts)],
    asks: [{ slot: 'service', weight: 86, text: 'the elements of medical decision making, or the total time' }],
  })
}

/** The time a level needs, where a code's threshold is what was asked. */
function thresholds(facts: Facts, office: string[]): Advice {
  const asked = [...NEW_PATIENT, ...ESTABLISHED_PATIENT].filter(([, code]) => office.includes(code))
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
        `${own}Minutes on the date of the encounter, met or exceeded: new ${row(NEW_PATIENT)}; established ${row(ESTABLISHED_PATIENT)}. Or the level follows medical decision making.`,
        proof,
      ),
      ...(ASKS_TABLE.test(facts.question.text) ? [decisionTable(facts)] : []),
    ],
  })
}

/** The levels of decision making, from the notes of each. */
function decisionTable(facts: Facts): Finding | null {
  const notes = ['two-of-three', ...LEVELS].flatMap((one) => facts.book.note(`em-mdm-${one}`, facts.date) ?? [])
  return finding(
    RULE,
    'answer',
    'certain',
    notes.map(({ text }) => text.replace(' Two of the three are needed.', '')).join(' '),
    notes.map(({ citation }) => citation),
  )
}

// What each level needs, asked for as such.
const ASKS_TABLE =
  /\bMDM (?:table|grid|chart|levels?|guide)|\b(?:table|grid|chart|guidel\w{0,6})\b[^.?!]{0,40}\b(?:MDM|decision making|e\/?m)\b|\b(?:e\/?m|MDM)\b[^.?!]{0,20}\b(?:guidel|table|grid|cheat sheet)/i

function tableFor(facts: Facts, office: string[]): [number, string][] | null {
  if (office.some((code) => code.startsWith('9920')) || /\bnew (?:pt|patient)/i.test(facts.question.text))
    return NEW_PATIENT
  return office.length > 0 ? ESTABLISHED_PATIENT : null
}
