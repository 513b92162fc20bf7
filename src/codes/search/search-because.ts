// Says in words why a hit is there: the phrase that led to it, and which of the words asked for it has.
import type { Concept } from './search-concepts.ts'
import { saidWords } from './search-words.ts'

/** `phrase` is empty when the title alone led here. */
export function because(title: string, phrase: string, concepts: readonly Concept[]): string {
  const words = new Set(saidWords(`${title}, ${phrase}`))
  const has: string[] = []
  const lacks: string[] = []
  for (const { written, ways, readAs } of concepts) {
    const way = ways
      .find((candidate) => candidate.words.every((word) => words.has(word)))
      ?.words.join(' ')
      .replace(/(^| )-/g, '$1no ')
    if (way === undefined) lacks.push(written)
    else if (way === written) has.push(way)
    else has.push(readAs.includes(way) ? `${way} (written ${written})` : `${way} (for ${written})`)
  }
  const parts = [phrase === '' ? '' : `“${phrase}”`, has.length === 0 ? '' : `has ${has.join(', ')}`]
  return [...parts, lacks.length === 0 ? '' : `not ${lacks.join(', ')}`].filter(Boolean).join('; ')
}
