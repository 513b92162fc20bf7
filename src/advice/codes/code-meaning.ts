// Says what a code stands for, with its unit size and the fee schedule's marks.
import type { CodeRecord } from '../../codes/code-record.ts'
import { unexplained } from '../../codes/record-text.ts'
import { amountOf } from '../../question/quantities.ts'
import { ASKS_MEANING } from '../answer-first.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding } from '../said.ts'
import { preventiveFrequency } from '../visits/preventive-frequency.ts'
import { isVisit } from '../visits/visit.ts'
import { heldNoTimes } from '../visits/visit-before-times.ts'

const RULE = 'code-meaning'
// Official titles can run to hundreds of characters; the start says what the code is.
const TITLE_LENGTH = 140

// Medicare physician fee schedule, status indicators, RVU file layout (CMS "PPRRVU" record layout).
const STATUS: Record<string, string> = {
  B: 'Medicare never pays it apart from other services (status B)',
  C: 'the contractor prices it (status C)',
  I: 'it is not valid for Medicare, which uses another code (status I)',
  N: 'Medicare does not cover it (status N)',
  P: 'Medicare bundles or excludes it (status P)',
  R: 'Medicare covers it only under special conditions (status R)',
  T: 'Medicare pays it only when nothing else is paid that day (status T)',
  X: 'it lies outside the physician fee schedule (status X)',
}
// HCPCS Level II coverage codes (HCPCS record layout, field "coverage code").
const COVERAGE: Record<string, string> = {
  I: 'Medicare does not accept it (HCPCS coverage code I)',
  M: 'Medicare does not cover it (HCPCS coverage code M)',
  S: 'Medicare coverage is set by statute (HCPCS coverage code S)',
  C: 'coverage is up to the contractor (HCPCS coverage code C)',
  D: 'Medicare coverage follows special instructions (HCPCS coverage code D)',
}

/** The meaning of each code in force on the date; the answer itself where that was asked, else a supporting line. */
export function codeMeaning(facts: Facts): Advice {
  const { intents } = facts.question
  const asked = intents.includes('code_definition') || intents.includes('coverage') || facts.question.codes.length === 1
  const records = facts.records.filter((row) => row.system !== 'MODIFIER' && row.system !== 'POS')
  return advice({
    findings: records
      // That nothing is known of its meaning is worth a line only to who asked for it.
      .filter((record) => ASKS_MEANING.test(facts.question.text) || record.title !== unexplained(record.code))
      .map((record) => finding(RULE, asked ? 'answer' : 'why', 'certain', meaning(record, facts), [record.citation])),
    asks:
      intents.includes('coverage') &&
      records.some(({ code }) => !isPlain(code)) &&
      preventiveFrequency(facts).findings.length === 0
        ? coverageAsks(facts, records)
        : [],
  })
}

/** Visits, planning and care management are covered whatever they are given for. */
function isPlain(code: string): boolean {
  return isVisit(code) || /^(?:994|G043[89]|G2211|G0402)/.test(code)
}

function meaning(record: CodeRecord, { date }: Facts): string {
  const marks = [record.status && STATUS[record.status], record.coverage && COVERAGE[record.coverage]].filter(Boolean)
  const marked = marks.length > 0 ? `; ${marks.join('; ')}` : ''
  if (record.title === unexplained(record.code))
    return `${record.code} is in the loaded file, which says nothing of what it stands for${marked}.`
  const whole = record.title.replace(/\.$/, '')
  const full = heldNoTimes(record.code, date) ? whole.replace(/, or \d+ minutes or more.*$/, '') : whole
  const title = full.length <= TITLE_LENGTH ? full : `${full.slice(0, full.lastIndexOf(' ', TITLE_LENGTH))} …`
  const size = record.unit ? amountOf(record.unit.amount, record.unit.measure) : null
  // "1 unit, one unit for each 1 unit" explains nothing.
  const unit =
    size === null || record.unit?.measure === 'unit' || record.unit?.measure === 'each'
      ? ''
      : `, one unit for each ${size}`
  return `${record.code} stands for: ${title}${unit}${marked}.`
}

function coverageAsks(facts: Facts, records: CodeRecord[]): Advice['asks'] {
  const drug = records.some((row) => row.unit !== null && row.unit.measure !== 'minute' && row.unit.measure !== 'each')
  const { question } = facts
  return [
    ...(question.payer === null
      ? [{ slot: 'payer' as const, weight: 95, text: 'the payer and plan (coverage is its decision)' }]
      : []),
    ...(question.codes.some((code) => code.systems.includes('ICD-10-CM'))
      ? []
      : [{ slot: 'diagnosis' as const, weight: 90, text: 'the diagnosis it is given or done for' }]),
    ...(drug && !question.quantities.some((quantity) => ['mg', 'mcg', 'g', 'ml', 'unit'].includes(quantity.measure))
      ? [{ slot: 'dose' as const, weight: 85, text: 'the dose and route' }]
      : []),
    ...(question.placeOfService === null
      ? [
          {
            slot: 'place_of_service' as const,
            weight: 80,
            text: `the setting (place of service)${drug || records.some(({ system }) => system === 'HCPCS') ? ' and who supplied it' : ''}`,
          },
        ]
      : []),
  ]
}
