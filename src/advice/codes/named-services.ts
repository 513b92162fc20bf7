// The services that words name in full: each by a whole name of a code, with what the mail says against it taken into account.
import type { CodeRecord } from '../../codes/code-record.ts'
import { isDrug } from '../drugs/named-drugs.ts'
import type { Facts } from '../finding.ts'
import { isCountedTest } from '../procedures/counted-tests.ts'
import { skinExcisions } from '../procedures/skin-excisions.ts'
import { woundRepairs } from '../procedures/wound-repairs.ts'
import { isVisit } from '../visits/visit.ts'
import { fitting } from './which-sibling.ts'

// A mail has few sentences that describe something; a pasted chart has many.
const MOST_SENTENCES = 8
// More services than this are an operation report, not a question.
const MOST_SERVICES = 6
// More codes of one name tell the asker nothing.
const MOST_SIBLINGS = 4
const LEAST_LETTERS = 3
/** Giving a vaccine, infusions, wellness visits, quality measures and interpreters have rules of their own, or no place beside a service. */
const NOT_HERE =
  /^(?:9046[01]|9047[1-4]|90480|G00(?:08|09|10)|G04(?:02|38|39)|T10(?:13|14|15)|G[89]\d{3}|M[01]\d{3}|99\d{3}|S\d{4}|A4215|963(?:6\d|7[4-6])|964\d\d)$/
const MEASURED = /^1(?:1[46]|20|31)\d\d$/
const GIVEN =
  /\bunits\b|\bj-?codes?\b|\binject|\binfus|\bshots?\b|\bgiven?\b|\bgave\b|\bgot\b|\bIM\b|\bIV\b|\bsub-?q\b|\bdrugs?\b|\bmed(?:ication)?s?\b|\bvials?\b|\bvaccin|\bsuppl/i
// Who uses a device in the office does not bill it as equipment.
const EQUIPMENT_GIVEN =
  /\bDME\b|\bequipment\b|\bsuppl(?:y|ie[sdr])|\bdispens|\brent(?:al|ed)?\b|\bordered?\b|\bfor (?:use at )?home\b|\bto take home\b|\bfit(?:ted)?\b|\bHCPCS\b/i
// "pt eval" is the patient's.
const BY_THERAPIST = /\bPT\b|\bphysical therap|\btherap(?:y|ists?)\b/
const VACCINE = /\bvaccin|\bhep(?:atitis)?[ -]?[ab]\b/i
/** A scope of the colon that treats. */
export const OPERATIVE_SCOPE = /^45(?:379|38\d|39\d)$/
const SCREENING_SCOPE = /^(?:G0105|G0121|45378)$/

/** A service of the mail: the words that name it, and the codes that nothing in the mail speaks against. */
export type Described = { words: string[]; records: [CodeRecord, ...CodeRecord[]] }

/** The services that a text names in full, which is the question's or a part of it; none where there are more than a question has. */
export function namedServices(text: string, facts: Facts): Described[] {
  const services = text
    .split(/(?<!\d)\.|\.(?!\d)|[?!;\n]/)
    .slice(0, MOST_SENTENCES)
    .flatMap((sentence) => facts.book.named(withoutEarlier(sentence), facts.date))
    // Two letters alone are short for too many things.
    .filter(({ words }) => words.length > 1 || (words[0] ?? '').length >= LEAST_LETTERS || /\d/.test(words[0] ?? ''))
    .flatMap(({ words, records }): Described[] => {
      const [first, ...more] = fitting(
        records.filter((record) => isMeant(record, facts)),
        facts,
      )
      return first === undefined || more.length >= MOST_SIBLINGS ? [] : [{ words, records: [first, ...more] }]
    })
    .filter(
      ({ records: [first] }, at, all) =>
        all.findIndex(({ records: [other] }) => other.code === first.code) === at && !isPartOfAnother(first, all),
    )
  return services.length > MOST_SERVICES ? [] : doneAlone(services, text)
}

/** "Ear wax, irrigation only": of services that share words the one done alone is meant. */
function doneAlone(services: Described[], text: string): Described[] {
  const alone = /\b(\w{3,20}) (?:only|alone)\b/i.exec(text)?.[1]?.toLowerCase()
  const only = alone === undefined ? undefined : services.find(({ words }) => words.includes(alone))
  if (only === undefined) return services
  return services.filter((one) => one === only || !one.words.some((word) => only.words.includes(word)))
}

/** "Day 6 after toe amputation": an operation of days before tells when, and was billed then. */
function withoutEarlier(sentence: string): string {
  return sentence.replace(EARLIER, ' ')
}

const EARLIER =
  /\b(?:(?:post-?op(?:erative)? )?days? \d{1,2} (?:after|from|post)|POD ?#?\d{1,2}(?: (?:from|after))?|\d{1,3} (?:days?|weeks?|months?) (?:after|post|following|s\/p)|s\/p|status post) (?:an? |the |his |her )?(?:\w{2,20} ){0,2}\w{0,20}(?:tomy|ectomy|plasty|scopy|ation|ion|repair|surgery|release|fusion|replacement)\b|\b(?:after|post|following|to (?:check|confirm)) (?:an? |the |his |her )?(?:\w{2,12} )?(?:chest tube|central line|PICC(?: line)?|NG tube|intubation)\b/gi

function isMeant(record: CodeRecord, facts: Facts): boolean {
  const { text } = facts.question
  if (NOT_HERE.test(record.code) || isVisit(record.code) || isCountedTest(record.code, facts)) return false
  if (MEASURED.test(record.code) && isMeasured(facts)) return false
  // "On insulin" tells of the patient, not of what was given; beside a vaccine "hep" is no heparin.
  if (/^E\d/.test(record.code) && !EQUIPMENT_GIVEN.test(text)) return false
  if (/^9716[1-4]$/.test(record.code) && !BY_THERAPIST.test(text)) return false
  return !isDrug(record) || (GIVEN.test(text) && !(/^J/.test(record.code) && VACCINE.test(text)))
}

/** What is measured on the skin has its code by size and site, not by its name. */
function isMeasured(facts: Facts): boolean {
  return skinExcisions(facts).findings.length + woundRepairs(facts).findings.length > 0
}

/** A scope that went on to treat is one examination: neither a look nor a screening is coded beside it. */
function isPartOfAnother({ code }: CodeRecord, all: Described[]): boolean {
  return SCREENING_SCOPE.test(code) && all.some(({ records: [other] }) => OPERATIVE_SCOPE.test(other.code))
}
