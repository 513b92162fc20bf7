// Dates and ages: a date of birth, a date of service, any other full date, an age over 89.
import type { Identifier } from '../inbound-message.ts'
import { identifierAt, placesOf } from './places-of.ts'

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?'
const YEAR = '(?:19|20)\\d{2}'
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const MES = '(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)[a-z]{0,7}'
// Every one begins with a digit or a month: said first, it spares most places of a text the rest.
const DATE = new RegExp(
  `(?=[\\djfmasond])(?:${[
    '(?<![\\w/.-])\\d{1,2}/\\d{1,2}(?:/\\d{2,4})? ?[-–] ?\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})(?![\\w/])',
    '(?<![\\w/.-])\\d{1,2} ?/ ?\\d{1,2} ?/ ?(?:\\d{4}|\\d{2})(?![\\w/])',
    `(?<![\\w/.-])\\d{1,2}-\\d{1,2}-(?:${YEAR}|\\d{2})(?![\\w-])`,
    `(?<![\\w/.-])\\d{1,2}\\.\\d{1,2}\\.(?:${YEAR}|\\d{2})(?!\\w|\\.\\d)`,
    `(?<![\\w/.-])${YEAR}([-/.])\\d{1,2}\\1\\d{1,2}(?![\\w/-])`,
    `(?<!\\w)${MONTH} ?${DAY},? ?(?:'\\d{2}|${YEAR})(?!\\w)`,
    `(?<!\\w)${DAY}(?: of)?[ -]?${MONTH},?[ -]?(?:'?\\d{2}(?!\\d)|${YEAR})(?!\\w)`,
    `(?<!\\w)\\d{1,2} de ${MES}(?: del? ${YEAR})?(?!\\w)`,
    '(?<=\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? |\\b(?:both|again|last),? )\\d{1,2}/\\d{1,2}(?![\\w/])',
    // A line of a Medicare remittance: `0918 091826`, from and to.
    '(?<![\\w.-])(?:0[1-9]|1[0-2])[0-3]\\d (?:0[1-9]|1[0-2])[0-3]\\d{3}(?= {1,4}\\d{2}\\b)',
    '(?<=\\bon )(?!(?:0?[147]|10)/0?1\\b)(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])(?![\\w/]| of )',
    `(?<=\\b(?:on|the) )(?!(?:jan|apr|jul|oct)[a-z]{0,6}\\.? 1(?!\\d))${MONTH} ${DAY}(?![\\w/]|,? ?${YEAR})`,
    '(?<![\\w/.-])(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?![\\w-])',
    '(?<=\\b(?:dob|birth|born|dos|service|seen|admitted|discharged)[ :#]{1,3})(?:\\d{8}|\\d{6})(?!\\w)',
    '(?<![\\w/.-])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])(?= (?:visit|surgery|procedure|dos|appt|appointment|encounter|injection|claim)\\b)',
    `(?<=\\b(?:dob|birth|born(?: on| in)?|birthday|birth ?date)[ :#]{1,3})(?:${MONTH} ?(?:of )?(?:'\\d{2}|${YEAR}|${DAY})|\\d{1,2}/(?:${YEAR}|\\d{1,2}))(?![\\w/])`,
    `(?<=\\b(?:dos|dates? of (?:service|surgery|procedure|admission|discharge)|seen(?: on)?|admitted(?: on)?|discharged(?: on)?|surgery(?: on)?|performed on|visit (?:on|of)|in the (?:er|ed|office|clinic|hospital))[ :]{0,3}(?:on )?(?:\\d{1,2}/\\d{1,2}(?:, | and | & | and again )){0,4})(?:\\d{1,2}/\\d{1,2}|${MONTH} ${DAY})(?![\\w/]|,? ?${YEAR})`,
  ].join('|')})`,
  'gi',
)
const OLD = '(?:9\\d|1[01]\\d)'
const TENS = 'ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?'
/** The figures of the shapes below. */
const AGE_LOOK = /(?<![\d.])(?:9\d|1[01]\d)(?!\d)|ninet/i
const AGE = new RegExp(
  [
    `(?<![\\w.$])(?:${OLD}|${TENS})[ -]?(?:y ?/ ?o\\b|y\\.o\\.?|yo\\b|yr\\.?s?[ -]?old|yrs?\\b\\.?(?! global)(?:[ -]old)?|years?[ -](?:olds?|young|of age))`,
    `(?<=\\b(?:age|aged|age is)[: ]{1,2})(?:${OLD}|${TENS})(?!\\w|%|\\.\\d)`,
    `(?<=\\b(?:he|she|pt|patient|turned|turning) (?:is |was )?)${OLD}(?= ?(?:[,.;)]|and\\b|years|yrs|now\\b|last\\b|this\\b|today\\b|yesterday\\b|in\\b|$))`,
    `(?<=\\b(?:mr|mrs|ms|miss)\\.? [a-z][a-z'’-]{1,24}(?: is | was |, ))${OLD}(?= (?:and|now|with|who)\\b|[,.;)](?!\\d))`,
    `(?<![\\w.$-])${OLD}(?:[FM]| (?:male|female|man|woman|lady|gentleman))(?![\\w-])`,
    "(?<=\\bin (?:his|her|their) )(?:mid-|late |early )?(?:9\\ds|90['’]s|nineties)\\b",
  ].join('|'),
  'gi',
)

const BIRTH =
  /(?:\bdob|\bd\.o\.b\.?|birth ?date|date of birth|\bborn(?: on| in)?|birthday|\bd\/o\/b)(?: is| was)?[ :.=#-]{0,4}$/i
const SERVICE =
  /(?:\bdos|\bd\.o\.s\.?|dates? of (?:service|surgery|procedure|visit|admission|discharge|injury|death)|service dates?|surgery|seen(?: on)?|admitted(?: on)?|discharged(?: on)?|visit(?: on)?|performed(?: on)?|done(?: on)?|on|from|thru|through|to)[ :.=#-]{0,4}$/i
/** Words that make a date the rule's, not the patient's: "effective 1/1/26". */
const OF_A_RULE =
  /(?:effective|eff\.?|as of|starting|starts|since|until|till|prior to|before|after|begins?|beginning|ends?|retired|deleted|new for|valid|updated?|published|released?|version|quarter|revised?)(?: on| from| date)?[ :.=]{0,3}$/i
const RELEASE_AFTER =
  /^ ?(?:[a-z0-9-]{2,10} )?(?:quarter|qtr|release|update|edits?|version|ncci|ptp|mue|fee schedule|pfs|code set)/i
const QUARTER_DAY =
  /^(?:(?:19|20)\d{2}(-?)(?:01|04|07|10)\1(?:01)$|(?:(?:0?1|0?4|0?7|10)[/-]0?1|(?:0?3|12)[/-]31|(?:0?6|0?9)[/-]30)[/-](?:(?:19)?9[6-9]|(?:20)?[0-4]\d)$)/
const PATIENT_SAID =
  /do[sb]|d\.o\.|service|surgery|seen|birth|admitted|discharged|visit on|implanted|inserted|performed|signed|underwent|administered/i
/** `in SNF since 8/1/26`: a stay, not a rule's beginning. */
const OF_A_STAY =
  /\b(?:in|at) (?:the |an? |our )?(?:snf|nursing home|nursing facility|hospital|hospice|icu|rehab|ltac?h?|memory care|assisted living) since(?: on)? ?$/i
const OLDER_THAN_RULES = /\b1(?:9[0-8]\d|99[0-5])\b/ // NCCI began in 1996: an earlier date is nobody's release
const LOOK_BACK = 30 // characters before a date in which its label stands
const LOOK_AHEAD = 20

/** The dates and high ages of the text. A quarter's first and last day survive unless a label says it is a patient's. */
export function findDates(text: string): Identifier[] {
  const dates: Identifier[] = []
  for (const match of placesOf(DATE, text)) {
    const start = match.index
    const end = start + match[0].length
    const type = dateType(
      match[0],
      text.slice(Math.max(0, start - LOOK_BACK), start),
      text.slice(end, end + LOOK_AHEAD),
    )
    if (type !== null) dates.push({ type, text: match[0], start, end })
  }
  if (!AGE_LOOK.test(text)) return dates
  return [...dates, ...placesOf(AGE, text).map((match) => identifierAt('age_over_89', match[0], match.index))]
}

function dateType(date: string, before: string, after: string): string | null {
  if (BIRTH.test(before)) return 'dob'
  const labelled = SERVICE.test(before)
  if (OLDER_THAN_RULES.test(date)) return labelled ? 'date_of_service' : 'date'
  if (OF_A_STAY.test(before)) return 'date_of_service'
  if ((OF_A_RULE.test(before) && !/global/i.test(before)) || RELEASE_AFTER.test(after)) return null
  if (QUARTER_DAY.test(date) && !PATIENT_SAID.test(before)) return null
  return labelled ? 'date_of_service' : 'date'
}
