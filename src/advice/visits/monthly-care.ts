// Care by the calendar month, counted in minutes (chronic, principal, behavioral care, remote monitoring): the base code, its further units, and the days of readings.
import { minutesIn } from '../../question/quantities.ts'
import { procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations, together } from '../said.ts'

const RULE = 'monthly-care'

/** `first` minutes earn the base code, each full `step` behind it one `further`, at most `most` of them where the code set says so. */
type Monthly = {
  name: string
  base: string
  first: number
  further: string | null
  step: number
  most: number | null
  note: string
  words: RegExp | null
}

const STAFF = /\b(?:staff|nurse|RN|LPN|MA|care (?:manager|coordinator)|clinical)\b/i
// CPT care management and remote monitoring; where the words fit two, the first of the table is the staff's.
const MONTHLY: Monthly[] = [
  {
    name: 'Complex chronic care management',
    base: '99487',
    first: 60,
    further: '99489',
    step: 30,
    most: null,
    note: 'chronic-care-complex',
    words: /\bcomplex (?:CCM|chronic care)/i,
  },
  {
    name: 'Chronic care management by staff',
    base: '99490',
    first: 20,
    further: '99439',
    step: 20,
    most: 2,
    note: 'chronic-care',
    words: /\bCCM\b|\bchronic care management\b/i,
  },
  {
    name: 'Chronic care management by the practitioner',
    base: '99491',
    first: 30,
    further: '99437',
    step: 30,
    most: null,
    note: 'chronic-care',
    words: null,
  },
  {
    name: 'Principal care management by staff',
    base: '99426',
    first: 30,
    further: '99427',
    step: 30,
    most: 2,
    note: 'principal-care',
    words: /\bPCM\b|\bprincipal care\b/i,
  },
  {
    name: 'Principal care management by the practitioner',
    base: '99424',
    first: 30,
    further: '99425',
    step: 30,
    most: null,
    note: 'principal-care',
    words: null,
  },
  {
    name: 'Behavioral health integration',
    base: '99484',
    first: 20,
    further: null,
    step: 20,
    most: null,
    note: 'behavioral-care',
    words: /\bBHI\b|\bbehavioral health integration\b/i,
  },
  {
    name: 'Remote monitoring with a live talk',
    base: '99457',
    first: 20,
    further: '99458',
    step: 20,
    most: null,
    note: 'remote-monitoring',
    words: /\bRPM\b|\bremote (?:patient |physiologic )?monitoring\b/i,
  },
  {
    name: 'Remote therapeutic monitoring with a live talk',
    base: '98980',
    first: 20,
    further: '98981',
    step: 20,
    most: null,
    note: 'remote-therapeutic',
    words: /\bRTM\b|\bremote therap/i,
  },
]
// Since CPT 2026 a month of 10 to 19 minutes and 2 to 15 days of readings have codes of their own.
const SHORT_SINCE = '2026-01-01'
const SHORT: Record<string, { code: string; least: number }> = {
  '99457': { code: '99470', least: 10 },
  '98980': { code: '98979', least: 10 },
}
const READINGS = { full: '99454', least: 16, short: '99445', shortLeast: 2 }
const DAYS = /\b(\d{1,2}) (?:days?|readings?)\b(?! (?:after|ago|later|post))/i

export function monthlyCare(facts: Facts): Advice {
  return together([byMinutes(facts), byDays(facts)])
}

function byMinutes(facts: Facts): Advice {
  const named = procedures(facts).map(({ code }) => code)
  const minutes = minutesIn(facts.question.quantities)
  const care = careOf(named, facts.question.text)
  if (minutes === undefined || !care || named.some((code) => !isMonthly(code))) return NOTHING
  const further = minutes < care.first ? 0 : Math.floor((minutes - care.first) / care.step)
  const units = care.further === null ? 0 : Math.min(further, care.most ?? further)
  const short = facts.date >= SHORT_SINCE ? SHORT[care.base] : undefined
  const shorter = minutes < care.first && short !== undefined && minutes >= short.least ? short.code : null
  const lines: ClaimLine[] =
    minutes >= care.first
      ? [line(care.base), ...(care.further !== null && units > 0 ? [line(care.further, { units })] : [])]
      : shorter === null
        ? []
        : [line(shorter)]
  const own = [care.base, care.further, short?.code]
  const refused = named.filter((code) => own.includes(code) && !lines.some((one) => one.code === code))
  const told = listed(lines.map(({ code, units: each }) => `${code} x${each}`))
  const rule =
    care.further === null
      ? `at least ${care.first} minutes, once a month`
      : `the first ${care.first} minutes, then each full ${care.step}${care.most === null ? '' : `, at most ${care.most} more`}`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${lines.length > 0 ? `${minutes} minutes in the month are ${told}` : `${minutes} minutes in the month are too few for ${care.base}`}${refused.length > 0 && lines.length > 0 ? `, without ${listed(refused)}` : ''}: ${care.name} counts ${rule}.`,
        noteCitations(facts, care.note),
      ),
    ],
    claimLines: [...refused.map((code) => line(code, { units: DROPPED })), ...lines],
    asks: [
      {
        slot: 'minutes',
        weight: 84,
        text: 'the minutes of the calendar month by person, and consent and care plan on file',
      },
    ],
  })
}

/** By code, or by the words of the mail; the practitioner's own time has codes of its own. */
function careOf(named: string[], text: string): Monthly | undefined {
  const byCode = MONTHLY.find(
    ({ base, further }) => named.includes(base) || (further !== null && named.includes(further)),
  )
  if (byCode || named.some((code) => !isMonthly(code))) return byCode
  const worded = MONTHLY.find(({ words }) => words?.test(text))
  const byPractitioner =
    /\b(?:doctor|physician|MD|provider|NP|PA)(?:'s)? (?:own |personally |spent |time)/i.test(text) && !STAFF.test(text)
  const own = worded?.base === '99490' ? '99491' : worded?.base === '99426' ? '99424' : null
  return byPractitioner && own !== null ? MONTHLY.find(({ base }) => base === own) : worded
}

function isMonthly(code: string): boolean {
  return /^994(?:24|25|26|27|37|39|45|53|54|57|58|70|84|87|89|90|91)$|^9897[5-9]$|^9898[014-6]$/.test(code)
}

/** Readings of at least 16 of 30 days; fewer have had a code of their own since 2026. */
function byDays(facts: Facts): Advice {
  const { text } = facts.question
  const days = Number(DAYS.exec(text)?.[1] ?? Number.NaN)
  const named = procedures(facts).map(({ code }) => code)
  const isAsked =
    named.some((code) => code === READINGS.full || code === READINGS.short) ||
    (named.length === 0 && /\bRPM\b|\bremote (?:patient |physiologic )?monitoring\b/i.test(text))
  if (!isAsked || Number.isNaN(days) || days > 31) return NOTHING
  const isNew = facts.date >= SHORT_SINCE
  const code = days >= READINGS.least ? READINGS.full : isNew && days >= READINGS.shortLeast ? READINGS.short : null
  const refused = named.filter((one) => (one === READINGS.full || one === READINGS.short) && one !== code)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${refused.length > 0 ? `Not ${listed(refused)}: ` : ''}${days} days of readings in the 30 days are ${code ?? 'too few for a supply code'}; ${READINGS.full} needs at least ${READINGS.least}${isNew ? `, ${READINGS.short} stands for ${READINGS.shortLeast} to ${READINGS.least - 1}` : ''}.`,
        noteCitations(facts, 'remote-monitoring'),
      ),
    ],
    claimLines: [...refused.map((one) => line(one, { units: DROPPED })), ...(code === null ? [] : [line(code)])],
  })
}
