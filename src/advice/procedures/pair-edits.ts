// NCCI procedure-to-procedure edits: which of two codes is denied on one day, and whether a modifier may part them.

import type { PairEdit } from '../../codes/code-record.ts'
import { areAskedApart } from '../asked-apart.ts'
import { notWith } from '../claim-lines.ts'
import { askedAsAlternatives } from '../codes/alternatives.ts'
import { areTwoInitials } from '../drugs/infusions.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations, noteSays, together } from '../said.ts'
import { isCriticalCarePair } from '../visits/critical-care-procedures.ts'
import { isVisit } from '../visits/visit.ts'
import { wholeStudy } from './imaging-contrast.ts'
import { includedService, isGuidance, wholeOfJoint } from './included-services.ts'
import { earlierCodes } from './later-procedure.ts'
import { asksForPairs, asksOfPairs, noEdit, pairsInGeneral } from './no-pair-edit.ts'
import { wholeBesideParts } from './pc-tc.ts'
import { separablePairs, spanOf } from './separable-pairs.ts'
import { settledPair } from './settled-pairs.ts'
import { testPair } from './test-pairs.ts'

const RULE = 'pair-edits'
// Who pays for the denied code is asked in these words.
const ASKS_WHO_PAYS =
  /\bABN\b|\bden(?:y|ied|ial|ies)\b|\b(?:patient|pt)s? (?:pay|owe|respons|liab|bill)|\bbill (?:the |our )?(?:patient|pt)|\bwrite[- ]?off\b|\bappeal/i
// Levels named together are alternatives unless the mail says that both were done.
const SAME_DAY =
  /\bsame (?:day|date|visit)\b|\bboth\b|\btogether\b|\btwo visits\b|\btwice\b|\bwith\b|\+|&|\band also\b|\bplus\b/i
const WELLNESS = /^G04(?:02|3[89])$/
const STAFF_VISIT = '99211'
// A mail that names more codes than this is a list, not a question about pairs.
const MOST_CODES = 12

/** NCCI PTP edits (NCCI Policy Manual ch. I): column one is paid, column two denied for the same patient, provider and day. */
export function pairEdits(facts: Facts): Advice {
  if (areAskedApart(facts)) return NOTHING
  const earlier = earlierCodes(facts)
  const codes = billable(facts)
    .map(({ record }) => record.code)
    .filter((code) => !earlier.includes(code))
    .slice(0, MOST_CODES)
  // Office and hospital are two claims.
  const divided = wholeBesideParts(facts)?.claimLines.map(({ code }) => code) ?? []
  const whole = [...(wholeStudy(facts)?.parts ?? []), ...divided]
  const joint = wholeOfJoint(codes)
  const alternative = new Set(askedAsAlternatives(facts).map(({ record }) => record.code))
  const pairs = codes
    .flatMap((a, at) => codes.slice(at + 1).map((b): [string, string] => [a, b]))
    .filter(
      ([a, b]) =>
        !areTwoInitials(a, b) &&
        !([a, b].every((code) => isVisit(code) || WELLNESS.test(code)) && !SAME_DAY.test(facts.question.text)) &&
        a !== joint &&
        b !== joint &&
        !isCriticalCarePair(a, b) &&
        !(alternative.has(a) && alternative.has(b)) &&
        !(whole.includes(a) && whole.includes(b)),
    )
  const edits = pairs.flatMap(([a, b]) => editBetween(a, b, facts) ?? [])
  const silent = pairs.filter(([a, b]) => editBetween(a, b, facts) === null && !isPrimaryAndAddOn(a, b, facts))
  const parts = [
    ...neverPaid(edits, facts),
    ...edits.filter(({ indicator }) => indicator === 9).map((edit) => deleted(edit, facts)),
  ]
  const open: PairEdit[] = []
  for (const edit of withoutRepeats(edits.filter(({ indicator }) => indicator === 1))) {
    const settled = includedService(edit, facts) ?? testPair(edit, facts) ?? settledPair(edit, facts)
    if (settled === null) open.push(edit)
    else parts.push(settled)
  }
  parts.push(separablePairs(open, facts))
  const news =
    pairs.length === 1 && asksForPairs(facts.question.text) ? silent : silent.filter((pair) => !pair.some(isSupplied))
  if (news.length > 0 && asksOfPairs(facts)) parts.push(noEdit(news, facts))
  if (edits.length === 0 && silent.length === 0 && facts.question.intents.includes('ncci_pair') && codes.length < 2)
    parts.push(pairsInGeneral(facts))
  return together(parts)
}

/** A drug, a supply or the draw of blood beside several codes: that no edit pairs it is no news. */
function isSupplied(code: string): boolean {
  return /^(?:[A-EJ-LQ]\d{4}|36415)$/.test(code)
}

/** A visit beside several codes, and the guidance of several levels, have one answer: that of the first pair. */
function withoutRepeats(edits: PairEdit[]): PairEdit[] {
  const isOneAnswer = ({ column2 }: PairEdit) => isVisit(column2) || isGuidance(column2)
  return edits.filter(
    (edit, at) => !isOneAnswer(edit) || edits.findIndex(({ column2 }) => column2 === edit.column2) === at,
  )
}

/** The edit of the table of who bills. */
function editBetween(a: string, b: string, facts: Facts): PairEdit | null {
  const edits = facts.book.pairs(a, b, facts.date)
  return (
    (facts.question.placeOfService === '22' && edits.find((row) => row.table === 'hospital')) ||
    edits.find((row) => row.table === 'practitioner') ||
    edits[0] ||
    null
  )
}

function deleted(edit: PairEdit, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No modifier is needed: the edit between ${edit.column1} (column one) and ${edit.column2} (column two) carries indicator 9, so it does not apply.`,
        [edit.citation, ...noteCitations(facts, 'ncci-indicator-9')],
      ),
    ],
  })
}

/** Edits without bypass: said once for each code that is paid, and once for each that is denied; what else denies it stands on its line. */
function neverPaid(edits: PairEdit[], facts: Facts): Advice[] {
  const never = edits.filter(({ indicator }) => indicator === 0)
  const fresh = never.filter((edit, at) => never.findIndex(({ column2 }) => column2 === edit.column2) === at)
  return [
    ...[...Map.groupBy(fresh, ({ column1 }) => column1).values()].map((of) => neverTogether(of, facts)),
    advice({
      claimLines: never.map(({ column1, column2 }) =>
        // The tests of a panel are in it, and so is a staff visit in what the staff gave; what else is denied stays to be seen.
        line(
          column2,
          isOfPanel(column1, never) || isConverted(facts) || column2 === STAFF_VISIT
            ? { units: DROPPED }
            : { conditional: notWith(column1) },
        ),
      ),
    }),
  ]
}

function neverTogether(edits: PairEdit[], facts: Facts): Advice {
  const [first, ...others] = edits
  if (first === undefined) return NOTHING
  const denied = listed(edits.map(({ column2 }) => column2))
  const isPanel = isOfPanel(first.column1, edits)
  if (isConverted(facts)) return openAlone(first.column1, denied, edits, facts)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${isPanel ? `${first.column1} alone, if all of its tests were done` : `No${asks59(facts) ? ', 59 does not help' : ''}`}: NCCI pairs ${first.column1} (column one) and ${denied} (column two) with modifier indicator 0${others.length > 0 ? '' : spanOf(first)}. ${denied} ${others.length > 0 ? 'are' : 'is'} denied when ${first.column1} is reported for the same patient, provider and day, and no modifier bypasses that.`,
        [...edits.map(({ citation }) => citation), ...noteCitations(facts, 'ncci-indicator-0')],
      ),
      ASKS_WHO_PAYS.test(facts.question.text) ? noteSays(facts, 'ncci-no-abn', RULE) : null,
    ],
  })
}

// A scope that failed; a screening that turned into treatment is another matter.
const CONVERTED = /\bconver(?:t\w{0,3}|sion) to (?:an? )?open\b/i

function isConverted({ question: { text } }: Facts): boolean {
  return CONVERTED.test(text)
}

function openAlone(open: string, scope: string, edits: PairEdit[], facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${open} alone, not ${scope} beside it: an operation converted to open surgery is reported as the open one, with Z53.31 for the conversion. 22 only where the record shows substantially more work than usual, and why.`,
        [...edits.map(({ citation }) => citation), ...noteCitations(facts, 'converted-to-open', 'modifier-22')],
      ),
    ],
  })
}

function asks59({ question: { codes } }: Facts): boolean {
  return codes.some(({ code, modifiers }) => [code, ...modifiers].some((one) => one === '59' || /^X[EPSU]$/.test(one)))
}

/** Whether several of the codes are single tests of a named panel. */
function isOfPanel(panel: string, edits: PairEdit[]): boolean {
  return PANEL.test(panel) && edits.filter(({ column1 }) => column1 === panel).length > 1
}

// Organ and disease panels of laboratory tests.
const PANEL = /^800(?:4[78]|5[013]|6[19]|7[046]|8[01])$/

function isPrimaryAndAddOn(a: string, b: string, facts: Facts): boolean {
  return (
    facts.book.addOns(a, facts.date).some((row) => row.primary === b) ||
    facts.book.addOns(b, facts.date).some((row) => row.primary === a)
  )
}
