// The modifiers with which a NCCI pair edit may be bypassed, and whether a pair of claim lines carries one.
import type { Citation, IsoDate } from './citation.ts'
import type { PairEdit } from './code-record.ts'

/**
 * The modifiers that NCCI associates with its pair edits: anatomic, global surgery, and other
 * (CMS, Medicare NCCI Policy Manual, chapter I, section E). Not among them: 22, 26, 50, 51, 52, 76, 77, TC.
 */
export const bypassModifiers: ReadonlySet<string> = new Set(
  `E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD LM RC RI
   24 25 57 58 78 79 27 59 91 XE XS XP XU`.split(/\s+/),
)

/** The note of the code book that tells this list in words; its citation is used where it is loaded. */
export const BYPASS_NOTE = 'ncci-bypass-modifiers'
export const BYPASS_CITATION: Citation = { source: 'NCCI Policy Manual', edition: '2024', locator: 'Chapter I' }

/** Since this date of service Medicare honours 59, XE, XS, XP, XU on either code of a pair; before, on column two only (CMS CR 11168). */
export const EITHER_COLUMN_SINCE = '2019-07-01' as IsoDate
/** Modifiers that say no more than that a service was distinct. */
export const EITHER_COLUMN: ReadonlySet<string> = new Set(['59', 'XE', 'XS', 'XP', 'XU'])

/** Sides of the body by anatomic modifier: eyelids, fingers, toes, and the sides themselves. Coronary vessels have no side. */
const SIDES: Record<Side, ReadonlySet<string>> = {
  left: new Set('LT E1 E2 FA F1 F2 F3 F4 TA T1 T2 T3 T4'.split(' ')),
  right: new Set('RT E3 E4 F5 F6 F7 F8 F9 T5 T6 T7 T8 T9'.split(' ')),
  both: new Set(['50']),
}
const CORONARY = new Set(['LC', 'LD', 'LM', 'RC', 'RI'])
export type Side = 'left' | 'right' | 'both'

/** The side a modifier names; null when it names none. */
export function sideOf(modifier: string): Side | null {
  return (Object.keys(SIDES) as Side[]).find((side) => SIDES[side].has(modifier)) ?? null
}

/** Whether a modifier names a place of the body, of those NCCI lists. */
export function isAnatomic(modifier: string): boolean {
  return bypassModifiers.has(modifier) && (sideOf(modifier) !== null || CORONARY.has(modifier))
}

export type PairModifiers = { column1: readonly string[]; column2: readonly string[] }

export type Bypass =
  /** Indicator 0: no modifier helps. */
  | { is: 'never' }
  /** Indicator 9: the edit was deleted on the day it began; there is nothing to bypass. */
  | { is: 'no_edit' }
  /** Indicator 1 and a modifier of the list is there. It is paid only when the record supports the modifier. */
  | { is: 'marked'; modifier: string; column: 1 | 2 }
  /** Indicator 1 and no modifier of the list. */
  | { is: 'unmarked' }

/** Whether the modifiers of two lines may bypass an edit between their codes. With a date, the column rule of that day holds. */
export function mayBypass(edit: Pick<PairEdit, 'indicator'>, modifiers: PairModifiers, date?: IsoDate): Bypass {
  if (edit.indicator === 0) return { is: 'never' }
  if (edit.indicator === 9) return { is: 'no_edit' }
  const onColumn2 = modifiers.column2.find((modifier) => bypassModifiers.has(modifier))
  if (onColumn2 !== undefined) return { is: 'marked', modifier: onColumn2, column: 2 }
  const column2Only = date !== undefined && date < EITHER_COLUMN_SINCE
  const onColumn1 = modifiers.column1.find(
    (modifier) => bypassModifiers.has(modifier) && !(column2Only && EITHER_COLUMN.has(modifier)),
  )
  return onColumn1 === undefined ? { is: 'unmarked' } : { is: 'marked', modifier: onColumn1, column: 1 }
}
