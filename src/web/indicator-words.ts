// What the indicators of the fee schedule and of HCPCS mean, in our own words (RVU file layout; HCPCS record layout, coverage code).
import type { CodeRecord } from '../codes/code-record.ts'

type Words = Record<string, string>

const STATUS: Words = {
  A: 'active, paid by the fee schedule',
  B: 'bundled, never paid by itself',
  C: 'priced by the contractor',
  E: 'kept out by regulation',
  I: 'not valid for Medicare, another code is wanted',
  J: 'anesthesia, paid by units and time',
  M: 'reports a measure',
  N: 'not covered by Medicare',
  P: 'bundled or excluded',
  Q: 'for required reporting',
  R: 'restricted coverage',
  T: 'paid only when nothing else is paid that day',
  X: 'kept out by law',
}
const GLOBAL: Words = {
  '000': 'the day itself',
  '010': 'the day and ten days after',
  '090': 'the day before, the day, and ninety days after',
  MMM: 'maternity, its own rules',
  XXX: 'the concept does not apply',
  YYY: 'set by the contractor',
  ZZZ: 'add-on, within the package of its primary',
}
const PC_TC: Words = {
  '0': 'physician service, no split',
  '1': 'diagnostic test, 26 and TC apply',
  '2': 'professional part only',
  '3': 'technical part only',
  '4': 'global test only',
  '5': 'incident-to',
  '6': 'laboratory interpretation, 26 applies',
  '7': 'therapy, not paid to physicians in some places',
  '8': 'interpretation in hospital only',
  '9': 'does not apply',
}
const BILATERAL: Words = {
  '0': 'no bilateral payment, anatomy or unit forbid it',
  '1': 'modifier 50 pays one and a half times',
  '2': 'the amount is already for both sides',
  '3': 'both sides are paid in full',
  '9': 'does not apply',
}
const MULTIPLE: Words = {
  '0': 'no reduction',
  '1': 'reduction of before 1995',
  '2': 'second and further at half',
  '3': 'endoscopy family, its base is taken off',
  '4': 'diagnostic imaging reduction',
  '5': 'therapy reduction',
  '6': 'cardiovascular reduction of the technical part',
  '7': 'ophthalmology reduction of the technical part',
  '9': 'does not apply',
}
const COVERAGE: Words = {
  C: 'the carrier decides',
  D: 'special instructions apply',
  I: 'not payable by Medicare',
  M: 'not covered by Medicare',
  S: 'not covered by statute',
}

/** The indicators that the record has, each with its value and what it means; a value without words of ours stands alone. */
export function indicatorsOf(record: CodeRecord): { name: string; value: string }[] {
  const rows: [string, string | null, Words][] = [
    ['Fee schedule status', record.status, STATUS],
    ['Global days', record.globalDays, GLOBAL],
    ['PC/TC indicator', record.pcTc, PC_TC],
    ['Bilateral indicator', record.bilateral, BILATERAL],
    ['Multiple procedure indicator', record.multipleProcedure, MULTIPLE],
    ['Coverage code', record.coverage, COVERAGE],
  ]
  return rows.flatMap(([name, value, words]) => {
    if (value === null || value === '') return []
    const meaning = words[value]
    return [{ name, value: meaning === undefined ? value : `${value}: ${meaning}` }]
  })
}
