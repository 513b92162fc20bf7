// Names known by a given name in them: `Odessa Pryor`, `Smith, John A`, `DOE JANE R`, `pt tom walker`, `Maria G.`

import type { Identifier } from '../inbound-message.ts'
import { isStrange, type Token } from './name-tokens.ts'
import { isSurname, NAMED_BEFORE, PARTICLES, RELATIVES } from './name-words.ts'
import { identifierAt } from './places-of.ts'

type Case = 'Title' | 'CAPS' | 'lower'

const LOOK_BACK = 40 // characters before a name in which what makes it a person's stands

/** What makes a given name alone a patient's. */
const LABEL_BEFORE = new RegExp(
  `(?:(?:\\b(?:pts?|patients?|names?|baby (?:boy|girl)|client|resident|${RELATIVES})(?: (?:of|is|named))?(?:['’]s name(?: is)?)?\\.?|\\bgoes by|\\bknown as|\\b(?:mother|father|parent|guardian|wife|husband) of) ?[:,=(]? ?|\\d{4}[\\dA-Z](?:[ -][A-Z\\d]{2})?(?: x ?\\d{1,3})? for )$`,
  'i',
)
const LABEL_AFTER =
  /^,? \(?(?:dob|mrn|ssn)\b|^ (?:\((?:our|my|the|a)\b[^)\n]{0,40}\b(?:pt|patient)\b|from (?:bed|room|rm)\b|in (?:bed|room|rm) \d|had (?:an?|her|his|the|surgery|\d)\b|fell\b|underwent\b|presented\b|c\/o\b|complains\b|was (?:seen|admitted|discharged|treated)\b)|^, (?:our|my|the|a)\b[^,.\n]{0,20}\b(?:pt|patient)\b/i
/** What makes a name in small letters a name. */
const SMALL_BEFORE = new RegExp(`${NAMED_BEFORE.source}|(?:^|\\n)$`, 'i')
const SMALL_AFTER =
  /^(?: ?$| ?\n|,? ?\(?(?:dob\b|d\.o\.b|mrn\b|ssn\b|acct\b|id\b|\d{1,2}[/.-]\d|(?:seen|was seen|had|came|called)\b))/i

/** What proves a name in small letters wherever it stands. */
const SMALL_RECORD = /^,? \(?(?:dob|d\.o\.b|mrn|ssn|acct)\b/i

/** The names of persons in the text that a given name gives away; `tokens` are the words of the text. */
export function findPersons(text: string, tokens: readonly Token[]): Identifier[] {
  const found: Identifier[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'given' || token.start < (found.at(-1)?.end ?? 0) || isGlued(text, token)) continue
    const person = personAt(text, tokens, at)
    if (person !== null) found.push(identifierAt('name', text.slice(person.start, person.end), person.start))
  }
  return found
}

function personAt(text: string, tokens: readonly Token[], at: number): { start: number; end: number } | null {
  const given = tokens[at]
  if (given === undefined) return null
  const style = caseOf(given.word)
  const last = lastWord(text, tokens, at, style)
  const first = turnedFrom(text, tokens, at, style, last > at && hasSurname(tokens, at, last))
  const start = tokens[first]?.start ?? given.start
  const end = tokens[last]?.end ?? given.end
  if (followsPatient(text, tokens[first - 1], start)) return { start, end }
  const before = text.slice(Math.max(0, start - LOOK_BACK), start)
  const after = text.slice(end, end + LOOK_BACK + 20)
  const full = first < at || (last > at && hasSurname(tokens, at, last))
  const labelled = LABEL_BEFORE.test(before) || LABEL_AFTER.test(after)
  if (labelled) return { start, end }
  if (style === 'lower')
    return full &&
      (SMALL_RECORD.test(after) ||
        isStrangePair(tokens, at, last) ||
        (SMALL_BEFORE.test(before) && smallProof(before, after)))
      ? { start, end }
      : null
  if (full || (last > at && after.startsWith('.'))) return { start, end }
  // `Frank and Irene Novak`: the first of a couple.
  const partner = tokens[at + 2]
  const joined = partner !== undefined && /^ (?:and|&) $/.test(text.slice(end, tokens[at + 2]?.start ?? end))
  return joined && partner.kind === 'given' && lastWord(text, tokens, at + 2, style) > at + 2 ? { start, end } : null
}

/** `pt tom`, the label that stands most often: told without the expression for all labels. */
function followsPatient(text: string, label: Token | undefined, start: number): boolean {
  if (label === undefined || start - label.end !== 1 || text.charAt(label.end) !== ' ') return false
  if (label.start > 0 && text.charAt(label.start - 1).trim() !== '') return false
  const word = label.word.toLowerCase()
  return word === 'pt' || word === 'patient'
}

/** `hector ruvalcaba`: in small letters a given name with a word that no list of words knows, and that is no verb misspelt. */
function isStrangePair(tokens: readonly Token[], at: number, last: number): boolean {
  return tokens.slice(at + 1, last + 1).some(({ word }) => isStrange(word) && !/(?:ed|ing|tion|ment|ly)$/.test(word))
}

/** At the beginning of a line a name in small letters needs something after it that proves it. */
function smallProof(before: string, after: string): boolean {
  return NAMED_BEFORE.test(before) || SMALL_AFTER.test(after)
}

function hasSurname(tokens: readonly Token[], at: number, last: number): boolean {
  return tokens.slice(at + 1, last + 1).some(({ word }) => word.length > 1)
}

/** Index of the last word of the name that begins at `at`: initials, a nickname, particles and at most two surnames. */
function lastWord(text: string, tokens: readonly Token[], at: number, style: Case): number {
  let last = at
  let surnames = 0
  for (let next = at + 1; next <= at + 6 && surnames < 2; next++) {
    const token = tokens[next]
    const before = tokens[next - 1]
    if (token === undefined || before === undefined || isGlued(text, token)) break
    const gap = text.slice(before.end, token.start)
    // One blank is what mostly stands there.
    if (gap !== ' ') {
      if (surnames === 0 && /^ ["“(']$/.test(gap) && /^["”)'] /.test(text.slice(token.end, token.end + 2))) {
        last = next
        continue
      }
      if (!((gap === '. ' && before.word.length === 1) || /^["”)'] $/.test(gap))) break
    }
    const initial = token.word.length === 1 && style !== 'lower' && /\p{Lu}/u.test(token.word)
    if (surnames === 0 && initial) last = next
    else if (initial && !/^[.-]/.test(text.slice(token.end, token.end + 1))) return next
    else if (surnames === 0 && PARTICLES.has(token.word.toLowerCase()) && tokens[next + 1] !== undefined) continue
    else if (isLike(token.word, style) && isSurname(token.word)) {
      last = next
      surnames++
    } else break
  }
  return last
}

/** Index of the surname before the given name: `Smith, John`, and in capitals `DOE JANE`. */
function turnedFrom(text: string, tokens: readonly Token[], at: number, style: Case, full: boolean): number {
  const [surname, given] = [tokens[at - 1], tokens[at]]
  if (surname === undefined || given === undefined || !isLike(surname.word, style) || !isSurname(surname.word))
    return at
  const gap = text.slice(surname.end, given.start)
  // `Sjögren, Hashimoto, Addison` is a list.
  const listed = /\p{L}, $/u.test(text.slice(Math.max(0, surname.start - 3), surname.start))
  const turned = (/^, {0,2}$/.test(gap) && !listed) || (/^[ _^]$/.test(gap) && style === 'CAPS' && !full)
  if (!turned) return at
  const particle = tokens[at - 2]
  return particle !== undefined &&
    PARTICLES.has(particle.word.toLowerCase()) &&
    text.slice(particle.end, surname.start) === ' '
    ? at - 2
    : at - 1
}

/** Whether the word is part of a code or a number: `VIN` and `S72.001A`. */
export function isGlued(text: string, { start, end }: Token): boolean {
  // Asked of every word of every mail, several times.
  return isDigitOrAt(text.charCodeAt(end)) || isDigitOrAt(text.charCodeAt(start - 1))
}

function isDigitOrAt(unit: number): boolean {
  return (unit >= DIGITS.from && unit <= DIGITS.to) || unit === AT
}

const DIGITS = { from: 48, to: 57 }
const AT = 64

function caseOf(word: string): Case {
  if (/^\p{Ll}/u.test(word)) return 'lower'
  return /\p{Ll}/u.test(word) ? 'Title' : 'CAPS'
}

function isLike(word: string, style: Case): boolean {
  const its = caseOf(word)
  return its === style || (style === 'Title' && its === 'CAPS' && word.length > 3)
}
