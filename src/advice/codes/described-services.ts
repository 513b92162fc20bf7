// No code was named, but services are, each by its whole name: their codes, and what holds between these codes on one day.
import type { CodeRecord } from '../../codes/code-record.ts'
import { asksForDiagnosesAlone } from '../diagnoses/asks-diagnoses.ts'
import { kneeGels } from '../drugs/knee-gels.ts'
import { isDrug, namedDrugs } from '../drugs/named-drugs.ts'
import { procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts, Rule } from '../finding.ts'
import { addOn } from '../procedures/add-on.ts'
import { isAnesthesiaClaim } from '../procedures/anesthesia.ts'
import { pairEdits } from '../procedures/pair-edits.ts'
import { surgicalTeam } from '../procedures/surgical-team.ts'
import { advice, finding, line, listed, NOTHING, noteSays, together } from '../said.ts'
import { countedBeyond } from './described-counts.ts'
import { type Described, namedServices, OPERATIVE_SCOPE } from './named-services.ts'
import { requiredModifiers } from './required-modifiers.ts'
import { partSaid } from './which-sibling.ts'

const RULE = 'described-services'
const TITLE_LENGTH = 80
const ASKS_FOR_A_CODE =
  /\bmod(?:ifier)?s?\b|\bcodes?\b|\bcpts?\b|\bhcpcs\b|\bbill(?:ed|ing|able)?\b|\breport(?:ed)?\b|\bcharge\b|\bsubmit\b|\bhow (?:do|should|would|can) (?:i|we|you)\b/i
// A mail that only tells what was done asks for its codes.
const ASKS_SOMETHING = /\?|\b(?:can|could|is|are|was|were|does|do|did|may|should|why|what|which|who|when)\b/i
// How often, how much and why are asked of rules; who may do it is asked of conduct.
const ASKS_OF_ANOTHER_THING =
  /\bhow often\b|\bfrequency\b|\b(?:what|which) (?:E\/?M )?level\b|\bhow much\b|\ballowed amount\b|\bdifference between\b|\bglobal (?:days|period)\b/i
const known = new WeakMap<Facts, Described[]>()

/** The services named in full by a mail that names no code and asks for one; kept, since several rules look at them. */
export function servicesIn(facts: Facts): Described[] {
  const found = known.get(facts) ?? (asksForCodes(facts) ? namedServices(facts.question.text, facts) : [])
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

// What these say of codes that were named holds of codes that were described.
const CONSEQUENCES: Rule[] = [surgicalTeam, requiredModifiers, pairEdits, addOn]

export function describedServices(facts: Facts): Advice {
  // Of a drug with its dose `drugUnits` speaks.
  const isDosed = namedDrugs(facts).length > 0
  const hasGel = kneeGels(facts).claimLines.length > 0
  const services = servicesIn(facts).filter(({ records: [first] }) => !((isDosed || hasGel) && isDrug(first)))
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
