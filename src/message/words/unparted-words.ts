// The words of a mail whose MIME structure is broken, read as they stand below the header.
import { cleanText } from './clean-text.ts'

const MAX_BYTES = 256 * 1024 // read of one broken mail; its words stand near the top

/** What stands below the header, without boundary lines and part headers; empty when that is nothing. */
export function unpartedWords(raw: Buffer): string {
  const text = cleanText(raw.subarray(0, MAX_BYTES).toString('utf8'))
  const end = text.indexOf('\n\n')
  if (end < 0) return ''
  const lines = text.slice(end + 2).split('\n')
  return lines
    .filter((line) => !isStructure(line))
    .join('\n')
    .trim()
}

function isStructure(line: string): boolean {
  const bare = line.trim().toLowerCase()
  return /^--\S/.test(bare) || /^(?:content-[a-z-]{1,40}:|boundary=|charset=|name=|filename=)/.test(bare)
}
