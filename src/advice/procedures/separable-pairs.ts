// NCCI edits with indicator 1: what parts the two codes, on which line, and when nothing does.

import type { PairEdit } from '../../codes/code-record.ts'
import { BYPASS_CITATION, EITHER_COLUMN_SINCE, mayBypass } from '../../codes/ncci-modifiers.ts'
import { isDistinct } from '../asked-lines.ts'
import { separateFrom } from '../claim-lines.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, noteCitations } from '../said.ts'
import { inGlobalPeriod, isVisit } from '../visits/visit.ts'

const RULE = 'pair-edits'
const SIDES = new Set(['LT', 'RT', 'E1', 'E2', 'E3', 'E4'])

/** Column two is paid beside column one only where the record shows it was separate and a bypass modifier says so (NCCI Policy Manual ch. I). */
export function separablePair(edit: PairEdit, named: string, span: string, facts: Facts): Advice {
  const lines = [edit.column1, edit.column2].map((code) => billable(facts).find(({ record }) => record.code === code))
  const sent = lines.flatMap((one) => one?.mention.modifiers ?? [])
  const visit = [edit.column1, edit.column2].find(isVisit)
  const sides = sent.filter((modifier) => SIDES.has(modifier))
  const parted = sides.length === 2 && sides[0] !== sides[1]
  const saidApart = DIFFERENT_SITE.test(facts.question.text) && billable(facts).length === 2
  const base = finding(
    RULE,
    // The rule on visits with procedures has answered already where there is one.
    parted || (visit !== undefined && hasGlobalDays(edit, facts)) ? 'why' : 'answer',
    'depends',
    `${parted ? '' : saidApart ? `Yes, if the record shows ${edit.column2} where you say it was: ` : 'Only when the two were really separate: '}NCCI pairs ${named} with modifier indicator 1${span}; ${edit.column2} is denied on the same day unless a bypass modifier says, and the record shows, that it was separate.`,
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
          `For a visit the modifier that may part them is ${isBesideMajor(visit, edit, facts) ? '57, for the decision on a procedure with 90 global days' : '25'}, on ${visit}; 59 and the X modifiers never go on a visit.`,
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
        weight: saidApart ? 50 : 92,
        text: `whether ${edit.column1} and ${edit.column2} were at separate sites, lesions or sessions, and how the note shows it`,
      },
    ],
  })
}

// What the asker says already; the record still has to show it.
const DIFFERENT_SITE =
  /\b(?:diff?erent|diffrent|separate|other|opposite|another) (?:wounds?|sites?|lesions?|ulcers?|legs?|arms?|knees?|feet|foot|hands?|joints?|shoulders?|eyes?|ears?|toes?|fingers?|areas?|polyps?|sessions?|incisions?)\b/i
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
  if (isVisit(otherOf(visit, edit)) || isBesideMajor(visit, edit, facts) || inGlobalPeriod(facts)) return []
  const units = billable(facts).find(({ record }) => record.code === visit)?.mention.units ?? 1
  return [line(visit, { modifiers: ['25'], units, conditional: 'only if the note supports a separate visit' })]
}

function otherOf(visit: string, edit: PairEdit): string {
  return edit.column1 === visit ? edit.column2 : edit.column1
}

function isBesideMajor(visit: string, edit: PairEdit, facts: Facts): boolean {
  return facts.records.some((row) => row.code === otherOf(visit, edit) && row.globalDays === '090')
}
