// Weighs how well one record answers the concepts of a search.
import type { CodeRecord } from './code-record.ts'
import type { Concept } from './search-concepts.ts'
import { isStopWord, searchWords } from './search-words.ts'

/** `score` lies from 0 to below 1. `way` is how a concept was met; `phrase` a title or synonym that the search holds whole. */
export type Match = {
  score: number
  found: { concept: Concept; way: string }[]
  missing: Concept[]
  phrase: string | null
}

/** Shares of the score. What the searcher asked for counts most, then a phrase that is wholly in the question, then brevity. */
const COVERAGE = 0.6
const PHRASE = 0.3
const BREVITY = 0.08

export function matched(record: CodeRecord, concepts: readonly Concept[]): Match {
  const phrases = [record.title, ...record.synonyms].map((text) => ({ text, words: searchWords(text) }))
  const words = new Set(phrases.flatMap((phrase) => phrase.words))
  words.add(record.code.replace('.', '').toLowerCase())
  const found: Match['found'] = []
  const missing: Concept[] = []
  for (const concept of concepts) {
    const way = wayIn(concept, words)
    if (way === null) missing.push(concept)
    else found.push({ concept, way })
  }
  const total = sum(concepts)
  const asked = new Set(found.flatMap(({ way }) => way.split(' ')))
  const whole = wholePhrase(phrases, asked, found)
  const score =
    COVERAGE * (sum(found.map(({ concept }) => concept)) / total) +
    PHRASE * Math.min(1, whole.weight / total) +
    BREVITY / Math.sqrt(Math.max(1, phrases[0]?.words.length ?? 1))
  return { score, found, missing, phrase: whole.text }
}

function wayIn(concept: Concept, words: ReadonlySet<string>): string | null {
  const way = concept.ways.find((candidate) => candidate.every((word) => words.has(word)))
  if (way !== undefined) return way.join(' ')
  if (!concept.isPrefix) return null
  for (const word of words) if (word.startsWith(concept.written)) return word
  return null
}

/** The weightiest title or synonym all of whose telling words were asked for. `Other …` is the rest of a class, not its name. */
function wholePhrase(phrases: { text: string; words: string[] }[], asked: ReadonlySet<string>, found: Match['found']) {
  let best: { text: string | null; weight: number } = { text: null, weight: 0 }
  for (const { text, words } of phrases) {
    const telling = words.filter((word) => !isStopWord(word))
    if (telling.length === 0 || !telling.every((word) => asked.has(word)) || words[0] === 'other') continue
    const weight = sum(
      found.filter(({ way }) => way.split(' ').every((word) => telling.includes(word))).map((hit) => hit.concept),
    )
    if (weight > best.weight) best = { text, weight }
  }
  return best
}

function sum(concepts: readonly Concept[]): number {
  return concepts.reduce((total, concept) => total + concept.weight, 0)
}
