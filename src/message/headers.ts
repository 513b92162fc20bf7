// Header fields as they came: lower-case names to unfolded values, in the order of the mail.
import { cleanText } from './words/clean-text.ts'

const MAX_HEADERS = 1_000 // fields kept of one mail
const MAX_VALUE_CHARS = 20_000 // of one field; a longer one is an attack or a signature nobody reads here
/** What a relay folded or spaced inside its brackets. */
const BROKEN_ID = /<[^<>,]{1,998}>/g
const MAX_IDS = 100 // message ids kept of one field; the first and the last ones tell the thread

/** Unfolds `headerLines` into a map. Names of Object.prototype are left out, so that no copy into an object is harmed. */
export function headerMap(lines: readonly { key: string; line: string }[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const { key, line } of lines.slice(0, MAX_HEADERS)) {
    const name = key.trim().toLowerCase()
    if (name === '' || name in Object.prototype) continue
    const colon = line.indexOf(':')
    const value = cleanText(line.slice(colon + 1, colon + 1 + MAX_VALUE_CHARS))
      .replaceAll('\n', ' ')
      .trim()
    const values = map.get(name)
    if (values === undefined) map.set(name, [value])
    else values.push(value)
  }
  return map
}

/** The values of a field, none when the mail does not have it. */
export function headerValues(headers: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
  return headers.get(name) ?? []
}

/** The distinct `<…>` ids of the fields, capped by dropping the middle; a bare token with an `@` counts too. */
export function messageIdsIn(values: readonly string[]): string[] {
  const ids = new Set<string>()
  const whole = values.join(' ').replaceAll(BROKEN_ID, (id) => (id.includes('@') ? id.replaceAll(/\s/g, '') : id))
  for (const word of whole.replaceAll('<', ' <').replaceAll('>', '> ').split(/[\s,]/)) {
    const id = word.startsWith('<') && word.endsWith('>') ? word : word.includes('@') ? `<${bare(word)}>` : ''
    if (id.length > 2) ids.add(id)
  }
  const all = [...ids]
  return all.length <= MAX_IDS ? all : [...all.slice(0, 1), ...all.slice(1 - MAX_IDS)]
}

function bare(word: string): string {
  return word.replaceAll('<', '').replaceAll('>', '').replaceAll('"', '')
}
