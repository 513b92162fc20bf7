// Reads which code system a search is about, when its words say so: `modifier for the left eye`, `icd 10 back pain`.
import type { CodeSystem } from './code-record.ts'

/** `systems` null: any. `words` is the text without the words that named the system. */
export type Intent = { words: string; systems: ReadonlySet<CodeSystem> | null }

/** A text that is nothing but the word itself (`modifier`) is looked for as it stands. */
export function readIntent(text: string, system: CodeSystem | undefined): Intent {
  const asked = system === undefined ? [] : [system]
  let words = text
  for (const [pattern, named] of NAMED) {
    const without = words.replace(pattern, ' ')
    if (without === words || without.trim() === '') continue
    words = without
    if (system === undefined) asked.push(...named)
  }
  return { words, systems: asked.length === 0 ? null : new Set(asked) }
}

const NAMED: [RegExp, CodeSystem[]][] = [
  [/\bmodifiers?\b/gi, ['MODIFIER']],
  [/\b(?:icd[ -]?10[ -]?pcs|pcs)\b/gi, ['ICD-10-PCS']],
  [/\b(?:icd[ -]?10[ -]?cm|icd[ -]?10|icd|dx|diagnosis)\b(?= code| for|$)/gi, ['ICD-10-CM']],
  [/\bhcpcs\b/gi, ['HCPCS', 'MODIFIER']],
  [/\b(?:place of service|pos)\b/gi, ['POS']],
]
