// What a question takes over from one before it: an earlier mail of the case, or the item above it in the same mail.
import { intentsIn } from './intents.ts'
import type { MentionedCode, Question } from './question.ts'

// "It was 17110, not 17000", "I mistyped": the code that was meant takes the place of the one that was written.
const CORRECTS =
  /\b(?:mis-?typed|typo|my mistake|meant|should (?:have been|be|read|say)|correction|wrong code|actually)\b/i
const NOT_BEFORE = /(?:\bnot|\binstead of|\brather than|\bn't) (?:the |code |cpt )?$/i
const ADDS =
  /\balso (?:did|do|does|bill\w{0,3}|had|have|has|gave|given|done|perform\w{0,3}|add|report\w{0,2}|use)\b|\btoo\b|\bas well\b|\badd(?:ed|ing)?\b|\bsame (?:day|date|visit|session|encounter|claim|time)\b|\bwith (?:it|that|this|those|them|either|both)\b|\bon top of\b|\beither\b/i
const GOES_ON =
  /^\W{0,3}(?:(?:ok\w{0,3}|thanks?|thank you|great|perfect|so|but|yes|no|hi|hello)\b[^.!?\n]{0,40}[.!,]?\s{0,3}){0,3}(?:and|what about|how about|plus)\b/i
const NEW_MATTER =
  /\b(?:another|different|separate|unrelated|other|new) (?:\w{2,9} )?(?:question|patient|pt|case|claim|date|day|one)\b/i
const INSTEAD = /\binstead\b/i
// "What about the second one?", "for question 2".
const ORDINAL =
  /\b(?:the )?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last) (?:one|question|part|item|case|scenario|thing)\b|\b(?:question|item|number|no\.?|q) ?#?([1-9])\b|(?<!\w)#([1-9])\b/i
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth']
const PLACES_IN_FIGURES = ['1st', '2nd', '3rd', '4th', '5th']

/**
 * The new words of a case as questions, with what earlier ones said. Facts alone go to every earlier question; "the second one" to that;
 * numbered answers each to its own; all else goes on from the last. A mail that names its own codes is a new question with the old payer and date, unless it corrects or adds to the old one.
 */
export function continuedQuestions(questions: Question[], earlier: Question[]): Question[] {
  const [first] = questions
  const last = earlier.at(-1)
  if (!first || !last) return questions
  const codeless = questions.every(({ codes }) => codes.every(isModifier))
  // "1. Aetna 2. 9/9/26 3. no modifiers" answers what we asked back: facts of one follow-up, unless there is one for each question.
  const isAnswers =
    codeless && questions.length !== earlier.length && questions.every(({ text }) => !text.includes('?'))
  const only = isAnswers ? together(questions, first) : first
  if (questions.length > 1 && !isAnswers)
    return questions.map((question, at) =>
      continued(question, (codeless && questions.length === earlier.length ? earlier[at] : undefined) ?? last),
    )
  const named = namedPlace(only.text, earlier.length)
  if (named !== null) return [continued(only, earlier[named] ?? last)]
  if (codeless && !only.text.includes('?')) return earlier.map((before) => continued(only, before))
  const fitting = earlier.findLast((before) => before.codes.some((code) => has(only.codes, code) && !isModifier(code)))
  return [continued(only, fitting ?? last)]
}

function together(questions: Question[], first: Question): Question {
  return {
    ...first,
    text: questions.map(({ text }) => text).join('\n'),
    codes: questions.reduce<MentionedCode[]>((codes, question) => joined(codes, question.codes), []),
    laterality: questions.find(({ laterality }) => laterality !== null)?.laterality ?? null,
    placeOfService: questions.find(({ placeOfService }) => placeOfService !== null)?.placeOfService ?? null,
    quantities: questions.flatMap(({ quantities }) => quantities),
    denialCodes: questions.flatMap(({ denialCodes }) => denialCodes),
  }
}

function namedPlace(text: string, count: number): number | null {
  const hit = ORDINAL.exec(text)
  if (!hit || count < 2) return null
  const word = (hit[1] ?? '').toLowerCase()
  if (word === 'last') return count - 1
  const place = Math.max(PLACES.indexOf(word), PLACES_IN_FIGURES.indexOf(word), Number(hit[2] ?? hit[3] ?? 0) - 1)
  return place >= 0 && place < count ? place : null
}

/** A follow-up keeps what it does not say anew; rules read the old words with the new ones. */
function continued(question: Question, before: Question): Question {
  const corrected = withCorrection(question, before)
  if (corrected) return corrected
  const own = question.codes.filter((code) => !isModifier(code))
  const repeats = own.every((code) => has(before.codes, code)) && !question.text.includes('?')
  const same = own.length === 0 || repeats
  // Asked about one of the codes of before, the others are not asked about again.
  const more = own.length === 1 && own.every((code) => !has(before.codes, code)) && isMore(question.text)
  const kept = {
    ...question,
    dateOfService: question.dateOfService ?? before.dateOfService,
    payer: question.payer ?? before.payer,
    placeOfService: question.placeOfService ?? before.placeOfService,
    laterality: question.laterality ?? before.laterality,
    denialCodes: question.denialCodes.length > 0 ? question.denialCodes : before.denialCodes,
  }
  if (!same && !more) return kept
  const codes = joined(before.codes, question.codes)
  // What was declined once does not decline what is asked next.
  const text = before.intents.includes('out_of_scope') ? question.text : `${before.text}\n${question.text}`
  return {
    ...kept,
    codes,
    text,
    intents: intentsIn(text, codes, kept.denialCodes),
    quantities: question.quantities.length > 0 ? question.quantities : before.quantities,
  }
}

/** The earlier question with the right code in the place of the wrong one. */
function withCorrection(question: Question, before: Question): Question | null {
  const wrong = question.codes.filter((code) => isDenied(code, question.text) && has(before.codes, code))
  const right = question.codes.filter((code) => !isModifier(code) && !has(wrong, code) && !has(before.codes, code))
  const [one] = wrong
  const [instead] = right
  // "I meant 17110" where one code was named before needs no "not 17000".
  const meant = one ?? (CORRECTS.test(question.text) ? onlyCode(before) : undefined)
  if (!instead || right.length !== 1 || meant === undefined) return null
  const text = before.text.replaceAll(meant.code, instead.code)
  const replaced = before.codes.map((code) =>
    code.code === meant.code
      ? { ...instead, modifiers: joinedModifiers(code, instead), units: instead.units ?? code.units }
      : code,
  )
  return {
    ...before,
    text,
    codes: replaced,
    dateOfService: question.dateOfService ?? before.dateOfService,
    payer: question.payer ?? before.payer,
    placeOfService: question.placeOfService ?? before.placeOfService,
    laterality: question.laterality ?? before.laterality,
  }
}

function onlyCode({ codes }: Question): MentionedCode | undefined {
  const own = codes.filter((code) => !isModifier(code))
  return own.length === 1 ? own[0] : undefined
}

function isDenied({ asWritten, code }: MentionedCode, text: string): boolean {
  return [asWritten, code].some((written) => {
    const at = text.indexOf(written)
    return at > 0 && NOT_BEFORE.test(text.slice(Math.max(0, at - 24), at))
  })
}

function isMore(text: string): boolean {
  return !NEW_MATTER.test(text) && !INSTEAD.test(text) && (ADDS.test(text) || GOES_ON.test(text))
}

// "what if commercial?", "do I need 59?": an item that asks on about the one above it.
const ASKS_ON = /^\W{0,3}(?:and|or|so|but)?\W{0,3}(?:what|how) (?:if|about)\b|^\W{0,3}(?:and )?if\b/i
const REFERS = /\b(?:it|that|this|these|those|them|both|either|same|also|too|them|one|he|she)\b/i

/**
 * An item with what the items above it and the words before the first say: their codes where it names none of its own or adds to them, all of
 * it where it only asks on.
 */
export function besideOthers(item: Question, above: Question | null, intro: Question | null): Question {
  const own = item.codes.filter((code) => !isModifier(code))
  if (NEW_MATTER.test(item.text)) return item
  if (above && own.length === 0 && ASKS_ON.test(item.text)) return continued(item, above)
  const needsMore =
    own.length === 0 && (item.codes.length > 0 || REFERS.test(item.text) || item.intents.includes('modifier'))
  const takes =
    above && (needsMore || (own.length === 1 && ADDS.test(item.text)))
      ? above.codes.filter((code) => !isModifier(code))
      : []
  const codes = joined(joined(intro?.codes.filter((code) => !isModifier(code)) ?? [], takes), item.codes)
  if (codes.length === item.codes.length) return item
  return {
    ...item,
    codes,
    intents: intentsIn(item.text, codes, item.denialCodes),
    laterality: item.laterality ?? (takes.length > 0 ? above?.laterality : null) ?? intro?.laterality ?? null,
    placeOfService: item.placeOfService ?? intro?.placeOfService ?? null,
  }
}

/** Codes of both, each once, with the modifiers of either place; modifiers named alone that stand behind a code by now go. */
function joined(before: MentionedCode[], after: MentionedCode[]): MentionedCode[] {
  const all = new Map(before.map((code) => [code.code, code]))
  for (const code of after) {
    const known = all.get(code.code)
    all.set(
      code.code,
      known ? { ...known, modifiers: joinedModifiers(known, code), units: code.units ?? known.units } : code,
    )
  }
  const codes = [...all.values()]
  return [...codes.filter((code) => !isModifier(code)), ...codes.filter(isModifier)]
}

function joinedModifiers(one: MentionedCode, other: MentionedCode): string[] {
  return [...new Set([...one.modifiers, ...other.modifiers])]
}

function has(codes: readonly MentionedCode[], { code }: MentionedCode): boolean {
  return codes.some((other) => other.code === code)
}

function isModifier({ systems }: MentionedCode): boolean {
  return systems.includes('MODIFIER')
}
