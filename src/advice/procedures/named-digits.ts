// Fingers and toes in words ("left great toe, right 2nd toe") as the modifiers that name them on a claim.
import type { Facts } from '../finding.ts'

// HCPCS level II: FA and TA are the left thumb and great toe, F5 and T5 the right ones; the others count on from them.
const FIRST: Record<string, number> = { left: 0, right: 5 }
const PLACES: [RegExp, number][] = [
  [/^(?:thumb|great|big|1st|first|hallux)$/, 0],
  [/^(?:index|2nd|second|pointer)$/, 1],
  [/^(?:middle|long|3rd|third)$/, 2],
  [/^(?:ring|4th|fourth)$/, 3],
  [/^(?:little|small|pinky|5th|fifth)$/, 4],
]
const DIGIT =
  /\b(left|right|lt|rt|l|r) (thumb|hallux|great|big|index|pointer|middle|long|ring|little|small|pinky|1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth)(?: (toe|finger|digit)|\b)/gi

/** The modifiers of the digits in words, in reading order; none unless the mail names exactly `count` of them, or two and more where it gives no units. */
export function digitsNamed({ question: { text } }: Facts, count: number | null): string[] {
  const isOfFeet = /\btoe/i.test(text)
  const digits = [...text.matchAll(DIGIT)].flatMap(([, side = '', name = '', noun = '']) => {
    const place = PLACES.find(([words]) => words.test(name.toLowerCase()))?.[1]
    const start = FIRST[/^l/i.test(side) ? 'left' : 'right'] ?? 0
    const isToe = /toe/i.test(noun) || (/^hallux$/i.test(name) ? true : isOfFeet && !/thumb|finger/i.test(name + noun))
    return place === undefined ? [] : [modifierOf(isToe ? 'T' : 'F', start + place)]
  })
  const named = [...new Set(digits)]
  return named.length === count || (count === null && named.length > 1) ? named : []
}

function modifierOf(kind: 'T' | 'F', place: number): string {
  return place === 0 ? `${kind}A` : `${kind}${place}`
}
