// The book as the rules of one question use it: several of them look for the same words, and a search costs more than a rule.
import type { CodeBook } from '../codes/code-book.ts'
import type { SearchHit } from '../codes/code-record.ts'
import type { NamedService } from '../codes/search/search-named.ts'

/** The same book, which searches each thing once; made for one question and gone with it. What it gives is shared, so nobody changes it. */
export function remembering(book: CodeBook): CodeBook {
  const hits = new Map<string, SearchHit[]>()
  const services = new Map<string, NamedService[]>()
  return {
    ...book,
    search: (words, options) => once(hits, JSON.stringify([words, options]), () => book.search(words, options)),
    named: (text, date) => once(services, `${date} ${text}`, () => book.named(text, date)),
  }
}

function once<Found>(known: Map<string, Found>, key: string, find: () => Found): Found {
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
}
