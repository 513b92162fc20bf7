// Psychotherapy on the day of a visit: the add-on by minutes, never the stand-alone code.
import type { CodeRecord } from '../../codes/code-record.ts'
import { minutesIn } from '../../question/quantities.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'
import { isVisit } from './visit.ts'

const RULE = 'psychotherapy'
const ADD_ON_OF: Record<string, string> = { '90832': '90833', '90834': '90836', '90837': '90838' }
// Least minutes of each add-on (note `psychotherapy-times`).
const BY_MINUTES: [number, string][] = [
  [53, '90838'],
  [38, '90836'],
  [16, '90833'],
]
const LEAST = 16
const ALONE_OF = Object.fromEntries(Object.entries(ADD_ON_OF).map(([alone, addOn]) => [addOn, alone]))

const SPEAKS_OF_IT = /\bpsychotherap|\btherapy session|\bmin(?:ute)?s? (?:of )?therapy\b/i

export function psychotherapy(facts: Facts): Advice {
  const named = billable(facts)
  const alone = named.find(({ record }) => record.code in ADD_ON_OF)?.record
  const visit = named.find(({ record }) => isVisit(record.code))?.record
  if (visit && !alone && named.length === 1) return beside(visit.code, facts)
  if (alone && !visit) return byMinutes(alone, facts)
  if (!alone || !visit) return NOTHING
  const minutes = minutesIn(facts.question.quantities)
  const addOn =
    (minutes === undefined ? undefined : BY_MINUTES.find(([least]) => minutes >= least)?.[1]) ??
    ADD_ON_OF[alone.code] ??
    ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${alone.code} stands alone and is not reported with ${visit.code} on one day; with a visit the psychotherapy is the add-on ${addOn}${minutes === undefined ? '' : ` for ${minutes} minutes`}. Modifier 59 does not mend it.`,
        [
          ...noteCitations(facts, 'psychotherapy-times'),
          ...facts.book
            .addOns(addOn, facts.date)
            .slice(0, 1)
            .map((row) => row.citation),
          alone.citation,
        ],
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'The note should show the therapy minutes apart from the time of the visit.',
        noteCitations(facts, 'psychotherapy-times'),
      ),
    ],
    claimLines: [line(alone.code, { units: DROPPED }), line(addOn)],
    asks: [{ slot: 'minutes', weight: 88, text: 'the psychotherapy minutes, apart from the visit' }],
  })
}

/** Therapy without a visit: the stand-alone code that its minutes reach, or none. */
function byMinutes(asked: CodeRecord, facts: Facts): Advice {
  const minutes = minutesIn(facts.question.quantities)
  if (minutes === undefined) return NOTHING
  const addOn = BY_MINUTES.find(([least]) => minutes >= least)
  const reached = addOn && ALONE_OF[addOn[1]]
  const proof = [...noteCitations(facts, 'psychotherapy-times'), asked.citation]
  if (!addOn || reached === undefined)
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'certain',
          `No: psychotherapy is reported from ${LEAST} minutes on, so ${minutes} minutes are no ${asked.code}, also not with modifier 52.`,
          proof,
        ),
      ],
      claimLines: [line(asked.code, { units: DROPPED })],
    })
  const fits = reached === asked.code
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${fits ? 'Yes' : `No, not ${asked.code}`}: ${minutes} minutes of psychotherapy without a visit are ${reached} (from ${addOn[0]} minutes).`,
        proof,
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'The note should show start and stop times or the therapy minutes.',
        proof,
      ),
    ],
    claimLines: [...(fits ? [] : [line(asked.code, { units: DROPPED })]), line(reached)],
  })
}

/** Therapy in words beside a named visit: the add-on that its minutes reach. */
function beside(visit: string, facts: Facts): Advice {
  const minutes = minutesIn(facts.question.quantities)
  const addOn = minutes === undefined ? undefined : BY_MINUTES.find(([least]) => minutes >= least)?.[1]
  if (!SPEAKS_OF_IT.test(facts.question.text) || addOn === undefined) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `With ${visit} on the day, ${minutes} minutes of psychotherapy are the add-on ${addOn}; the level of the visit then goes by decision making, not by time.`,
        noteCitations(facts, 'psychotherapy-times'),
      ),
    ],
    claimLines: [line(visit), line(addOn)],
    asks: [{ slot: 'minutes', weight: 85, text: 'the psychotherapy minutes, apart from the visit' }],
  })
}
