// The words of a mail that can hold a question: without quoted lines, greeting, closing and what follows it.

import { withoutPayers } from './payer.ts'

const GREETING =
  /^\s{0,4}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|to whom it may concern|hope (?:everyone|you|all))\b[^?\d]{0,60}$/i
const CLOSING =
  /^\s{0,4}(?:thanks|thank you|thx|ty|many thanks|regards|best|best regards|kind regards|sincerely|cheers)\b[^?\d]{0,40}$/i
const SIGNATURE =
  /^(?:--\s?$|_{8,}|\*{3} ?this message|sent from my|get outlook for|-----original message-----|confidentiality notice)/i
const QUOTE_HEADER = /^on .{6,120} wrote:\s?$/i
const THANKS = /\b(?:thanks|thank you|thx|ty|appreciate)\b/i
const FORWARDED = /forwarded message/i
// Three sentences of thanks at most; a longer mail says more than that.
const LONGEST_THANKS = 200

const A_SENTENCE_OF_THANKS =
  /^\W{0,3}(?:(?:ok|great|perfect|hi|hello|wow|awesome|yes)\b[\w ]{0,20}[,!. ]{0,3})?(?:many |so )?(?:thanks|thank you|thx|ty|(?:i|we) (?:really )?appreciate)\b[^?]{0,140}[.!]$/i
// Characters that can still ask something.
const SHORTEST_REST = 12

/** Quoted lines are left out, except in a forwarded mail, where the question is in them. The rest stays in order, lines unchanged. */
export function ownWords(text: string): string {
  const forwarded = FORWARDED.test(text)
  const kept: string[] = []
  for (const line of text.split('\n')) {
    if (SIGNATURE.test(line) || (!forwarded && QUOTE_HEADER.test(line))) break
    // A closing ends the mail only when a question came before it ("Thanks for the help. Now …" opens one).
    if (CLOSING.test(line) && kept.some((one) => /[\w]{3}/.test(one))) break
    if (GREETING.test(line) || (!forwarded && line.startsWith('>'))) continue
    kept.push(line)
  }
  return withoutThanks(kept.join('\n').trim())
}

/** "Thank you for the answer on 93000! Can 93042 …": what one thanks for is not asked again. */
function withoutThanks(text: string): string {
  const rest = text
    .split('\n')
    .map((line) =>
      line
        .split(/(?<=[.!?]) /)
        .filter((sentence) => !A_SENTENCE_OF_THANKS.test(sentence))
        .join(' '),
    )
    .join('\n')
    .trim()
  return rest.length > SHORTEST_REST ? rest : text
}

const FACT =
  /\b(?:dos|date of service|pos|place of service|payer|payor|insurance|ins|plan|carrier|commercial|primary|secondary|hmo|ppo|office|it|is|was|its|the|for|on|with|to|a|an|no|yes|and|in|of|they|are|pt|patient|has|have|sorry|forgot|here|you|go|as|asked|requested|info|answer|mail|email|re)\b|\d[\d/.-]*/gi

/** Whether a mail tells who pays, when or where and nothing else: facts of a question that stands elsewhere. */
export function onlyFacts(text: string): boolean {
  if (text.includes('?')) return false
  const bare = text.replace(THANKS, '')
  const rest = withoutPayers(bare)
  return (rest !== bare || /\d/.test(bare)) && !/[a-z]{3}/i.test(rest.replace(FACT, ''))
}

/** A mail that thanks and asks nothing: beside its thanks no sentence of more than a few words is left. */
export function onlyThanks(text: string): boolean {
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
  const rest = own.split(/[.!?\n]/).filter((part) => !THANKS.test(part) && part.trim().split(/\s+/).length > 3)
  return (
    THANKS.test(own) &&
    !onlyFacts(own) &&
    rest.length === 0 &&
    own.length <= LONGEST_THANKS &&
    !/\?|\d{4}|\b[A-Z]\d\d\b/.test(own)
  )
}
