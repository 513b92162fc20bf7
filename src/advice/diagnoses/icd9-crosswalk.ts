// ICD-9-CM codes in an old claim or chart: their ICD-10-CM equivalents by the loaded general equivalence mappings.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, together } from '../said.ts'
import { leavesUnder } from './icd-leaves.ts'

const RULE = 'icd9-crosswalk'
const SPEAKS = /\bICD[- ]?9\b/i
const ICD9 = /(?<![\w.])(\d{3}\.\d{1,2}|V\d{2}\.\d{1,2}|E\d{3}\.\d)(?![\w.])/g
const MOST = 3
const MOST_TARGETS = 5

export function icd9Crosswalk(facts: Facts): Advice {
  if (!SPEAKS.test(facts.question.text)) return NOTHING
  const codes = [...new Set([...facts.question.text.matchAll(ICD9)].map((hit) => hit[1] ?? ''))].slice(0, MOST)
  return together(codes.map((code) => mapped(code, facts)))
}

/** Whether the token is a code of the old system in a mail that speaks of it, and so none of ICD-10-CM that is missing. */
export function isIcd9(code: string, text: string): boolean {
  return SPEAKS.test(text) && [...text.matchAll(ICD9)].some((hit) => hit[1] === code)
}

function mapped(code: string, facts: Facts): Advice {
  const bare = code.replace('.', '')
  const rows = facts.book
    .icd()
    .crosswalksOf(bare)
    .filter(({ kind, source, target }) => kind !== 'conversion' && source === bare && target !== null)
  const targets = rows
    .flatMap(({ target }) => facts.book.onDate(target ?? '', facts.date).filter(({ system }) => system === 'ICD-10-CM'))
    // What the mapping names may have become a heading since, as M54.5 has.
    .flatMap((row) => (row.billable ? [row] : leavesUnder(row.code, facts)))
    .slice(0, MOST_TARGETS)
  const [row] = rows
  if (!row || targets.length === 0) return NOTHING
  const near = rows.some(({ isApproximate }) => isApproximate)
    ? ' The mapping is approximate: choose by the record, never by the map alone.'
    : ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `ICD-9-CM ${code} maps to ${listed(
          targets.map(({ code }) => code),
          'or',
        )}.${near}`,
        [row.citation, ...targets.map(({ citation }) => citation)],
      ),
    ],
    claimLines: targets.slice(0, MOST).map(({ code }) => line(code, { conditional: 'if the record documents it' })),
    asks: [{ slot: 'diagnosis', weight: 84, text: 'the diagnosis as the record words it' }],
  })
}
