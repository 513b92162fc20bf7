// Visits of the years in which total time did not count: the office before 2021, the hospital before 2023.
import { minutesIn } from '../../question/quantities.ts'
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'visit-before-times'
type Past = { until: string; note: string; where: string; families: [code: string, minutes: number][][] }

// Typical minutes of the code books of those years (notes `em-office-before-2021`, `em-hospital-before-2023`).
const PASTS: Past[] = [
  {
    until: '2020-12-31',
    note: 'em-office-before-2021',
    where: 'face to face',
    families: [
      [
        ['99201', 10],
        ['99202', 20],
        ['99203', 30],
        ['99204', 45],
        ['99205', 60],
      ],
      [
        ['99212', 10],
        ['99213', 15],
        ['99214', 25],
        ['99215', 40],
      ],
    ],
  },
  {
    until: '2022-12-31',
    note: 'em-hospital-before-2023',
    where: 'at the bedside and on the unit',
    families: [
      [
        ['99221', 30],
        ['99222', 50],
        ['99223', 70],
      ],
      [
        ['99231', 15],
        ['99232', 25],
        ['99233', 35],
      ],
    ],
  },
]

/** The level that minutes carried where most of them were counseling or coordination of care; by the code that was asked. */
export function visitBeforeTimes(facts: Facts): Advice {
  const minutes = minutesIn(facts.question.quantities)
  const named = procedures(facts).map(({ code }) => code)
  const past = PASTS.find(
    ({ until, families }) => facts.date <= until && families.some((all) => all.some(([code]) => named.includes(code))),
  )
  const family = past?.families.find((all) => all.some(([code]) => named.includes(code)))
  const asked = named.find((code) => family?.some(([own]) => own === code))
  if (!past || !family || asked === undefined || minutes === undefined) return NOTHING
  const reached = family.findLast(([, typical]) => minutes >= typical)
  const needed = family.find(([code]) => code === asked)?.[1]
  const claim =
    reached === undefined
      ? `${minutes} minutes carried no level by time then`
      : `On that date ${minutes} minutes carried ${reached[0]} (typical ${reached[1]}) only where more than half of the time ${past.where} was counseling or coordination of care, and the record says so`
  const short =
    reached?.[0] !== asked && needed !== undefined && minutes < needed
      ? `Not ${asked} by time (typical ${needed}): `
      : ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${short}${short === '' ? claim : claim.replace(/^O/, 'o')}; else history, examination and decision making decide.`,
        noteCitations(facts, past.note),
      ),
    ],
    claimLines: [
      line(asked, { conditional: 'as the history, examination and decision making in the note support it' }),
    ],
    asks: [
      {
        slot: 'service',
        weight: 88,
        text: 'whether more than half of the time was counseling or coordination of care, or else the key components',
      },
    ],
  })
}

/** Whether the minutes that are told of a visit code today did not yet hold on the date. */
export function heldNoTimes(code: string, date: string): boolean {
  return PASTS.some(({ until, families }) => date <= until && families.some((all) => all.some(([own]) => own === code)))
}
