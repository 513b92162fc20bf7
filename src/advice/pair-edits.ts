// NCCI procedure-to-procedure edits: which of two codes is denied on one day, and whether a modifier may part them.

import type { PairEdit } from '../codes/code-record.ts'
import { BYPASS_CITATION, EITHER_COLUMN_SINCE, mayBypass } from '../codes/ncci-modifiers.ts'
import { isDistinct } from './asked-lines.ts'
import { notWith, separateFrom } from './claim-lines.ts'
import { isCriticalCarePair } from './critical-care-procedures.ts'
import { billable } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { areTwoInitials } from './infusions.ts'
import { noEdit, pairsInGeneral } from './no-pair-edit.ts'
import { advice, DROPPED, finding, line, listed, noteCitations, noteSays, together } from './said.ts'
import { inGlobalPeriod, isVisit } from './visit.ts'

const RULE = 'pair-edits'
const SIDES = new Set(['LT', 'RT', 'E1', 'E2', 'E3', 'E4'])
// A mail that names more codes than this is a list, not a question about pairs.
const MOST_CODES = 12

/** NCCI PTP edits (NCCI Policy Manual ch. I): column one is paid, column two denied for the same patient, provider and day. */
export function pairEdits(facts: Facts): Advice {
  const codes = billable(facts)
    .slice(0, MOST_CODES)
    .map(({ record }) => record.code)
  const parts: Advice[] = []
  const silent: [string, string][] = []
  for (const [at, a] of codes.entries()) {
    for (const b of codes.slice(at + 1)) {
      if (areTwoInitials(a, b) || isCriticalCarePair(a, b)) continue
      const edits = facts.book.pairs(a, b, facts.date)
      const edit =
        (facts.question.placeOfService === '22' && edits.find((row) => row.table === 'hospital')) ||
        edits.find((row) => row.table === 'practitioner') ||
        edits[0]
      if (edit) parts.push(editBetween(edit, facts))
      else if (!isPrimaryAndAddOn(a, b, facts)) silent.push([a, b])
    }
  }
  if (silent.length > 0 && facts.question.intents.includes('ncci_pair')) parts.push(noEdit(silent, facts))
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
  return edit.indicator === 0 ? neverTogether(edit, named, span, facts) : withModifier(edit, named, span, facts)
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
      noteSays(facts, 'ncci-no-abn', RULE),
    ],
    claimLines: [line(edit.column2, { conditional: notWith(edit.column1) })],
  })
}

function withModifier(edit: PairEdit, named: string, span: string, facts: Facts): Advice {
  const lines = [edit.column1, edit.column2].map((code) => billable(facts).find(({ record }) => record.code === code))
  const sent = lines.flatMap((one) => one?.mention.modifiers ?? [])
  const visit = [edit.column1, edit.column2].find(isVisit)
  const sides = sent.filter((modifier) => SIDES.has(modifier))
  const parted = sides.length === 2 && sides[0] !== sides[1]
  const base = finding(
    RULE,
    // The rule on visits with procedures has answered already where there is one.
    parted || (visit !== undefined && hasGlobalDays(edit, facts)) ? 'why' : 'answer',
    'depends',
    `${parted ? '' : 'Only when the two were really separate: '}NCCI pairs ${named} with modifier indicator 1${span}; ${edit.column2} is denied on the same day unless a bypass modifier says, and the record shows, that it was separate.`,
    [edit.citation, ...noteCitations(facts, 'ncci-indicator-1')],
  )
  // The rule on visits says which modifier and when; here only the edit is named.
  if (visit)
    return advice({
      findings: [
        base,
        finding(
          RULE,
          'why',
          'certain',
          `For a visit the modifier that may part them is 25 (57 for a procedure with 90 global days), on ${visit}; 59 and the X modifiers never go on a visit.`,
          [edit.citation, ...noteCitations(facts, 'modifier-59')],
        ),
      ],
      claimLines: visitLine(visit, edit, facts),
    })
  if (parted) {
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'certain',
          `Yes, both: modifiers ${listed(sides)} show separate sides and may bypass the edit; 59 or XS only if the payer asks for it.`,
          [edit.citation, ...noteCitations(facts, 'modifier-anatomic')],
        ),
        base,
      ],
      asks: [
        {
          slot: 'separate_encounter',
          weight: 70,
          text: 'whether both sides were done in the same session, as the record shows it',
        },
      ],
    })
  }
  if (SAME_SITE.test(facts.question.text)) return atOneSite(edit, named, facts)
  const [first, second] = lines.map((one) => one?.mention.modifiers ?? [])
  const bypass = mayBypass(edit, { column1: first ?? [], column2: second ?? [] }, facts.date)
  const which =
    bypass.is === 'marked'
      ? `Modifier ${bypass.modifier} as you wrote it may bypass this edit`
      : 'Modifier 59 or, more exactly, one of XE, XS, XP, XU may bypass it (anatomic modifiers first where they tell the sites apart)'
  return advice({
    findings: [
      base,
      finding(
        RULE,
        'why',
        'depends',
        `${which}, only with documentation of a separate site, encounter, practitioner or service; ${columnFor(edit, facts)} Not 59 and X on one line.`,
        [edit.citation, ...noteCitations(facts, 'modifier-59', 'modifier-59-either-column'), BYPASS_CITATION],
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        `The note should show why ${edit.column2} was separate from ${edit.column1}: site or lesion, session times, technique.`,
        [edit.citation],
      ),
    ],
    claimLines: [
      line(edit.column2, {
        // On column two every payer takes it.
        modifiers: bypass.is !== 'marked' ? ['59'] : isDistinct(bypass.modifier) ? [bypass.modifier] : [],
        units: lines[1]?.mention.units ?? 1,
        conditional: separateFrom(edit.column1),
      }),
    ],
    asks: [
      {
        slot: 'separate_encounter',
        weight: 92,
        text: `whether ${edit.column1} and ${edit.column2} were at separate sites, lesions or sessions, and how the note shows it`,
      },
    ],
  })
}

const SAME_SITE =
  /\b(?:same|one|single) (?:wound|site|lesion|ulcer|knee|joint|shoulder|eye|ear|tooth|digit|toe|finger|nail|area|compartment|incision|polyp)\b/i

/** At one site and in one session nothing was separate: the edit stands whatever its indicator. */
function atOneSite(edit: PairEdit, named: string, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `No, at the same site: NCCI pairs ${named}, and a bypass modifier needs another site, session or lesion, so ${edit.column2} is not billed with ${edit.column1}.`,
        [edit.citation, ...noteCitations(facts, 'ncci-indicator-1', 'modifier-59')],
      ),
    ],
    claimLines: [line(edit.column2, { units: DROPPED })],
    asks: [
      {
        slot: 'separate_encounter',
        weight: 80,
        text: 'whether the record shows two sites, sessions or lesions after all',
      },
    ],
  })
}

/** Where 59 and the X modifiers go (CMS Change Request 11168, in force from 2019-07-01). */
function columnFor(edit: PairEdit, facts: Facts): string {
  return facts.date < EITHER_COLUMN_SINCE
    ? `before ${EITHER_COLUMN_SINCE} it had to be on column two (${edit.column2}).`
    : `Medicare takes 59 or X on either code, many other payers on column two (${edit.column2}).`
}

/** Whether the procedure beside the visit has global days, by which `visitWithProcedure` answers. */
function hasGlobalDays(edit: PairEdit, facts: Facts): boolean {
  return (
    facts.records.some(
      ({ code, globalDays }) =>
        (code === edit.column1 || code === edit.column2) && ['000', '010', '090'].includes(globalDays ?? ''),
    ) || [edit.column1, edit.column2].includes('99291')
  )
}

/** The visit with 25, unless the other code is a visit too or a procedure of 90 days, which takes 57. */
function visitLine(visit: string, edit: PairEdit, facts: Facts): Advice['claimLines'] {
  const other = edit.column1 === visit ? edit.column2 : edit.column1
  const major = facts.records.some((row) => row.code === other && row.globalDays === '090')
  if (isVisit(other) || major || inGlobalPeriod(facts)) return []
  const units = billable(facts).find(({ record }) => record.code === visit)?.mention.units ?? 1
  return [line(visit, { modifiers: ['25'], units, conditional: 'only if the note supports a separate visit' })]
}

function isPrimaryAndAddOn(a: string, b: string, facts: Facts): boolean {
  return (
    facts.book.addOns(a, facts.date).some((row) => row.primary === b) ||
    facts.book.addOns(b, facts.date).some((row) => row.primary === a)
  )
}
