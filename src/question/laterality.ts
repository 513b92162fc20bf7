// Reads which side of the body was treated.

const LEFT = /\bleft\b|\bLT\b|\bL (?:knee|hip|eye|ear|shoulder|foot|hand|ankle|wrist|elbow)\b/i
const RIGHT =
  /\bright (?!away|now|\?)|\bright\b(?=[ ,.]*(?:knee|hip|eye|ear|shoulder|arm|leg|foot|hand|side))|\b(?:RT|rt)\b/i
const BOTH =
  /\bbilat(?:eral(?:ly)?)?\b|\bboth (?:knees|hips|eyes|ears|shoulders|feet|hands|ankles|wrists|elbows|sides|breasts|legs|arms)\b/i

/** Left and right together are bilateral; null when no side is named. */
export function lateralityIn(text: string): 'left' | 'right' | 'bilateral' | null {
  if (BOTH.test(text)) return 'bilateral'
  const left = LEFT.test(text)
  const right = RIGHT.test(text)
  if (left && right) return 'bilateral'
  return left ? 'left' : right ? 'right' : null
}
