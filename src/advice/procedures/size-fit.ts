// Sizes in centimetres: what a wound or lesion measures for coding, and whether a code's range holds it.

const SIZE = /(\d{1,3}(?:\.\d{1,2})?|\.\d{1,2}) ?(cm|mm)\b/gi
// "0.3 cm margins", "with 3 mm margins each side", "margins of 0.4": the unit may be left out, since the lesion has it.
const MARGIN =
  /(\d{1,2}(?:\.\d{1,2})?|\.\d{1,2}) ?(cm|mm)? (?:(?!with|incl)[a-z]{2,12} ){0,2}margins?\b|\bmargins? (?:of |were |each |is )?(\d{1,2}(?:\.\d{1,2})?|\.\d{1,2}) ?(cm|mm)?/i
const MM_IN_CM = 10
const REPAIR = /\b(?:repair|sutur\w{0,3}|lacerations?|cuts?|stitch\w{0,3})\b/i
// Hundredths of a centimetre; sums of decimals are compared after rounding to them.
const STEPS = 100

/**
 * The size to choose a code by: a lesion with its margin on both sides, or the lengths of repairs of one kind added up
 * (CPT rules on excision and repair, see the notes `excision-size` and `repair-add-lengths`); null when none is named.
 */
export function sizeOf(text: string): number | null {
  if (marginIn(text) !== null) return excisedIn(text)?.cm ?? null
  const sizes = cmIn(text)
  const [first] = sizes
  if (first === undefined) return null
  return REPAIR.test(text) && !/\bexcis/i.test(text) ? rounded(sizes.reduce((sum, size) => sum + size, 0)) : first
}

/** A growth as its excision is coded, in cm: its longest diameter, the narrowest margin (0 where none is measured), and both sides' sum. */
export type Excised = { lesion: number; margin: number; cm: number }

/** The growth that the text measures, wherever its margin stands; null without a size beside the margin's. */
export function excisedIn(text: string): Excised | null {
  const [lesion] = cmIn(text.replace(MARGIN, ' '))
  const margin = marginIn(text) ?? 0
  return lesion === undefined ? null : { lesion, margin, cm: rounded(lesion + 2 * margin) }
}

/** The narrowest margin on one side in cm; null when none is measured. */
export function marginIn(text: string): number | null {
  const hit = MARGIN.exec(text)
  const [amount, unit] = hit?.[1] === undefined ? [hit?.[3], hit?.[4]] : [hit[1], hit[2]]
  return amount === undefined ? null : inCm(amount, unit ?? 'cm')
}

/** All lengths of the text in cm, in reading order. */
export function cmIn(text: string): number[] {
  return [...text.matchAll(SIZE)].map(([, amount = '', unit = '']) => inCm(amount, unit))
}

function inCm(amount: string, unit: string): number {
  return rounded(Number(amount) / (/mm/i.test(unit) ? MM_IN_CM : 1))
}

/** Whether a title's range ("2.6 to 7.5 cm", "2.5 cm or less") holds the size; true where the title names none. */
export function holdsSize(title: string, size: number): boolean {
  const range = /(\d{1,3}(?:\.\d)?) to (\d{1,3}(?:\.\d)?) cm/.exec(title)
  if (range) return Number(range[1]) <= size && size <= Number(range[2])
  const most = /(\d{1,3}(?:\.\d)?) cm or less/.exec(title)
  if (most) return size <= Number(most[1])
  if (/half a cm or less/.test(title)) return size <= 0.5
  const below = /less than (\d{1,3}(?:\.\d)?) cm/.exec(title)
  if (below) return size < Number(below[1])
  const least = /(\d{1,3}(?:\.\d)?) cm or more/.exec(title)
  if (least) return size >= Number(least[1])
  const over = /(?:over|more than) (\d{1,3}(?:\.\d)?) cm/.exec(title)
  return over ? size > Number(over[1]) : true
}

function rounded(size: number): number {
  return Math.round(size * STEPS) / STEPS
}
