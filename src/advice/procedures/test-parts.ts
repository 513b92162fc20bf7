// A test that does not split by modifier has codes of its own for its parts: which of them the mail says were done.
import type { CodeRecord } from '../../codes/code-record.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, instead, line, listed } from '../said.ts'

const RULE = 'pc-tc'
// Recording, analysis and reading follow the whole (93000: 93005, 93010); what stands behind them belongs to another test.
const MOST_PARTS = 3
const NEAREST = 100
const TO_READ = '(?:reads?|reading|over-?reads?|interpret\\w{0,8})'
const RECORDED_AND_READ = new RegExp(
  `\\b(?:hook(?:ed|s)?(?: (?:it|them|him|her|pts?|patients?))? up|hook-?up|placed|applied|put (?:it |them )?on|recorded|did|do|performed)\\b[^.?!]{0,40}(?:\\band\\b|&|\\+)[^.?!]{0,16}\\b${TO_READ}\\b`,
  'i',
)
const SUPERVISED = /\bsupervis|\battended\b|\bpresent\b/i
const READ = new RegExp(`\\b${TO_READ}\\b`, 'i')
const BY_A_COMPANY =
  /\b(?:company|vendor|irhythm|preventice|biotel|bardy|service|lab) (?:\w{2,12} ){0,3}(?:scan|analy[sz]|process|monitor|bill)/i

/** The codes behind the whole that are its parts (PC/TC indicators 2 and 3), up to the next whole test. */
export function partsOf(whole: CodeRecord, facts: Facts): CodeRecord[] {
  const near = facts.book
    .codesBeginning(whole.code.slice(0, -2), facts.date, NEAREST)
    .filter(({ system, code }) => system === whole.system && code > whole.code)
  const next = near.findIndex(({ pcTc }) => pcTc === '4')
  const own = near.slice(0, next < 0 ? near.length : next).filter(({ pcTc }) => pcTc === '2' || pcTc === '3')
  return own.slice(0, MOST_PARTS)
}

/** Null where the mail does not say who did what. In a hospital the technical part is the hospital's (Medicare Claims Processing Manual ch. 13 §20.1). */
export function wholeInParts(whole: CodeRecord, isInHospital: boolean, facts: Facts): Advice | null {
  const { text } = facts.question
  const parts = partsOf(whole, facts)
  const professional = parts.filter(({ pcTc }) => pcTc === '2')
  const technical = parts.filter(({ pcTc }) => pcTc === '3')
  if (professional.length === 0) return null
  if (isInHospital) {
    const done = doneOf(professional, text)
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          `${listed(codesOf(done))} for the physician, not ${whole.code}: the whole is for the own office with own equipment; in the hospital the technical part${technical.length === 0 ? '' : ` (${listed(codesOf(technical))})`} is the hospital's.`,
          [...done, whole, ...technical].map(({ citation }) => citation),
        ),
      ],
      claimLines: instead([whole.code], ...done.map(({ code }) => line(code))),
    })
  }
  if (!RECORDED_AND_READ.test(text)) return null
  const [recording, ...analysis] = technical
  if (recording === undefined) return null
  const apart = [recording, ...doneOf(professional, text)]
  if (analysis.length === 0)
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          `Yes, ${whole.code} alone: recorded and read by the same office on its own equipment is the whole test, and ${listed(codesOf(parts))} do not stand beside it.`,
          [whole, ...parts].map(({ citation }) => citation),
        ),
      ],
      claimLines: [line(whole.code)],
    })
  const isScannedElsewhere = BY_A_COMPANY.test(text)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        isScannedElsewhere
          ? `${listed(codesOf(apart))}, not ${whole.code}: the company that analyzes the recording bills ${listed(codesOf(analysis))}, unless your contract has you buy it and the payer lets you bill the whole.`
          : `Yes, ${whole.code} once, if the analysis of the recording was yours too (own software and staff). Where a company analyzes it, ${listed(codesOf(apart))} are yours and ${listed(codesOf(analysis))} the company's. Never the whole with its parts.`,
        [whole, ...parts].map(({ citation }) => citation),
      ),
    ],
    claimLines: isScannedElsewhere
      ? instead([whole.code], ...apart.map(({ code }) => line(code)))
      : [line(whole.code, { conditional: 'if recording, analysis and reading were all yours' })],
    asks: isScannedElsewhere
      ? []
      : [
          {
            slot: 'provider',
            weight: 90,
            text: 'who analyzed the recording, you or a company, and where the test was done',
          },
        ],
  })
}

/** "Supervised and read" is both professional parts of a stress test; each alone is one of them. */
function doneOf(professional: CodeRecord[], text: string): CodeRecord[] {
  const supervision = professional.filter(({ title }) => /\bsupervision\b/i.test(title))
  const reading = professional.filter((one) => !supervision.includes(one))
  const done = [...(SUPERVISED.test(text) ? supervision : []), ...(READ.test(text) ? reading : [])]
  return done.length > 0 ? done : professional
}

function codesOf(records: CodeRecord[]): string[] {
  return records.map(({ code }) => code)
}
