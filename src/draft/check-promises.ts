// Promises of payment: nobody here decides what a payer pays, so no mail of ours may say it.

const PROMISES =
  /\b(?:(?:will|shall|is going to|are going to|is sure to|is bound to) (?:definitely |certainly |always |surely )?(?:be (?:paid|covered|reimbursed|approved)|pay|cover|reimburse)|guarantee[ds]?|always (?:pays?|paid|covers?|covered|reimbursed)|payment is (?:certain|assured|safe)|you(?:'ll| will) (?:get|be) paid|pays? without (?:fail|question))\b/gi
/** Denied or made conditional in the same sentence: "does not promise that it will be paid", "only if … will be paid". */
const TAKEN_BACK =
  /\b(?:no|not|never|without|cannot|can't|nothing|nobody|doesn't|isn't|won't|whether|if|unless|only when|may or may not)\b/i
/** How far before a promise the word that takes it back may stand. */
const REACH = 90

/** One reason for each kind of promise. */
export function promises(text: string): string[] {
  return [...text.matchAll(PROMISES)]
    .filter((hit) => !TAKEN_BACK.test(sentenceBefore(text, hit.index)))
    .map((hit) => `the text promises payment ("${hit[0]}")`)
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - REACH), at)
  return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('; ')) + 1)
}
