// Dates and ages: a date of birth, a date of service, any other full date, an age over 89.
import type { Identifier } from './inbound-message.ts'

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?'
const DATE = new RegExp(
  [
    '(?<![\\w/.-])\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})(?![\\w/])',
    '(?<![\\w/.-])\\d{1,2}-\\d{1,2}-(?:(?:19|20)\\d{2}|\\d{2})(?![\\w-])',
    '(?<![\\w/.-])\\d{1,2}\\.\\d{1,2}\\.(?:19|20)\\d{2}(?!\\w)',
    '(?<![\\w/.-])(?:19|20)\\d{2}[-/]\\d{1,2}[-/]\\d{1,2}(?![\\w/-])',
    `(?<!\\w)${MONTH} ?\\d{1,2}(?:st|nd|rd|th)?,? ?(?:'\\d{2}|(?:19|20)\\d{2})(?!\\w)`,
    `(?<!\\w)\\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH},?[ -]?(?:19|20)\\d{2}(?!\\w)`,
    '(?<=\\b(?:dob|birth|born)[ :#]{1,3})\\d{8}(?!\\w)',
    '(?<=\\b(?:dos|dates? of service)[ :]{0,3})\\d{1,2}/\\d{1,2}(?![\\w/])',
  ].join('|'),
  'gi',
)
const AGE =
  /(?<![\w.$])(?:9\d|1[01]\d)[ -]?(?:y\/?o\b|y\.o\.|yrs?\.?(?:[ -]old)?\b(?! global)|years?[ -]olds?|year[ -]old)|(?<=\bage[d:]{0,2} )(?:9\d|1[01]\d)(?!\w)/gi

const BIRTH = /(?:\bdob|\bd\.o\.b\.?|birth ?date|date of birth|\bborn(?: on)?|birthday)[ :.=#-]{0,4}$/i
const SERVICE =
  /(?:\bdos|\bd\.o\.s\.?|dates? of (?:service|surgery|procedure|visit|admission|discharge|injury|death)|service dates?|surgery|seen(?: on)?|admitted(?: on)?|discharged(?: on)?|visit(?: on)?|performed(?: on)?|done(?: on)?|on|from|thru|through|to)[ :.=#-]{0,4}$/i
/** Words that make a date the rule's, not the patient's: "effective 1/1/26". */
const OF_A_RULE =
  /(?:effective|eff\.?|as of|starting|starts|since|until|till|prior to|before|after|begins?|beginning|ends?|retired|deleted|new for|valid|updated?|published|released?|version|quarter|revised?)(?: on| from| date)?[ :.=]{0,3}$/i
const RELEASE_AFTER = /^ ?(?:quarter|qtr|release|update|edits?|version|ncci|ptp|mue|fee schedule|pfs|code set)/i
const QUARTER_DAY = /^(?:(?:0?1|0?4|0?7|10)[/-]0?1|(?:0?3|12)[/-]31|(?:0?6|0?9)[/-]30)[/-]/
const LOOK_BACK = 30 // characters before a date in which its label stands
const LOOK_AHEAD = 20

/** The dates and high ages of the text. A quarter's first and last day survive unless a label says it is a patient's. */
export function findDates(text: string): Identifier[] {
  const dates: Identifier[] = []
  for (const match of text.matchAll(DATE)) {
    const start = match.index
    const end = start + match[0].length
    const type = dateType(
      match[0],
      text.slice(Math.max(0, start - LOOK_BACK), start),
      text.slice(end, end + LOOK_AHEAD),
    )
    if (type !== null) dates.push({ type, text: match[0], start, end })
  }
  const ages = [...text.matchAll(AGE)].map((match) => ({
    type: 'age_over_89',
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
  return [...dates, ...ages]
}

function dateType(date: string, before: string, after: string): string | null {
  if (BIRTH.test(before)) return 'dob'
  if (OF_A_RULE.test(before) || RELEASE_AFTER.test(after)) return null
  const labelled = SERVICE.test(before)
  if (QUARTER_DAY.test(date) && !/do[sb]|d\.o\.|service|surgery|seen|birth/i.test(before)) return null
  return labelled ? 'date_of_service' : 'date'
}
