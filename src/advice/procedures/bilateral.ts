// Both sides treated: modifier 50 or LT and RT, by the fee schedule's bilateral indicator.
import type { CodeRecord } from '../../codes/code-record.ts'
import { areTwoSites } from '../../question/laterality.ts'
import { isDigit } from '../../question/modifiers.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, noteCitations, noteSays, together } from '../said.ts'
import { isVisit } from '../visits/visit.ts'
import { countOf } from './add-on.ts'
import { isIncluded } from './included-services.ts'
import { isBeyondLevels } from './level-add-ons.ts'
import { ownLinesOf } from './several-digits.ts'

const RULE = 'bilateral'
// Medicare physician fee schedule, bilateral surgery indicator (RVU file layout; Claims Processing Manual 100-04 ch. 12 section 40.7).
const SAYS: Record<string, string> = {
  '0': 'the bilateral adjustment does not apply (indicator 0), so no modifier 50',
  '1': 'report it on one line with modifier 50 and one unit; Medicare pays 150 percent (indicator 1)',
  '2': 'the code already stands for both sides (indicator 2), so no modifier 50',
  '3': 'modifier 50 or RT and LT lines, each side paid in full (indicator 3)',
}

const AFTER: Record<string, string> = {
  '0': ' Payers that follow CPT may take 50 all the same.',
  '1': ' Some payers want RT and LT lines instead.',
  '2': ' Payers that follow CPT may take 50 all the same.',
}

/** The side goes on the line as RT or LT where one was treated, and as 50 where both were and the indicator allows it. */
export function bilateral(facts: Facts): Advice {
  const fifty = facts.question.codes.some((code) => code.modifiers.includes('50'))
  const side = fifty ? 'bilateral' : facts.question.laterality
  const count = countOf(facts)
  const procedures = billable(facts).filter(
    ({ mention, record }) =>
      !(count !== null && isBeyondLevels(record.code, count.amount)) &&
      record.bilateral !== null &&
      record.bilateral !== '9' &&
      !isIncluded(record.code, facts) &&
      !isVisit(record.code) &&
      !mention.modifiers.some(isDigit) &&
      ownLinesOf(mention, facts).length < 2,
  )
  const own = ownSides(facts)
  if (own.size > 0)
    return advice({
      claimLines: procedures.flatMap(({ mention, record }) => {
        const side = own.get(record.code)
        return side ? [line(record.code, { modifiers: [side], units: mention.units ?? 1 })] : []
      }),
    })
  const sided = procedures.filter(({ mention }) =>
    mention.modifiers.some((modifier) => ['LT', 'RT'].includes(modifier)),
  )
  // Different codes on different sides are not one bilateral procedure.
  if (side === null || sided.length > 1 || areTwoSites(facts.question.text)) return advice({})
  if (side === 'bilateral' && !fifty && areOnTwoDays(facts.question.text))
    return onTwoDays(
      procedures.map(({ record }) => record),
      facts,
    )
  return together([
    ...procedures.map(({ mention, record }) => {
      const mark = record.bilateral ?? ''
      if (side !== 'bilateral') {
        const modifier = side === 'left' ? 'LT' : 'RT'
        return advice({
          claimLines:
            mark === '1' || mark === '3'
              ? [line(record.code, { modifiers: [modifier], units: mention.units ?? 1 })]
              : [],
        })
      }
      return advice({
        claimLines: mark === '1' || mark === '3' ? [line(record.code, { modifiers: ['50'], units: 1 })] : [],
      })
    }),
    ...(side === 'bilateral'
      ? [
          onBothSides(
            procedures.map(({ record }) => record),
            facts,
          ),
        ]
      : []),
  ])
}

/** The side behind each code where different codes were done on different sides ("27447 right knee and 20610 left knee"). */
export function ownSides(facts: Facts): Map<string, 'LT' | 'RT'> {
  const { text } = facts.question
  // Drugs, supplies and visits have no side; they only end what is said of the code before them.
  const at = billable(facts)
    .map(({ mention, record }) => ({
      code: record.code,
      at: text.indexOf(mention.asWritten),
      hasSides: record.bilateral !== null && record.bilateral !== '9' && !isVisit(record.code),
    }))
    .sort((a, b) => a.at - b.at)
  const behind = at.map(({ at: start }, place) => text.slice(start, Math.max(start, at[place + 1]?.at ?? text.length)))
  const before = at.map(({ at: start }, place) => text.slice(at[place - 1]?.at ?? 0, Math.max(0, start)))
  // "64721 left and 26055 right", or "left 64721 and right 26055".
  return [behind, before].map((words) => sidesApart(at, words)).find(({ size }) => size > 0) ?? new Map()
}

/** The side in the words that belong to each code; none unless each has one and they differ. */
function sidesApart(
  codes: { code: string; at: number; hasSides: boolean }[],
  words: string[],
): Map<string, 'LT' | 'RT'> {
  const sides = codes.flatMap(({ code, at, hasSides }, place) => {
    const named = [...(words[place] ?? '').matchAll(/\b(?:(left|LT)|(right|RT))\b(?! code)/gi)]
    const side = named.some(([, left]) => left !== undefined) ? ('LT' as const) : ('RT' as const)
    return !hasSides || at < 0 || named.length !== 1 ? [] : [[code, side] as const]
  })
  const isEach = sides.length === codes.filter(({ hasSides }) => hasSides).length
  const apart = isEach && new Set(sides.map(([, side]) => side)).size === 2
  return new Map(apart ? sides : [])
}

const DAY = /\b\d{1,2}[/-]\d{1,2}(?:[/-](?:20)?\d\d)?\b/g

/** One side on one day and the other on another: "left knee 9/3, right knee 9/17". */
function areOnTwoDays(text: string): boolean {
  return new Set(text.match(DAY) ?? []).size > 1 && !/\b(?:both|bilateral\w{0,2}|b\/l)\b/i.test(text)
}

function onTwoDays(records: CodeRecord[], facts: Facts): Advice {
  const sided = records.filter(({ bilateral }) => bilateral === '1' || bilateral === '3')
  if (sided.length === 0) return advice({})
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `One side on each day: ${listed(sided.map(({ code }) => code))} with LT on the line of the day of the left side and RT on that of the right, no 50, which is for both sides in one session.`,
        [...sided.map(({ citation }) => citation), ...noteCitations(facts, 'modifier-50')],
      ),
    ],
  })
}

/** What the indicator says, once for all codes that share it. */
function onBothSides(records: CodeRecord[], facts: Facts): Advice {
  const alike = [...Map.groupBy(records, ({ bilateral }) => bilateral ?? '')]
  const takesFifty = records.some(({ bilateral }) => bilateral === '1' || bilateral === '3')
  return advice({
    findings: [
      ...alike.map(([mark, of]) =>
        SAYS[mark] === undefined
          ? null
          : finding(
              RULE,
              'answer',
              'certain',
              `${listed(of.map(({ code }) => code))} on both sides: ${SAYS[mark]}.${AFTER[mark] ?? ''}`,
              [...of.map(({ citation }) => citation), ...noteCitations(facts, 'modifier-50')],
            ),
      ),
      takesFifty && records.some(({ globalDays }) => globalDays === 'ZZZ')
        ? noteSays(facts, 'add-on-no-50', RULE)
        : null,
      takesFifty && facts.question.placeOfService === '24' ? noteSays(facts, 'bilateral-asc', RULE, 'answer') : null,
    ],
  })
}

const OF_THE_CENTRE =
  /\b(?:facility|asc|surg(?:ery|ical) centers?)(?:'s)? (?:claims?|bills?|billing|side)\b|\bwe are an? (?:asc|surg)/i

/** Whether the claim is the surgery center's own and not the surgeon's. */
export function isCentreClaim({ question: { placeOfService, text } }: Facts): boolean {
  return placeOfService === '24' && OF_THE_CENTRE.test(text)
}

/** Whether a surgery center bills each side of the code on its own line (note `bilateral-asc`). */
export function isSidedInCentre(code: string, facts: Facts): boolean {
  return (
    isCentreClaim(facts) && facts.records.some((row) => row.code === code && ['1', '3'].includes(row.bilateral ?? ''))
  )
}
