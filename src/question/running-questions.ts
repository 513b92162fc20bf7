// Parts running text where one question follows another, each about what none before it has named.

// "Dr. Smith", "vs. 99213": these points end no sentence.
const SENTENCE_END = /(?<![.\s](?:dr|mr|ms|vs|pt|st|no|e\.g|i\.e)|^(?:dr|mr|ms|vs|pt))(?<=[.?!])\s{1,9}|\n{1,9}/gi
// "Two quick ones, is … and how many units of …"
const ANNOUNCED =
  /\b(?:an? (?:few|couple(?: of)?)|couple(?: of)?|two|three|four|five|[2-5]|several|multiple) (?:\w{1,12} )?(?:questions?|things|items|ones|issues|scenarios|cases|parts)\b/i
const ASKING_CLAUSE = /(?<=,)\s{0,2}(?=(?:(?:and|also) )?(?:is|are|can|how|what|which|when|do|does|should|who|why)\b)/gi
const RUNS_ON = /^(?:also|and|plus|oh and|separately|last(?:ly)?|additionally),?\s/i
const OTHER_CASE =
  /^\W{0,3}(?:and |then |also )?(?:an?other|next|second|third|fourth|2nd|3rd|4th|different|separate) (?:patient|pt|case|claim|one)\b/i
const NAMES = /\b(?:\d{4}[0-9A-Z]|[A-V]\d{4}|(?:CO|PR|OA|PI)[- ]?\d{1,3}|[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})\b/g
// What was done for somebody on a day: its codes belong together, however many questions are asked of them.
const TELLS_A_CASE =
  /\b(?:pt|patients?|he|she|his|her|y\/?o|years? old|today|came|seen|saw|presented|performed|denied|gave|given|did|done|had|was|were|we billed)\b/i
// "And with 99211?", "can it be added?": about what stands before.
const ASKS_ON =
  /^\W{0,3}(?:also|and),? can (?:i|we) (?:also )?(?:add|bill|charge|report|use)\b|^\W{0,3}(?:and|also|plus|or|so|but),? (?:with|if|for|what about|how about)\b|^\W{0,3}(?:what|how) about\b/i
const REFERS =
  /\b(?:it|that|this|these|those|them|both|either|same (?:day|date|visit|session|claim|time)|instead|too|as well|(?:also|still) (?:bill|add|charge|report|code)|with (?:the|a|an) (?:visit|office|E\/?M|procedure|injection|surgery))\b/i
const ASKS_OF_ITSELF =
  /\b(?:what|which|when|how|who|why|can|could|do|does|is|are|should|will|would|need|ok(?:ay)?|correct|right)\b/i
const ASKS =
  /^\W{0,4}(?:can|could|should|do|does|did|is|are|was|were|will|would|may|what|which|when|where|who|why|how|need|please|pls)\b|\b(?:wants? to know|wondering|asks?|asking) (?:if|whether|what|how|which)\b/i
// A code that is looked for by what it is for: "the dx for a ganglion cyst".
const SOUGHT = /\b(?:dx|diagnosis|icd(?:[- ]?10)?|cpt|hcpcs|code)s?\b[^.?!]{0,25}?\bfor\b/i
// Matters of billing that need no code to be asked about.
const MATTER =
  /\bABNs?\b|\bappeal\w{0,3}\b|\btimely filing\b|\bcorrected claims?\b|\brefunds?\b|\bincident[- ]to\b|\bsignatures?\b|\blocums?\b|\bdeductibles?\b|\bcopays?\b/i

const LEAST_WORDS = 3
// What runs longer is a chart or a policy pasted in, and no list of questions.
const MOST_SENTENCES = 40

/** The questions of a paragraph; null where it is one. What tells of a case goes with the question it belongs to. */
export function runningQuestions(text: string): string[] | null {
  const isAnnounced = ANNOUNCED.test(text)
  const parts = cutAt(text, SENTENCE_END).flatMap((part) => (isAnnounced ? cutAt(part, ASKING_CLAUSE) : [part]))
  if (parts.length > MOST_SENTENCES) return null
  const items: string[] = []
  for (const part of parts) {
    const before = items.join(' ')
    const current = items.at(-1)
    if (current !== undefined && asksSomething(current) && opensAnew(part, before, isAnnounced || items.length > 1))
      items.push(part)
    else items.push(current === undefined ? part : `${items.pop()} ${part}`)
  }
  const asked: string[] = []
  for (const item of items) {
    if (asked.length === 0 || asksSomething(item)) asked.push(item)
    else asked.push(`${asked.pop()} ${item}`)
  }
  return asked.length < 2 ? null : asked
}

/** `areSeveral`: the mail is known to hold several questions. */
function opensAnew(part: string, before: string, areSeveral: boolean): boolean {
  if (ASKS_ON.test(part)) return false
  const known = new Set<string>(before.match(NAMES) ?? [])
  const own: string[] = part.match(NAMES) ?? []
  const isNew = own.length > 0 && own.every((name) => !known.has(name))
  if (OTHER_CASE.test(part)) return own.length === 0 || isNew
  if (own.length > 0 && !isNew) return false
  if (isNew && RUNS_ON.test(part)) return true
  if (REFERS.test(part) || !asksSomething(part)) return false
  // "Is T84.5 right?" offers a code for what was told.
  if (isNew) return wordsIn(part) >= LEAST_WORDS && (areSeveral || !TELLS_A_CASE.test(before))
  if (SOUGHT.test(part)) return areSeveral || SOUGHT.test(before)
  const matter = MATTER.exec(part)?.[0]
  return matter !== undefined && areSeveral && !before.toLowerCase().includes(matter.toLowerCase())
}

function asksSomething(part: string): boolean {
  if (ASKS_ON.test(part)) return false
  if (part.includes('?')) return ASKS_OF_ITSELF.test(part) || /\d\w{0,4}\s?\?/.test(part)
  return part.split(/[.!,\n]\s{0,2}/).some((clause) => {
    const bare = clause.replace(/^(?:also|and|plus),? /i, '')
    return (ASKS.test(bare) && !/^\W{0,3}did\b/i.test(bare)) || SOUGHT.test(bare)
  })
}

function wordsIn(part: string): number {
  return part.replace(NAMES, ' ').match(/[A-Za-z]{2,20}/g)?.length ?? 0
}

function cutAt(text: string, end: RegExp): string[] {
  const ends = [...text.matchAll(end)]
  return [0, ...ends.map(({ index, 0: mark }) => index + mark.length)]
    .map((start, at) => text.slice(start, ends[at]?.index).trim())
    .filter((part) => part !== '')
}
