// "Which POS for assisted living?": the place of service code of the places that the mail names.
import type { CodeRecord } from '../../codes/code-record.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, listed, NOTHING, noteCitations } from '../said.ts'

const ASKS =
  /\b(?:what|which|correct|right|proper|wh?at'?s the)\b[^.?!]{0,40}\b(?:POS|places? of service)\b|\b(?:POS|place of service)\b[^.?!]{0,40}\b(?:for|do|should|is it|which)\b/i

// CMS place of service code set, by the words of billers.
const PLACES: [RegExp, string][] = [
  [/\bassisted living\b|\bALF\b/i, '13'],
  [/\bgroup home\b/i, '14'],
  [/\b(?:mobile unit|mobile van)\b/i, '15'],
  [
    /\bindependent living\b|\b(?:patient'?s?|at|own|private|for|in|her|his|their) home\b|(?<!nursing |group )\bhome visits?\b|\bhouse calls?\b/i,
    '12',
  ],
  [/\bschool\b/i, '03'],
  [/\burgent care\b/i, '20'],
  [/\bASC\b|\bsurg(?:ery|ical) center\b/i, '24'],
  [/\bemergency (?:room|department)\b|\b(?:in|the) E[DR]\b/, '23'],
  [/\bobservation\b|\bon[- ]campus\b|\bhospital (?:outpatient|clinic)\b|\boutpatient (?:hospital|department)\b/i, '22'],
  [/\boff[- ]campus\b/i, '19'],
  [/\binpatient\b/i, '21'],
  [/\bskilled nursing\b|\bSNF\b|\bpart A stay\b/, '31'],
  [/\bnursing (?:home|facility)\b|\blong[- ]term care\b/i, '32'],
  [/\bcustodial\b|\brest home\b/i, '33'],
  [/\bhospice (?:facility|house|center|inpatient)\b/i, '34'],
  [/\bindependent (?:lab\w{0,8})\b|\breference lab/i, '81'],
  [/\brural health\b|\bRHC\b/, '72'],
  [/\bFQHC\b|\bfederally qualified\b/i, '50'],
  [/\bpharmacy\b/i, '01'],
  [/\bwalk-?in\b|\bretail (?:clinic|health)\b|\bminute ?clinic\b/i, '17'],
  [/\bworksite\b|\bemployer'?s? (?:site|clinic)\b/i, '18'],
  [/\bdialysis (?:center|facility|unit)\b|\bESRD (?:facility|center)\b/i, '65'],
]
const MOST_PLACES = 4

/** Silent on telehealth, which `telehealthPlace` knows. Where one registered as a hospital's patient is seen, the hospital's place counts. */
export function placeAsked(facts: Facts): Advice {
  const { text } = facts.question
  if (!ASKS.test(text) || /\bPOS ?\d\d\b|\btele|\bvideo\b|\bvirtual\b|\bphone\b|\baudio\b/i.test(text)) return NOTHING
  // A stay that Part A pays is one of a skilled nursing facility, whatever it is called.
  const named = /\bpart A\b/.test(text) ? ['31'] : PLACES.filter(([place]) => place.test(text)).map(([, code]) => code)
  const rows = named
    .slice(0, MOST_PLACES)
    .flatMap((code) => facts.book.onDate(code, facts.date).find(({ system }) => system === 'POS') ?? [])
  if (rows.length === 0) return NOTHING
  return advice({
    findings: [
      finding('place-asked', 'answer', 'likely', `${listed(rows.map(said))}.${rateOf(rows)}`, [
        ...rows.map(({ citation }) => citation),
        ...noteCitations(facts, 'pos-facility'),
      ]),
    ],
  })
}

function said({ code, title }: CodeRecord): string {
  return `POS ${code} (${title.replace(/\.$/, '').toLowerCase()})`
}

function rateOf(rows: CodeRecord[]): string {
  const rates = [...new Set(rows.map(({ facilityRate }) => facilityRate))]
  if (rates.length !== 1 || rates[0] === null) return ''
  return ` Medicare pays the ${rates[0] ? 'facility' : 'non-facility'} rate there.`
}
