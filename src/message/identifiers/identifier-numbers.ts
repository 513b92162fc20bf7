// Numbers that a label makes a person's: record, account, claim, member and policy numbers, licences, devices, vehicles.
import { isCodeShaped } from '../code-shapes.ts'
import type { Identifier } from '../inbound-message.ts'
import { placesLookedFor, placesOf } from './places-of.ts'

type Label = {
  type: string
  /** Alternatives of a regular expression, in lower case. */
  words: string
  /** The label itself says that a number follows; after the others a word like "ID" or a long number is needed. */
  sure: boolean
}

const LABELS: readonly Label[] = [
  {
    type: 'ssn',
    sure: true,
    words:
      'ssn|s\\.s\\.n\\.?|soc(?:ial)? ?sec(?:urity)?|last (?:4|four)(?: digits)?(?: of (?:his|her|the|their)?)? ?(?:ssn|social)?',
  },
  { type: 'mrn', sure: true, words: 'mrn|m\\.r\\.n\\.?|mr ?#|mpi|pid|med(?:ical)?\\.? rec(?:ord)?s?|unit record' },
  { type: 'mrn', sure: false, words: 'chart|patient|pt|client|resident' },
  {
    type: 'account',
    sure: true,
    words: 'acct|a/c|fin|har|csn|guarantor acct|pcn|(?:(?:patient|pt) )?(?:control|ctrl|ctl)(?= ?(?:#|n))',
  },
  {
    type: 'account',
    sure: false,
    words:
      'account|encounter|visit|invoice|statement|accession|specimen|order|check|trace|rx|prescription|employee|student|(?:call )?ref(?:erence)?(?= ?(?:#|no|num))|confirmation|ticket|case|adm(?:ission)?',
  },
  { type: 'claim', sure: true, words: 'icn|dcn|tcn|claim control' },
  { type: 'claim', sure: false, words: 'claim|wcb?|wcab' },
  {
    type: 'authorization',
    sure: false,
    words: '(?:prior )?auth(?:orization)?|pre-?auth(?:orization)?|pre-?cert(?:ification)?|referral',
  },
  { type: 'mbi', sure: true, words: 'mbi' },
  { type: 'member_id', sure: true, words: 'hicn|hic' },
  {
    type: 'member_id',
    sure: false,
    words:
      'ins|mem(?:ber(?:ship)?)?|sub(?:scriber)?|beneficiary|insured|insurance|enrollee|recipient|medicare|medicaid|card',
  },
  { type: 'policy', sure: false, words: 'policy|group|grp|certificate|cert|contract' },
  { type: 'licence', sure: false, words: "(?:driver['’]?s? )?licen[sc]e|lic(?= ?#)|\\bdl|passport|state id" },
  { type: 'device', sure: true, words: 's/n|udi|imei|serial' },
  { type: 'device', sure: false, words: 'sn|dev(?= ?#)|device|implant|pacemaker|pump|lead' },
  { type: 'vehicle', sure: true, words: 'vin|(?:licen[sc]e )?plate|tag' },
]

const ALL = LABELS.map(({ words }, at) => `(?<l${at}>${words})`).join('|')
/** Words between a label and its number: `ID`, `no.`, `number is`. */
const LINK =
  '(?<link>(?:(?: {0,3}|-)(?:id|nos?|num|numbers?|nbrs?|card|code|is|was|of|ending(?: in)?)\\b\\.?| ?#){0,4})'
/** The number: letters and digits with at least one digit; in groups of three digits, or by one space after its letters. */
const NUMBER =
  '(?<number>(?=[A-Z() -]{0,6}\\d)(?:\\(\\d{2}\\)[A-Z0-9]{1,20}){1,4}|[A-Z]{0,4}\\d{3} \\d{3} \\d{3}(?: ?[A-Z]\\b)?(?: \\d{1,4}\\b)?|[A-Z]{2,4} \\d{3} [A-Z] \\d{4,6}|[A-Z]\\d{3,9}(?: \\d{2,4}){2,3}|[A-Z]{1,4}\\d{0,2} (?=\\d{3})[A-Z0-9][A-Z0-9-]{1,28}[A-Z0-9]|(?=[A-Z-]{0,12}\\d)[A-Z0-9][A-Z0-9-]{1,28}[A-Z0-9])'
/** Between a claim or a policy and its number the payer may be named: `claim with State Farm 35-77K1-20M`. */
const WHOSE = '(?: (?:with|from|by|at|to) (?:\\p{Lu}\\p{L}{1,20} ){1,3})?'
const LABELLED = new RegExp(
  `(?<![\\p{L}\\d-])(?:${ALL})(?![a-z])(?:['’]s)?(?: (?:on|of|for) (?:his|her|their|the|my) \\p{Ll}{2,12})?${LINK}${WHOSE}[ :.=#-]{0,4}${NUMBER}(?!\\w)`,
  'giu',
)

/** `serial numbers R2288104 and L2288105` */
const ANOTHER = /^(?<joint>(?:,| and| &) )(?<number>(?=[A-Z-]{0,12}\d)[A-Z0-9][A-Z0-9-]{3,20})(?![\w])/i

const MIN_DIGITS = 4 // fewer are a count, a modifier or a denial code
const LONG_CHARS = 8 // a serial or vehicle number may be letters for the most part
const MIN_UNSURE_DIGITS = 5 // of them
const MIN_UNSURE_CHARS = 7 // "claim 99213" names a code, "account 2026" a year
/** Numbers of forms, manuals and of the desk itself, which name nobody. */
const OF_NOBODY = /^(?:cms-?\d{3,5}|ub-?\d{2}|cc-\d+|hcfa-?\d+|pub-?\d+|cr-?\d+)$/i

/** `member CPT 97140`: the label stands before the next label. */
const OF_A_CODE = /^(?:cpt|hcpcs|icd|pos|mod|npi|tin|dx|pt|acct) /i

/** The labelled numbers of the text. */
export function findNumbers(text: string): Identifier[] {
  const found: Identifier[] = []
  for (const match of placesOf(LABELLED, text)) {
    const groups = match.groups ?? {}
    const label = LABELS.find((_, at) => groups[`l${at}`] !== undefined)
    const number = groups.number ?? ''
    if (label === undefined) continue
    const sure = label.sure || /id|no|num|nbr|#|ending/i.test(groups.link ?? '') || match[0].includes('#')
    if (!namesPerson(number, sure)) continue
    const end = match.index + match[0].length
    found.push({ type: label.type, text: number, start: end - number.length, end })
    const next = sure ? ANOTHER.exec(text.slice(end, end + LOOK_BACK)) : null
    if (next?.groups !== undefined) {
      const { joint = '', number: other = '' } = next.groups
      if (namesPerson(other, sure) && !isCodeShaped(other))
        found.push({ type: label.type, text: other, start: end + joint.length, end: end + joint.length + other.length })
    }
  }
  return found
}

/**
 * Numbers without a label: a member number as the Blue plans and others print it, a veteran's (the VA's integration control number), one in a row before a date, and any of eight digits or more: codes
 * are shorter. Numbers of providers (NPI), drugs, trials and of the trade are nobody's.
 */
export function findBareNumbers(text: string): Identifier[] {
  return placesLookedFor({ look: FIVE_DIGITS, shape: BARE }, text)
    .filter(({ 0: number, index }) => {
      const before = text.slice(Math.max(0, index - LOOK_BACK), index)
      return !OF_A_THING.test(before) && !COMPACT_DATE.test(number) && !/^NCT/i.test(number) && !isNpi(number)
    })
    .map(({ 0: number, index }) => ({
      type: /^\p{L}/u.test(number) ? 'member_id' : number.length < MIN_BARE_DIGITS ? 'mrn' : 'account',
      text: number,
      start: index,
      end: index + number.length,
    }))
}

const MIN_BARE_DIGITS = 8
const LOOK_BACK = 24 // characters before a number in which stands what it counts
const FIVE_DIGITS = /\d{5}/ // which all of these hold
const BARE =
  /(?<![\w.$#/+-])(?:[A-Z]{1,3}\d{8,12}|\d{10}V\d{6}|[A-Z]{3} \d{3} [A-Z] \d{5}|[A-Z]{3}\d{3}[A-Z]\d{5}(?:-\d{2})?|\d{8,14}|\d{6,7}(?=[ ,|\t]{1,3}\d{1,2}[/-]\d{1,2}[/-]\d{2,4}))(?![\w/-]|\.\d)/gi
/** As `findDates` reads it. */
const COMPACT_DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
const OF_A_THING =
  /\b(?:npi|rend|prov(?:ider)?|ndc|tin|ein|tax(?: id| no)?|taxonomy|clia|dea|lot|ref|upc|gtin|hcpcs|snomed|loinc|rxcui|rxnorm|rxbin|bin|ptan|ccn|payer id|nct|trial|isbn|doi|edition|rev(?:enue)?)\b[^\n]{0,12}$/i

/** National Provider Identifier: ten digits with the check digit of ISO/IEC 7812 after the prefix 80840 (45 CFR 162.406). */
function isNpi(number: string): boolean {
  if (!/^[12]\d{9}$/.test(number)) return false
  const sum = [...number].reverse().reduce((all, digit, at) => {
    const worth = at % 2 === 0 ? Number(digit) : 2 * Number(digit)
    return all + (worth > 9 ? worth - 9 : worth)
  }, NPI_PREFIX_SUM)
  return sum % 10 === 0
}

const NPI_PREFIX_SUM = 24 // what the prefix 80840 adds

function namesPerson(number: string, sure: boolean): boolean {
  if (OF_NOBODY.test(number) || OF_A_CODE.test(number) || (!sure && number.includes(' '))) return false
  if (number.replace(/\D/g, '').length < MIN_DIGITS) return sure && number.length >= LONG_CHARS
  if (sure) return /^\d{4,6}$/.test(number) || !isCodeShaped(number)
  if (/^\d{1,2}-\d{1,2}-\d{2,4}$/.test(number) || /^\d{4}-\d{2}-\d{2}$/.test(number)) return false
  if (/^\d{6,}$/.test(number)) return true // no code has six digits
  return (
    number.length >= MIN_UNSURE_CHARS && !isCodeShaped(number) && number.replace(/\D/g, '').length >= MIN_UNSURE_DIGITS
  )
}
