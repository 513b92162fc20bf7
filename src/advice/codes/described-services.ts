// No code was named, but services are, each by its whole name: their codes, and what holds between these codes on one day.
import type { CodeRecord } from '../../codes/code-record.ts'
import { asksForDiagnosesAlone } from '../diagnoses/asks-diagnoses.ts'
import { isDrug, namedDrugs } from '../drugs/named-drugs.ts'
import { procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts, Rule } from '../finding.ts'
import { addOn } from '../procedures/add-on.ts'
import { isAnesthesiaClaim } from '../procedures/anesthesia.ts'
import { pairEdits } from '../procedures/pair-edits.ts'
import { skinExcisions } from '../procedures/skin-excisions.ts'
import { woundRepairs } from '../procedures/wound-repairs.ts'
import { advice, finding, line, listed, NOTHING, noteSays, together } from '../said.ts'
import { isVisit } from '../visits/visit.ts'
import { countedBeyond } from './described-counts.ts'
import { requiredModifiers } from './required-modifiers.ts'
import { fitting, partSaid } from './which-sibling.ts'

const RULE = 'described-services'
// A mail has few sentences that describe something; a pasted chart has many.
const MOST_SENTENCES = 8
// More services than this are an operation report, not a question.
const MOST_SERVICES = 6
// More codes of one name tell the asker nothing.
const MOST_SIBLINGS = 4
const TITLE_LENGTH = 80
const LEAST_LETTERS = 3
const ASKS_FOR_A_CODE =
  /\bcodes?\b|\bcpts?\b|\bhcpcs\b|\bbill(?:ed|ing|able)?\b|\breport(?:ed)?\b|\bcharge\b|\bsubmit\b|\bhow (?:do|should|would|can) (?:i|we|you)\b/i
// A mail that only tells what was done asks for its codes.
const ASKS_SOMETHING = /\?|\b(?:can|could|is|are|was|were|does|do|did|may|should|why|what|which|who|when)\b/i
// How often, how much and why are asked of rules; who may do it is asked of conduct.
const ASKS_OF_ANOTHER_THING =
  /\bhow often\b|\bfrequency\b|\b(?:what|which) (?:E\/?M )?level\b|\bhow much\b|\ballowed amount\b|\bdifference between\b|\bglobal (?:days|period)\b/i
/** Giving a vaccine, infusions, wellness visits, quality measures and interpreters have rules of their own, or no place beside a service. */
const NOT_HERE =
  /^(?:9046[01]|9047[1-4]|90480|G00(?:08|09|10)|G04(?:02|38|39)|T10(?:13|14|15)|G[89]\d{3}|M[01]\d{3}|99\d{3}|S\d{4}|A4215|963(?:6\d|7[4-6])|964\d\d)$/
const MEASURED = /^1(?:1[46]|20|31)\d\d$/
const GIVEN =
  /\binject|\binfus|\bshots?\b|\bgiven?\b|\bgave\b|\bgot\b|\bIM\b|\bIV\b|\bsub-?q\b|\bdrugs?\b|\bmed(?:ication)?s?\b|\bvials?\b|\bvaccin|\bsuppl/i
// Who uses a device in the office does not bill it as equipment.
const EQUIPMENT_GIVEN =
  /\bDME\b|\bequipment\b|\bsuppl(?:y|ie[sdr])|\bdispens|\brent(?:al|ed)?\b|\bordered?\b|\bfor (?:use at )?home\b|\bto take home\b|\bfit(?:ted)?\b|\bHCPCS\b/i
const VACCINE = /\bvaccin|\bhep(?:atitis)?[ -]?[ab]\b/i
const OPERATIVE_SCOPE = /^45(?:379|38\d|39\d)$/
const SCREENING_SCOPE = /^(?:G0105|G0121|45378)$/

/** A service of the mail: the words that name it, and the codes that nothing in the mail speaks against. */
export type Described = { words: string[]; records: [CodeRecord, ...CodeRecord[]] }

const known = new WeakMap<Facts, Described[]>()

/** The services named in full by a mail that names no code and asks for one; kept, since several rules look at them. */
export function servicesIn(facts: Facts): Described[] {
  const found = known.get(facts) ?? (asksForCodes(facts) ? described(facts) : [])
  known.set(facts, found)
  return found
}

/** The codes described beyond doubt. */
export function describedCodes(facts: Facts): CodeRecord[] {
  return servicesIn(facts).flatMap(({ records }) => (records.length === 1 ? records : []))
}

function asksForCodes(facts: Facts): boolean {
  const { text, intents, denialCodes } = facts.question
  if (asksForDiagnosesAlone(facts) || isAnesthesiaClaim(facts)) return false
  if (procedures(facts).length > 0 || denialCodes.length > 0 || ASKS_OF_ANOTHER_THING.test(text)) return false
  if (intents.includes('compliance') && !intents.includes('code_search')) return false
  return ASKS_FOR_A_CODE.test(text) || intents.includes('code_search') || !ASKS_SOMETHING.test(text)
}

function described(facts: Facts): Described[] {
  const services = facts.question.text
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
  return services.length > MOST_SERVICES ? [] : doneAlone(services, facts.question.text)
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
  /\b(?:(?:post-?op(?:erative)? )?days? \d{1,2} (?:after|from|post)|POD ?#?\d{1,2}(?: (?:from|after))?|\d{1,3} (?:days?|weeks?|months?) (?:after|post|following|s\/p)|s\/p|status post) (?:an? |the |his |her )?(?:\w{2,20} ){0,2}\w{0,20}(?:tomy|ectomy|plasty|scopy|ation|ion|repair|surgery|release|fusion|replacement)\b/gi

function isMeant(record: CodeRecord, facts: Facts): boolean {
  const { text } = facts.question
  if (NOT_HERE.test(record.code) || isVisit(record.code)) return false
  if (MEASURED.test(record.code) && isMeasured(facts)) return false
  // "On insulin" tells of the patient, not of what was given; beside a vaccine "hep" is no heparin.
  if (/^E\d/.test(record.code) && !EQUIPMENT_GIVEN.test(text)) return false
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

// What these say of codes that were named holds of codes that were described.
const CONSEQUENCES: Rule[] = [requiredModifiers, pairEdits, addOn]

export function describedServices(facts: Facts): Advice {
  // Of a drug with its dose `drugUnits` speaks.
  const isDosed = namedDrugs(facts).length > 0
  const services = servicesIn(facts).filter(({ records: [first] }) => !(isDosed && isDrug(first)))
  if (services.length === 0) return NOTHING
  const codes = describedCodes(facts)
  const open = services.filter(({ records }) => records.length > 1)
  return together([
    advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          services.map((service) => said(service)).join(' '),
          services.flatMap(({ records }) => records.map(({ citation }) => citation)),
        ),
        readingSaid(facts),
        turnedFromScreening(services, facts),
      ],
      claimLines: services.flatMap((service) => linesOf(service, facts)),
      asks: open.slice(0, 1).map(({ records }) => ({
        slot: 'service',
        weight: 95,
        text: `which of ${listed(
          records.map(({ code }) => code),
          'and',
        )} the note describes: technique, extent and part`,
      })),
    }),
    countedBeyond(codes, facts),
    ...(codes.length > 0 ? CONSEQUENCES.map((rule) => rule(asNamed(codes, facts))) : []),
  ])
}

/** The question as if the asker had written the codes. */
function asNamed(codes: CodeRecord[], facts: Facts): Facts {
  const mentions = codes.map(({ code, system }) => ({
    code,
    asWritten: code,
    systems: [system],
    modifiers: [],
    units: null,
  }))
  return {
    ...facts,
    question: { ...facts.question, codes: [...facts.question.codes, ...mentions] },
    records: [...facts.records, ...codes],
  }
}

function said({ words, records: [first, ...others] }: Described): string {
  const one = (record: CodeRecord) => `${record.code} (${shortTitle(record)})`
  if (others.length === 0) return `For ${quoted(words)}: ${one(first)}.`
  return `For ${quoted(words)} one of these: ${[first, ...others].map(one).join('; ')}.`
}

function quoted(words: string[]): string {
  return `“${[...new Set(words)].join(' ')}”`
}

/** A test that splits by modifier, read alone. */
function readingSaid(facts: Facts) {
  const split = describedCodes(facts).filter((record) => readAlone(record, facts))
  return finding(
    RULE,
    'answer',
    'likely',
    `Modifier 26 goes on ${listed(split.map(({ code }) => code))}: only the reading with a signed written report was done; whoever owns the equipment bills the technical part.`,
    split.map(({ citation }) => citation),
  )
}

/** Medicare and other payers mark it by different modifiers; which, `requiredModifiers` says where one payer is named. */
function turnedFromScreening(services: Described[], facts: Facts) {
  const { text, payer } = facts.question
  const isTurned = services.some(({ records: [{ code }] }) => OPERATIVE_SCOPE.test(code)) && /\bscreening\b/i.test(text)
  return isTurned && payer === null ? noteSays(facts, 'pt-33-modifiers', RULE, 'answer') : null
}

function readAlone({ pcTc }: CodeRecord, { question: { text } }: Facts): boolean {
  return pcTc === '1' && partSaid(text) === '2'
}

function linesOf({ records }: Described, facts: Facts): ClaimLine[] {
  return records.map((record) =>
    line(record.code, {
      modifiers: [...(readAlone(record, facts) ? ['26'] : []), ...sideOf(record, facts)],
      conditional: records.length > 1 ? 'only one of these, as the note describes it' : 'if the note describes it',
    }),
  )
}

/** The side that the mail names, on a code that the fee schedule knows to have two. */
export function sideOf({ bilateral }: CodeRecord, { question: { laterality } }: Facts): string[] {
  if (bilateral !== '1' && bilateral !== '3') return []
  return laterality === 'left' ? ['LT'] : laterality === 'right' ? ['RT'] : laterality === 'bilateral' ? ['50'] : []
}

/** Official titles can run to hundreds of characters; the start tells them apart. */
export function shortTitle(row: CodeRecord): string {
  const title = row.title.replace(/\.$/, '')
  return title.length <= TITLE_LENGTH ? title : `${title.slice(0, title.lastIndexOf(' ', TITLE_LENGTH))} …`
}
