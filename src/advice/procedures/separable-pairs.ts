// NCCI edits with indicator 1 that only the record can part: said once for all pairs of a claim, with the line that takes the modifier.
import type { PairEdit } from '../../codes/code-record.ts'
import { BYPASS_CITATION, EITHER_COLUMN_SINCE, mayBypass } from '../../codes/ncci-modifiers.ts'
import { isMedicare } from '../../question/payer.ts'
import { isDistinct } from '../asked-lines.ts'
import { separateFrom } from '../claim-lines.ts'
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { isSaidApart } from './settled-pairs.ts'

const RULE = 'pair-edits'

/** Column two is paid beside column one only where the record shows it was separate and a bypass modifier says so (NCCI Policy Manual ch. I). */
export function separablePairs(edits: PairEdit[], facts: Facts): Advice {
  const [first] = edits
  if (first === undefined) return NOTHING
  const denied = [...new Set(edits.map(({ column2 }) => column2))]
  const proof = edits.map(({ citation }) => citation)
  const saidApart = isSaidApart(facts)
  const lines = partedLines(edits, facts)
  const carriers = [...new Set(lines.filter(({ modifiers }) => modifiers.length > 0).map(({ code }) => code))]
  return advice({
    findings: [
      finding(RULE, 'answer', 'depends', `${opening(first, edits, carriers, facts)}${pairsSaid(edits)}`, [
        ...proof,
        ...noteCitations(facts, 'ncci-indicator-1'),
      ]),
      finding(RULE, 'why', 'depends', `${modifierSaid(first, edits, carriers, facts)} Not 59 and X on one line.`, [
        ...proof,
        ...noteCitations(facts, 'modifier-59', 'modifier-59-either-column'),
        BYPASS_CITATION,
      ]),
      finding(
        RULE,
        'documentation',
        'certain',
        `The note should show why ${listed(denied)} ${denied.length > 1 ? 'were' : 'was'} separate: site or lesion, session times, technique.`,
        proof,
      ),
    ],
    claimLines: lines,
    asks: saidApart
      ? []
      : [
          {
            slot: 'separate_encounter',
            weight: 92,
            text:
              edits.length > 1
                ? 'which of these were at separate sites, lesions or sessions, and how the note shows it'
                : `whether ${first.column1} and ${first.column2} were at separate sites, lesions or sessions, and how the note shows it`,
          },
        ],
  })
}

/** Which modifier goes where comes first where the asker named 59 or an X; else when both codes go. */
function opening({ column2 }: PairEdit, edits: PairEdit[], carriers: string[], facts: Facts): string {
  const asked = facts.question.codes.map(({ code }) => code)
  const x = asked.find((code) => /^X[EPSU]$/.test(code))
  const asks59 = asked.includes('59') && carriers.length > 0
  if (edits.length > 1)
    return `${asks59 ? `59 goes on ${listed(carriers)}, and only` : 'Only'} where they were really separate: `
  if (x !== undefined && asks59 && isSaidApart(facts))
    return `${x} or 59 on ${column2}, ${x} being the more exact one; Medicare takes either. `
  if (isSaidApart(facts))
    return `Yes${asks59 ? `, with 59 on ${listed(carriers)}` : ''}, if the record shows ${column2} where you say it was: `
  return asks59
    ? `59 goes on ${listed(carriers)}, and only when the two were really separate: `
    : 'Only when the two were really separate: '
}

/** One pair with its columns; several by the code that is denied. */
function pairsSaid(edits: PairEdit[]): string {
  const [first, ...others] = edits
  if (first === undefined) return ''
  if (others.length === 0)
    return `NCCI pairs ${first.column1} (column one) and ${first.column2} (column two) with modifier indicator 1${spanOf(first)}; ${first.column2} is denied on the same day unless a bypass modifier says, and the record shows, that it was separate.`
  const byDenied = Map.groupBy(edits, ({ column2 }) => column2)
  const groups = [...byDenied].map(
    ([denied, of]) =>
      `${denied} beside ${listed(
        of.map(({ column1 }) => column1),
        'or',
      )}`,
  )
  return `NCCI has edits with modifier indicator 1 on ${groups.join('; ')}. The code named first is column two, denied on the same day unless a bypass modifier says, and the record shows, that it was separate.`
}

/** The days between which an edit holds, where its file says them. */
export function spanOf({ validFrom, validTo }: PairEdit): string {
  return validFrom ? `, in force from ${validFrom}${validTo ? ` through ${validTo}` : ''}` : ''
}

/** Where 59 and the X modifiers go (CMS Change Request 11168, in force from 2019-07-01), or that the one written will do. */
function modifierSaid(first: PairEdit, edits: PairEdit[], carriers: string[], facts: Facts): string {
  const written = edits.length === 1 ? writtenBypass(first, facts) : null
  const denied = listed([...new Set(edits.map(({ column2 }) => column2))])
  const where =
    facts.date < EITHER_COLUMN_SINCE
      ? `before ${EITHER_COLUMN_SINCE} it had to be on column two (${denied}).`
      : `Medicare takes 59 or X on either code, many other payers on column two only (${denied}).`
  return written !== null
    ? `Modifier ${written} as you wrote it may bypass this edit; ${where}`
    : `59, or more exactly XS (another site), XE (another session), XP or XU, goes on ${listed(carriers)}: ${where} A digit or side that tells the sites apart comes first.`
}

function writtenBypass(edit: PairEdit, facts: Facts): string | null {
  const of = (code: string) => billable(facts).find(({ record }) => record.code === code)?.mention.modifiers ?? []
  const bypass = mayBypass(edit, { column1: of(edit.column1), column2: of(edit.column2) }, facts.date)
  return bypass.is === 'marked' ? bypass.modifier : null
}

/** The denied codes with their conditions; each edit is parted by one modifier, on column two unless its other code carries one already. */
function partedLines(edits: PairEdit[], facts: Facts): ClaimLine[] {
  const carriers = new Set(edits.map(({ column2 }) => column2))
  const eitherColumn =
    facts.date >= EITHER_COLUMN_SINCE && (facts.question.payer === null || isMedicare(facts.question.payer))
  if (eitherColumn)
    for (const code of [...carriers].reverse())
      if (edits.every(({ column1, column2 }) => column2 !== code || carriers.has(column1))) carriers.delete(code)
  return edits.map((edit) => {
    const written = writtenBypass(edit, facts)
    const mention = billable(facts).find(({ record }) => record.code === edit.column2)?.mention
    // On column two every payer takes it; a side or digit that was written stays where it is.
    const own = written === null ? xOrFifty9(facts) : isDistinct(written) ? written : null
    return line(edit.column2, {
      modifiers: own !== null && carriers.has(edit.column2) ? [own] : [],
      units: mention?.units ?? 1,
      conditional: separateFrom(edit.column1),
    })
  })
}

/** The X modifier that the asker named, where the mail says that the sites were apart. */
function xOrFifty9(facts: Facts): string {
  const x = facts.question.codes.find(({ code }) => /^X[EPSU]$/.test(code))?.code
  return x !== undefined && isSaidApart(facts) ? x : '59'
}
