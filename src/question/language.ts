// Whether a mail is written in English: a desk that reads English rules must not guess at another language's words.

/** Small words that no sentence goes without, and that are no English words; "a", "come" or "die" would be. */
const FOREIGN: readonly RegExp[] = [
  /\b(?:el|los|las|una|para|por|qué|cuál|cual|cómo|código|codigo|puedo|podemos|facturar|gracias|con|del|está|es|y)\b/gi,
  /\b(?:le|les|une|pour|quel|quelle|est|avec|dans|nous|vous|pouvons|merci|facturer|code pour|et|du|des)\b/gi,
  /\b(?:der|das|und|für|mit|wir|ist|wie|welche[rs]?|bitte|danke|kann|können|abrechnen|einen?|nicht)\b/gi,
  /\b(?:os|uma|para|qual|como|podemos|obrigad[oa]|faturar|com|não|você|é)\b/gi,
]
const ENGLISH =
  /\b(?:the|is|are|was|can|do|does|did|we|i|you|what|which|how|for|with|and|to|of|on|in|it|this|that|should|please|thanks?|bill|code|need|if|same|day)\b/gi
const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hebrew}\p{Script=Greek}]/gu
const LEAST_FOREIGN = 3
const LEAST_LETTERS_OF_OTHER_SCRIPT = 10

/** True only where foreign small words outnumber the English ones, or another script is written. */
export function isNotEnglish(text: string): boolean {
  if ((text.match(OTHER_SCRIPT) ?? []).length >= LEAST_LETTERS_OF_OTHER_SCRIPT) return true
  const english = (text.match(ENGLISH) ?? []).length
  const foreign = Math.max(...FOREIGN.map((words) => new Set(text.toLowerCase().match(words)).size))
  return foreign >= LEAST_FOREIGN && foreign > english
}
