// NCCI procedure-to-procedure edits: which of two codes is denied on one day, and whether a modifier may part them.

import type { PairEdit } from '../../codes/code-record.ts'
import { notWith } from '../claim-lines.ts'
import { askedAsAlternatives } from '../codes/alternatives.ts'
import { areTwoInitials } from '../drugs/infusions.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, noteCitations, noteSays, together } from '../said.ts'
import { isCriticalCarePair } from '../visits/critical-care-procedures.ts'
import { asksOfPairs, noEdit, pairsInGeneral } from './no-pair-edit.ts'
import { separablePair } from './separable-pairs.ts'

const RULE = 'pair-edits'
// Who pays for the denied code is asked in these words.
const ASKS_WHO_PAYS =
  /\bABN\b|\bden(?:y|ied|ial|ies)\b|\b(?:patient|pt)s? (?:pay|owe|respons|liab|bill)|\bbill (?:the |our )?(?:patient|pt)|\bwrite[- ]?off\b|\bappeal/i
// A mail that names more codes than this is a list, not a question about pairs.
const MOST_CODES = 12

/** NCCI PTP edits (NCCI Policy Manual ch. I): column one is paid, column two denied for the same patient, provider and day. */
export function pairEdits(facts: Facts): Advice {
  const codes = billable(facts)
    .slice(0, MOST_CODES)
    .map(({ record }) => record.code)
  const alternative = new Set(askedAsAlternatives(facts).map(({ record }) => record.code))
  const parts: Advice[] = []
  const silent: [string, string][] = []
  const denied = new Set<string>()
  for (const [at, a] of codes.entries()) {
    for (const b of codes.slice(at + 1)) {
      if (areTwoInitials(a, b) || isCriticalCarePair(a, b) || (alternative.has(a) && alternative.has(b))) continue
      const edits = facts.book.pairs(a, b, facts.date)
      const edit =
        (facts.question.placeOfService === '22' && edits.find((row) => row.table === 'hospital')) ||
        edits.find((row) => row.table === 'practitioner') ||
        edits[0]
      if (edit && edit.indicator === 0 && denied.has(edit.column2)) parts.push(deniedAgain(edit))
      else if (edit) parts.push(editBetween(edit, facts))
      else if (!isPrimaryAndAddOn(a, b, facts)) silent.push([a, b])
      if (edit?.indicator === 0) denied.add(edit.column2)
    }
  }
  if (silent.length > 0 && asksOfPairs(facts)) parts.push(noEdit(silent, facts))
  if (parts.length === 0 && facts.question.intents.includes('ncci_pair') && codes.length < 2)
    parts.push(pairsInGeneral(facts))
  return together(parts)
}

function editBetween(edit: PairEdit, facts: Facts): Advice {
  const named = `${edit.column1} (column one) and ${edit.column2} (column two)`
  const span = edit.validFrom
    ? `, in force from ${edit.validFrom}${edit.validTo ? ` through ${edit.validTo}` : ''}`
    : ''
  if (edit.indicator === 9) {
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'certain',
          `No modifier is needed: the edit between ${named} carries indicator 9, so it does not apply.`,
          [edit.citation, ...noteCitations(facts, 'ncci-indicator-9')],
        ),
      ],
    })
  }
  return edit.indicator === 0 ? neverTogether(edit, named, span, facts) : separablePair(edit, named, span, facts)
}

/** That a code is denied is said once; beside what else it is denied stands on its line. */
function deniedAgain(edit: PairEdit): Advice {
  return advice({ claimLines: [line(edit.column2, { conditional: notWith(edit.column1) })] })
}

function neverTogether(edit: PairEdit, named: string, span: string, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `No: NCCI pairs ${named} with modifier indicator 0${span}. ${edit.column2} is denied when ${edit.column1} is reported for the same patient, provider and day, and no modifier bypasses that.`,
        [edit.citation, ...noteCitations(facts, 'ncci-indicator-0')],
      ),
      ASKS_WHO_PAYS.test(facts.question.text) ? noteSays(facts, 'ncci-no-abn', RULE) : null,
    ],
    claimLines: [line(edit.column2, { conditional: notWith(edit.column1) })],
  })
}

function isPrimaryAndAddOn(a: string, b: string, facts: Facts): boolean {
  return (
    facts.book.addOns(a, facts.date).some((row) => row.primary === b) ||
    facts.book.addOns(b, facts.date).some((row) => row.primary === a)
  )
}
