// Add-on codes: they need their primary, take no modifier 51, and count what comes after the first.
import type { AddOn, CodeRecord } from '../../codes/code-record.ts'
import { amountOf, isCount } from '../../question/quantities.ts'
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, listed, noteCitations, noteSays, together } from '../said.ts'
import { COMPANIONS } from '../visits/visit-families.ts'
import { isIncluded } from './included-services.ts'
import { byLevel, levelLines } from './level-add-ons.ts'

const RULE = 'add-on'
// More candidate primaries than this are not listed one by one.
const FEW_PRIMARIES = 6

/**
 * NCCI add-on code edits (CMS, Medicare NCCI Add-on Code Edits page; NCCI Policy Manual ch. I): type 1 names every primary, 3 some,
 * 2 none, the contractor then decides. Multiple procedure reduction and modifier 51 do not apply to add-on codes.
 */
export function addOn(facts: Facts): Advice {
  const named = billable(facts)
  const codes = named.map(({ record }) => record.code)
  return together(
    named.flatMap(({ record }) => {
      const rows = facts.book.addOns(record.code, facts.date)
      if (rows.length === 0 || isIncluded(record.code, facts)) return []
      if (record.status === 'B') return [bundled(record)]
      const primary = rows.find((row) => row.primary !== null && codes.includes(row.primary))
      return [primary ? withPrimary(primary, facts) : withoutPrimary(record, rows, facts)]
    }),
  )
}

/** Status B of the fee schedule: the add-on is part of its primary. */
function bundled({ code, citation }: CodeRecord): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${code} is bundled (status B): Medicare never pays it apart, not even beside its primary, and no modifier or appeal changes that. Other payers may pay it.`,
        [citation],
      ),
    ],
    claimLines: [line(code, { conditional: 'not paid by Medicare' })],
  })
}

/** Primaries that cover more than one, and how many more a unit of their add-on covers: skin tags 15, then each 10 or part of 10. */
const IN_STEPS: Record<string, { covers: number; step: number }> = { '11200': { covers: 15, step: 10 } }

/** What both lines of a family hold when n of the counted thing were done: the primary once, its add-on for the rest. */
export function firstAndEach(primary: string, addOnCode: string, count: number): [ClaimLine, ...ClaimLine[]] {
  const { covers, step } = IN_STEPS[primary] ?? { covers: 1, step: 1 }
  const further = Math.ceil(Math.max(0, count - covers) / step)
  return [line(primary), ...(further > 0 ? [line(addOnCode, { units: further })] : [])]
}

/** The lines of the add-ons alone, when n of the counted thing were done; none where the primary covers them. */
export function furtherLines(primary: string, addOnCode: string, count: number): ClaimLine[] {
  return levelLines(primary, count) ?? firstAndEach(primary, addOnCode, count).slice(1)
}

/** The add-on that counts on from this code and from no other: the next code in the book where it is one, else the only one. */
export function ownAddOn({ code }: CodeRecord, facts: Facts): AddOn | null {
  const own = facts.book
    .addOnsOf(code, facts.date)
    .filter(({ code: addOn }) => facts.book.addOns(addOn, facts.date).every(({ primary }) => primary === code))
  const next = facts.book.addOnsOf(code, facts.date).find(({ code: addOn }) => addOn === String(Number(code) + 1))
  return next ?? (own.length === 1 ? (own[0] ?? null) : null)
}

/** How many of something were done, where the mail counts exactly one kind of thing. */
export function countOf(facts: Facts): { amount: number; noun: string } | null {
  const counts = facts.question.quantities.filter(
    (quantity) => isCount(quantity.measure) && quantity.measure !== 'vial',
  )
  const first = counts[0]
  return first && counts.every((other) => other.measure === first.measure)
    ? { amount: first.amount, noun: first.measure }
    : null
}

function withPrimary(row: AddOn, facts: Facts): Advice {
  const primary = row.primary ?? ''
  const count = perThing(row.code, facts) ? countOf(facts) : null
  const byJoint = count === null ? null : byLevel(row, count.amount, facts)
  if (byJoint !== null) return byJoint
  const together = noteCitations(facts, 'add-on-never-alone')
  const edits = facts.book.pairs(primary, row.code, facts.date).filter((edit) => edit.indicator !== 9)
  const named = (code: string) => billable(facts).find(({ mention }) => mention.code === code)?.mention
  const askedUnits = named(row.code)?.units
  const [first, rest] = firstAndEach(primary, row.code, count?.amount ?? 1)
  const further = rest?.units ?? 0
  const covered = IN_STEPS[primary]?.covers
  const agrees = count !== null && askedUnits === further && (named(primary)?.units ?? 1) === 1
  const leftOut = isLeftOut(primary, facts)
  const asks59 = facts.question.codes.some(({ code, modifiers }) => [code, ...modifiers].includes('59'))
  // Minutes or areas must be reached first, and a count says more: the rule that has it answers.
  const role = count === null && perThing(row.code, facts) ? 'answer' : 'why'
  return advice({
    findings: [
      count
        ? finding(
            RULE,
            'answer',
            'certain',
            `${agrees ? 'Yes: for' : 'For'} ${amountOf(count.amount, count.noun)} report ${primary} once for the first${covered === undefined ? '' : ` ${covered}`}${further > 0 ? ` and ${row.code} with ${further} unit${further > 1 ? 's' : ''} for the rest` : `; ${row.code} does not apply`}.`,
            [row.citation],
          )
        : null,
      finding(
        RULE,
        leftOut ? 'answer' : role,
        'certain',
        leftOut
          ? `No, not without ${primary}: ${row.code} is an add-on code and is paid only with its primary on the claim (type ${row.type} edit).`
          : `${/\btogether\b|\bboth\b/i.test(facts.question.text) && edits.length === 0 ? 'Yes: ' : ''}${row.code} is an add-on code and is reported together with ${primary}, its primary (type ${row.type} edit).`,
        [row.citation, ...together],
      ),
      edits.length === 0
        ? finding(
            RULE,
            asks59 ? role : 'why',
            'certain',
            `No modifier 59 is needed between ${primary} and its own add-on ${row.code} unless an edit says otherwise, and add-on codes take no modifier 51.`,
            [row.citation, ...noteCitations(facts, 'add-on-no-51')],
          )
        : noteSays(facts, 'add-on-no-51', RULE),
      perThing(row.code, facts) && !isOnceADay(row.code, facts)
        ? finding(
            RULE,
            'documentation',
            'certain',
            `The note should name each ${count?.noun ?? 'item'} counted, with its site, so that the units of ${row.code} can be followed.`,
            [row.citation],
          )
        : null,
    ],
    claimLines: count
      ? [first, ...(rest ? [rest] : [])]
      : COMPANIONS.test(row.code)
        ? []
        : [line(row.code, { units: askedUnits ?? 1 })],
    asks:
      count || askedUnits || !perThing(row.code, facts) || isOnceADay(row.code, facts)
        ? []
        : [{ slot: 'count', weight: 88, text: `how many (${row.code} is counted after the first)` }],
  })
}

/** "17003 x3, no 17000?" */
function isLeftOut(primary: string, facts: Facts): boolean {
  return new RegExp(`\\b(?:no|without|w/o|not) ${primary}\\b`, 'i').test(facts.question.text)
}

function withoutPrimary(record: CodeRecord, rows: AddOn[], facts: Facts): Advice {
  const type = rows[0]?.type ?? 2
  const primaries = [...new Set(rows.flatMap((row) => row.primary ?? []))].sort()
  const few = primaries.slice(0, FEW_PRIMARIES)
  const more = primaries.length > few.length ? ' and others' : ''
  const others = billable(facts)
    .map(({ record: other }) => other.code)
    .filter((code) => code !== record.code && facts.book.addOns(code, facts.date).length === 0)
  const contradicted =
    type === 1 && others.length > 0
      ? ` ${listed(others)} ${others.length > 1 ? 'are' : 'is'} not among its primaries.`
      : ''
  const needs =
    primaries.length > 0
      ? `${record.code} is an add-on code: it is paid only with its primary, ${listed(few, 'or')}${more}, on the same claim (type ${type} edit).${contradicted}`
      : `${record.code} is an add-on code whose primary the contractor decides (type 2 edit); it is never reported alone.`
  const count = perThing(record.code, facts) ? countOf(facts) : null
  const only = primaries.length === 1 ? primaries[0] : undefined
  const asked = billable(facts).find(({ mention }) => mention.code === record.code)?.mention.units
  const each = { conditional: 'only together with its primary' }
  const lines = only
    ? [
        line(only, { conditional: 'the first one must have been done and documented' }),
        line(record.code, { units: count ? Math.max(1, count.amount - 1) : (asked ?? 1), ...each }),
      ]
    : [line(record.code, { units: asked ?? 1, ...each })]
  return advice({
    findings: [
      finding(RULE, 'answer', type === 1 ? 'certain' : 'depends', needs, [
        ...rows.slice(0, 3).map((row) => row.citation),
        ...noteCitations(facts, 'add-on-never-alone'),
      ]),
      noteSays(facts, 'add-on-no-51', RULE),
      count === null && only && perThing(record.code, facts) && !isOnceADay(record.code, facts)
        ? finding(
            RULE,
            'answer',
            'certain',
            `Count it as ${only} once for the first and one unit of ${record.code} for each one after it: three are ${only} x1 and ${record.code} x2.`,
            [rows[0]?.citation ?? record.citation],
          )
        : null,
    ],
    claimLines: lines,
    asks: [
      ...(count || asked || !perThing(record.code, facts) || isOnceADay(record.code, facts)
        ? []
        : [
            {
              slot: 'count' as const,
              weight: 88,
              text: `how many were done in all (${record.code} counts those after the first)`,
            },
          ]),
      { slot: 'service' as const, weight: 70, text: `which primary procedure was done with ${record.code}` },
    ],
  })
}

/** Add-ons that count minutes or areas, as critical care does, are not "each additional" of a counted thing. */
export function perThing(code: string, facts: Facts): boolean {
  const record = facts.book.onDate(code, facts.date)[0]
  return (
    record !== undefined && record.unit?.measure !== 'minute' && !/\bminutes?\b|\bsq cm\b|\bhour/i.test(record.title)
  )
}

/** A limit of one unit a day leaves nothing to count. */
function isOnceADay(code: string, facts: Facts): boolean {
  return facts.book.unitLimits(code, facts.date).some(({ table, units }) => table === 'practitioner' && units === 1)
}
