// What the lines of a claim depend on, said once: rules add their conditions one by one.
import type { ClaimLine } from '../advice/finding.ts'

/** Lines whose conditions differ in one word ("only if documented as separate from 17110", "… from 11102") with that word listed. */
export function withJoinedConditions(lines: ClaimLine[]): ClaimLine[] {
  return lines.map((line) => ({
    ...line,
    conditional: line.conditional === null ? null : joined(line.conditional.split('; ')).join('; '),
  }))
}

function joined(conditions: string[]): string[] {
  const groups: string[][] = []
  for (const condition of conditions) {
    const group = groups.find(([first = '']) => differingWord(first, condition) !== null)
    if (group) group.push(condition)
    else groups.push([condition])
  }
  return groups.map((group) => oneOf(group))
}

function oneOf(group: string[]): string {
  const [first = '', second] = group
  const at = second === undefined ? null : differingWord(first, second)
  if (at === null) return first
  const words = first.split(' ')
  const listed = [...new Set(group.map((condition) => condition.split(' ')[at] ?? ''))]
  return [...words.slice(0, at), `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`, ...words.slice(at + 1)].join(
    ' ',
  )
}

/** The place of the one word in which both differ; null when they differ in more, or in none. */
function differingWord(one: string, other: string): number | null {
  const [words, others] = [one.split(' '), other.split(' ')]
  if (words.length !== others.length) return null
  const places = words.flatMap((word, at) => (word === others[at] ? [] : [at]))
  return places.length === 1 ? (places[0] ?? null) : null
}
