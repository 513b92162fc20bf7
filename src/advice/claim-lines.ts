// Puts the lines of all rules together: one line a code (waste apart), later rules deciding the units, primaries before add-ons.
import { isDottedDiagnosis } from '../codes/code-shape.ts'
import { areTwoSites } from '../question/laterality.ts'
import { isDigit } from '../question/modifiers.ts'
import type { ClaimLine, Facts } from './finding.ts'
import { isSidedInCentre } from './procedures/bilateral.ts'
import { surgeryValue } from './procedures/surgery-order.ts'
import { DROPPED } from './said.ts'

// On lines of their own beside the same code: discarded drug, repeats, and the parts of a package on two claims.
const PARTS_OF_A_PACKAGE = new Set(['54', '55', '56'])
const OWN_LINE = new Set(['JW', '76', '77', '91', ...PARTS_OF_A_PACKAGE])
// Equipment, prosthetics and orthotics, which suppliers bill by the side (note `dme-two-sides`).
const EQUIPMENT = /^[EKL]\d{4}$/

/** Whether the modifier tells a line from another one of the same code: a finger, toe or eyelid, a side of equipment, and sides of two different joints or in a surgery center. */
export function ownsLine(modifier: string, code: string, facts: Facts): boolean {
  const isSide = modifier === 'LT' || modifier === 'RT'
  const { text } = facts.question
  return isDigit(modifier) || (isSide && (EQUIPMENT.test(code) || areTwoSites(text) || isSidedInCentre(code, facts)))
}
// An ICD-10-CM category has three characters; no procedure code does.
const CATEGORY_LENGTH = 3
// Several rules may make a line depend on the record; once is enough to say so.
const BY_THE_RECORD =
  /^(?:candidate: )?(?:only )?if (?:the record documents it|the provider documented it|the note describes it|it is what the note documents)$/

/** The condition of a line whose code only a note names: it says nothing of units, and nothing where another rule gave lines. */
export const BY_NOTE = 'if the record documents it; see the rule above'

/** The condition of a line whose code an edit pairs with `code`; it falls away with 59 when that code is on no line. */
export function separateFrom(code: string): string {
  return `only if documented as separate from ${code}`
}

/** The condition of a line that an edit without bypass denies beside `code`; it falls away when that code is on no line. */
export function notWith(code: string): string {
  return `not with ${code} on the same day: the edit cannot be bypassed`
}

export function mergedLines(lines: ClaimLine[], facts: Facts): ClaimLine[] {
  const byKey = new Map<string, ClaimLine>()
  const dropped = new Set<string>()
  for (const one of lines) {
    if (one.units === DROPPED) {
      for (const [key, { code }] of [...byKey]) if (isUnder(code, one.code)) byKey.delete(key)
      dropped.add(one.code)
      continue
    }
    if ([...dropped].some((code) => isUnder(one.code, code))) continue
    const own = one.modifiers.filter((modifier) => OWN_LINE.has(modifier) || ownsLine(modifier, one.code, facts))
    // What a rule says of the code as a whole holds for each digit's line.
    const digits = [...byKey].filter(
      ([, { code, modifiers }]) =>
        code === one.code && modifiers.some((each) => PARTS_OF_A_PACKAGE.has(each) || ownsLine(each, code, facts)),
    )
    if (own.length === 0 && digits.length > 0) {
      for (const [key, line] of digits) byKey.set(key, { ...merged(line, one), units: line.units })
      continue
    }
    const key = `${one.code} ${own.join()}`
    const earlier = byKey.get(key)
    byKey.set(key, earlier ? merged(earlier, one) : one)
  }
  const kept = [...byKey.values()]
  return inSequence(
    kept.map((one) => withoutPartner(one, kept, facts)),
    facts,
  )
}

/** A line that was to be parted from a code that another rule took off the claim needs no bypass, unless the asker wrote it. */
function withoutPartner(one: ClaimLine, lines: ClaimLine[], facts: Facts): ClaimLine {
  const conditions = one.conditional?.split('; ') ?? []
  const partner = facts.question.codes
    .map(({ code }) => code)
    .find(
      (code) =>
        (conditions.includes(separateFrom(code)) || conditions.includes(notWith(code))) &&
        !lines.some((other) => other.code === code),
    )
  if (partner === undefined) return one
  const written = facts.question.codes.filter(({ code }) => code === one.code).flatMap(({ modifiers }) => modifiers)
  const rest = conditions.filter((condition) => condition !== separateFrom(partner) && condition !== notWith(partner))
  return {
    ...one,
    modifiers: one.modifiers.filter((modifier) => modifier !== '59' || written.includes('59')),
    conditional: rest.length > 0 ? rest.join('; ') : null,
  }
}

/** The code itself, or a diagnosis below a category that was ruled out ("E10" rules out E10.9). */
function isUnder(code: string, dropped: string): boolean {
  return code === dropped || (dropped.length === CATEGORY_LENGTH && code.startsWith(`${dropped}.`))
}

function merged(earlier: ClaimLine, later: ClaimLine): ClaimLine {
  // Modifier 50 says both sides, so the sides are not named beside it.
  const modifiers = [...new Set([...earlier.modifiers, ...later.modifiers])]
  const texts = [earlier.conditional, later.conditional].flatMap((text) => text?.split('; ') ?? [])
  const byRecord = texts.find((text) => BY_THE_RECORD.test(text))
  const conditions = texts.filter((text) => text === byRecord || !BY_THE_RECORD.test(text))
  return {
    code: later.code,
    modifiers: modifiers.includes('50')
      ? modifiers.filter((modifier) => modifier !== 'LT' && modifier !== 'RT')
      : modifiers,
    units: later.conditional === BY_NOTE ? earlier.units : later.units,
    diagnoses: [...new Set([...earlier.diagnoses, ...later.diagnoses])],
    conditional: conditions.length > 0 ? [...new Set(conditions)].join('; ') : null,
  }
}

/** An add-on stands directly behind its primary; every other line keeps its place. */
function inSequence(lines: ClaimLine[], facts: Facts): ClaimLine[] {
  const placed: ClaimLine[] = []
  const addOns = lines.filter((one) => facts.book.addOns(one.code, facts.date).length > 0)
  for (const one of lines) if (!addOns.includes(one)) placed.push(one)
  byValue(placed, facts)
  for (const one of addOns) {
    const primaries = facts.book.addOns(one.code, facts.date).map((row) => row.primary)
    const at = placed.findLastIndex((other) => primaries.includes(other.code))
    placed.splice(at < 0 ? placed.length : at + 1, 0, one)
  }
  // What was done first, then why.
  const inOrder = placed.toSorted((a, b) => Number(isDiagnosis(a)) - Number(isDiagnosis(b)))
  return [0, 1, 2].flatMap((rank) => inOrder.filter((one) => diagnosisRank(one.code, inOrder) === rank))
}

/** Whether the line is a diagnosis: it has a place in the claim's list and no units. */
export function isDiagnosis({ code }: Pick<ClaimLine, 'code'>): boolean {
  return code.length === CATEGORY_LENGTH || isDottedDiagnosis(code)
}

/** Operations change places among themselves so that the one of the highest relative value comes first (`surgeryOrder`). */
function byValue(lines: ClaimLine[], facts: Facts): void {
  const valued = lines.flatMap((one, at) => {
    const value = isNever(one) ? null : surgeryValue(one.code, facts)
    return value === null ? [] : [{ one, at, value }]
  })
  const sorted = [...valued].sort((a, b) => b.value - a.value)
  for (const [place, { one }] of sorted.entries()) lines[valued[place]?.at ?? 0] = one
}

/** A line that an edit denies keeps its place behind the code that denies it. */
function isNever({ conditional }: ClaimLine): boolean {
  return conditional?.startsWith('not with ') ?? false
}

/** Where a diagnosis stands among others: what needs another one before it comes later; all else keeps its place. */
function diagnosisRank(code: string, lines: ClaimLine[]): 0 | 1 | 2 {
  if (NEVER_FIRST.test(code)) return 2
  const isAfter = (first: RegExp) => lines.some((other) => first.test(other.code))
  if (/^(?:N18|I50)/.test(code) && isAfter(/^(?:I1[1-3]|E(?:08|09|1[013])\.22)/)) return 1
  return /^R\d/.test(code) && isAfter(/^[A-QS-TZ]\d\d(?:\.|$)/) ? 1 : 0
}

// Diagnoses that only add to another: drug use, resistance, organisms, body mass index, external causes, what followed COVID-19 (guidelines I.A.17, I.C.20, I.C.21).
export const NEVER_FIRST = /^(?:Z79\.|Z16|Z68|B9[5-7]|U09\.9|Z91\.1|Z3A|[V-Y]\d\d)/
