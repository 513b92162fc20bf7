// How a finding reads in a mail: its claim, then its rows in brackets.
import type { Finding } from '../advice/finding.ts'
import type { Citation } from '../codes/citation.ts'

// Further rows are in the draft's findings; two in a bracket can still be read.
const MOST_CITED = 2

export function bullet(mark: string, finding: Finding): string {
  return `${mark}${finding.claim} ${bracket(finding.citations)}`
}

/** `[NCCI add-on codes, 2024 Q3, 0471T]`, several parted by semicolons. */
export function bracket(citations: Citation[]): string {
  const written = citations.map((citation) =>
    [citation.source, citation.edition, citation.locator].filter((part) => part !== '').join(', '),
  )
  return `[${[...new Set(written)].slice(0, MOST_CITED).join('; ')}]`
}

export function sentence(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
