// A later procedure after the global period of the earlier one has run out: none of 58, 78 and 79 is needed.
import type { CodeRecord } from '../../codes/code-record.ts'
import { NUMBER, numberOf } from '../../question/number-words.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, noteCitations } from '../said.ts'
import { isVisit } from '../visits/visit.ts'

const RULE = 'global-days'
// Days after the day of surgery by the fee schedule's mark (Claims Processing Manual 100-04 ch. 12 section 40.1).
const DAYS: Record<string, number> = { '000': 0, '010': 10, '090': 90 }
const IN_DAYS: Record<string, number> = { d: 1, w: 7, m: 30, y: 365 }
const SPAN = new RegExp(
  `(?<![\\w.])(${NUMBER}|an?)[ -]?(d(?:ays?)?|w(?:ee)?ks?|mo(?:nth)?s?|y(?:ea)?rs?)\\b,? (?:after|later|post|s\\/p|from|following|out|ago|back|earlier|prior|since)\\b`,
  'i',
)
const OF_A_PERIOD = new Set(['24', '58', '78', '79'])

/** Null where the mail tells no span, where the period still runs, or where more than one earlier operation is told. */
export function periodOver(earlier: string[], facts: Facts): Advice | null {
  const [first, ...others] = facts.records.filter(({ code }) => earlier.includes(code))
  const days = first && periodOf(first)
  const passed = daysPassed(facts)
  if (first === undefined || others.length > 0 || days === undefined || passed === null || passed <= days) return null
  const later = billable(facts).filter(({ record }) => !earlier.includes(record.code))
  if (later.length === 0) return null
  const operations = later.filter(({ record }) => !isVisit(record.code)).map(({ record }) => record.code)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: ${saysOver(first, days)}, so ${listed(later.map(({ record }) => record.code))} ${later.length > 1 ? 'need' : 'needs'} ${operations.length > 0 ? 'neither 58 nor 78 nor 79' : 'no 24'} for it.`,
        [first.citation, ...noteCitations(facts, 'global-periods')],
      ),
    ],
    claimLines: [
      line(first.code, { units: DROPPED }),
      ...later.map(({ mention, record }) =>
        line(record.code, {
          modifiers: mention.modifiers.filter((modifier) => !OF_A_PERIOD.has(modifier)),
          units: mention.units ?? 1,
        }),
      ),
    ],
  })
}

function saysOver({ code, globalDays }: CodeRecord, days: number): string {
  return days === 0
    ? `${code} has global days ${globalDays}, its package ends with the day itself`
    : `the ${days} global days of ${code} are over`
}

/** Whether the span that the mail tells is longer than the period of the code. */
export function isPast(code: CodeRecord, facts: Facts): boolean {
  const days = periodOf(code)
  const passed = daysPassed(facts)
  return days !== undefined && passed !== null && passed > days
}

/** The days of the period after the day of surgery; undefined where the fee schedule gives the code none. */
export function periodOf({ globalDays }: CodeRecord): number | undefined {
  return DAYS[globalDays ?? '']
}

/** How many days ago the surgery was; null when the mail tells no span. */
export function daysPassed({ question: { text } }: Facts): number | null {
  const [, amount = '', unit = ''] = SPAN.exec(text) ?? []
  const days = IN_DAYS[unit.charAt(0).toLowerCase()]
  return days === undefined ? null : (/^an?$/i.test(amount) ? 1 : numberOf(amount)) * days
}
