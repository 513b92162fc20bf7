// Reads which code system a search is about, when its words say so: `modifier for the left eye`, `icd 10 back pain`.
import type { CodeSystem } from '../code-record.ts'

/** `systems` null: any. `words` is the text without the words that named the system. */
export type Intent = { words: string; systems: ReadonlySet<CodeSystem> | null }

/** Words of a search; a longer text is a sentence, whose `modifier` may be one of several things it speaks of. */
const LONGEST_SEARCH = 8

/** A text that is nothing but the word itself (`modifier`) is looked for as it stands. */
export function readIntent(text: string, system: CodeSystem | undefined): Intent {
  const given = system === undefined ? null : new Set([system])
  if (text.split(/\s+/).length > LONGEST_SEARCH) return { words: text, systems: given }
  const asked: CodeSystem[] = []
  let words = text
  for (const [pattern, named] of NAMED) {
    const without = words.replace(pattern, ' ')
    if (without === words || without.trim() === '') continue
    words = without
    asked.push(...named)
  }
  return { words, systems: given ?? (asked.length === 0 ? null : new Set(asked)) }
}

const NAMED: [RegExp, CodeSystem[]][] = [
  [/\bmodifiers?\b/gi, ['MODIFIER']],
  [/\b(?:icd[ -]?10[ -]?)?pcs\b/gi, ['ICD-10-PCS']],
  // `icd` alone may be a defibrillator.
  [/\bicd[ -]?10(?:[ -]?cm)?\b|\b(?:icd|dx|diagnosis) codes?\b/gi, ['ICD-10-CM']],
  [/\bhcpcs\b/gi, ['HCPCS', 'MODIFIER']],
  [/\b(?:place of service|pos)\b/gi, ['POS']],
]
