// Words as the screening policy writes them, and whether they ask.
import type { ScreeningPolicy } from './screening-policy.ts'

/** In lower case, single-spaced, with straight apostrophes, as the words of the policy are written. */
export function plainWords(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").split(/\s+/).join(' ').trim()
}

/** Whether plain words ask: a mark that ends a sentence, not one inside a link; or words that ask without one. */
export function asks(words: string, policy: ScreeningPolicy): boolean {
  return /[？؟¿]|\?(?![\w=&/])/.test(words) || says(words, policy.asks.requests) !== undefined
}

/** The first of the phrases that is in the words. */
export function says(words: string, phrases: readonly string[]): string | undefined {
  return phrases.find((phrase) => words.includes(phrase))
}
