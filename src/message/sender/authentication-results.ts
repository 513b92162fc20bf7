// Authentication-Results (RFC 8601): what a mail server of ours found out about a mail's sender. Anybody can write this field, so only
// the configured servers' are read.
import { headerValues } from '../headers.ts'

export type MethodResult = {
  /** Lower case, such as `dmarc`. */
  method: string
  /** Lower case, such as `pass`. */
  result: string
  /** `header.from`, `smtp.mailfrom`, `header.d` …, lower case. */
  properties: ReadonlyMap<string, string>
}

const MAX_FIELDS = 20 // of one mail; our servers write one or two
const MAX_CHARS = 8_000 // of one field

/**
 * The results that servers named in `authservIds` (lower case) wrote, topmost first: a server puts its own field above those that came with
 * the mail. The border server must remove fields that bear its name (RFC 8601 5); the first result of a method counts, for it is the highest.
 */
export function trustedResults(
  headers: ReadonlyMap<string, readonly string[]>,
  authservIds: readonly string[],
): { server: string; results: MethodResult[] } | null {
  const fields = headerValues(headers, 'authentication-results')
    .slice(0, MAX_FIELDS)
    .map((value) => readField(value.slice(0, MAX_CHARS)))
    .filter((field) => authservIds.includes(field.server))
  const [first] = fields
  if (first === undefined) return null
  return { server: first.server, results: fields.flatMap(({ results }) => results) }
}

/** `mx.example; dkim=pass header.d=example.org (2048 bits); dmarc=fail (p=reject) header.from=example.org`. */
function readField(value: string): { server: string; results: MethodResult[] } {
  const [head = [], ...rest] = statements(value)
  // A version may follow the server's name: `mx.example 1`.
  return { server: head[0]?.toLowerCase() ?? '', results: rest.flatMap(resultOf) }
}

function resultOf(words: string[]): MethodResult[] {
  const [first = '', ...rest] = words
  const at = first.indexOf('=')
  if (at < 1) return []
  const method = first.slice(0, at).split('/')[0]?.toLowerCase() ?? ''
  const properties = rest.flatMap((word): [string, string][] => {
    const equals = word.indexOf('=')
    return equals < 1 ? [] : [[word.slice(0, equals).toLowerCase(), word.slice(equals + 1).toLowerCase()]]
  })
  return [{ method, result: first.slice(at + 1).toLowerCase(), properties: new Map(properties) }]
}

/** The field's statements as words, without comments; spaces round `=` and quotes are taken away. */
function statements(value: string): string[][] {
  const all: string[][] = [[]]
  let word = ''
  let depth = 0
  let quoted = false
  const end = () => {
    if (word !== '') all.at(-1)?.push(word)
    word = ''
  }
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at)
    if (sign === '\\' && (quoted || depth > 0)) {
      if (quoted) word += value.charAt(at + 1)
      at += 1
    } else if (quoted) {
      if (sign === '"') quoted = false
      else word += sign
    } else if (sign === '(') depth += 1
    else if (depth > 0) depth -= sign === ')' ? 1 : 0
    else if (sign === '"') quoted = true
    else if (sign === ';') {
      end()
      all.push([])
    } else if (/\s/.test(sign)) {
      if (!word.endsWith('=') && !/^\s*=/.test(value.slice(at, at + 40))) end()
    } else word += sign
  }
  end()
  return all
}
