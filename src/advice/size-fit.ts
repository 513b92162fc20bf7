// Sizes in centimetres: what a wound or lesion measures for coding, and whether a code's range holds it.

const CM = /(\d{1,3}(?:\.\d{1,2})?) ?cm\b/gi
const REPAIR = /\b(?:repair|sutur\w{0,3}|lacerations?|cuts?|stitch\w{0,3})\b/i
// Hundredths of a centimetre; sums of decimals are compared after rounding to them.
const STEPS = 100

/**
 * The size to choose a code by: a lesion with its margin on both sides, or the lengths of repairs of one kind added up
 * (CPT rules on excision and repair, see the notes `excision-size` and `repair-add-lengths`); null when none is named.
 */
export function sizeOf(text: string): number | null {
  const sizes = [...text.matchAll(CM)].map((hit) => Number(hit[1]))
  const [first, second] = sizes
  if (first === undefined) return null
  if (/\bmargins?\b/i.test(text) && second !== undefined) return rounded(first + 2 * second)
  return REPAIR.test(text) && !/\bexcis/i.test(text) ? rounded(sizes.reduce((sum, size) => sum + size, 0)) : first
}

/** Whether a title's range ("2.6 to 7.5 cm", "2.5 cm or less") holds the size; true where the title names none. */
export function holdsSize(title: string, size: number): boolean {
  const range = /(\d{1,3}(?:\.\d)?) to (\d{1,3}(?:\.\d)?) cm/.exec(title)
  if (range) return Number(range[1]) <= size && size <= Number(range[2])
  const most = /(\d{1,3}(?:\.\d)?) cm or less/.exec(title)
  if (most) return size <= Number(most[1])
  if (/half a cm or less/.test(title)) return size <= 0.5
  const over = /(?:over|more than) (\d{1,3}(?:\.\d)?) cm/.exec(title)
  return over ? size > Number(over[1]) : true
}

function rounded(size: number): number {
  return Math.round(size * STEPS) / STEPS
}
