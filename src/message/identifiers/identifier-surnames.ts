// Names without a given name we know: words that are strange to the language and the trade, where a patient's name stands.
import type { Identifier } from '../inbound-message.ts'
import { isGlued } from './identifier-persons.ts'
import { isStrange, type Token } from './name-tokens.ts'
import { PARTICLES } from './name-words.ts'
import { isOrdinary } from './ordinary-words.ts'
import { identifierAt } from './places-of.ts'

/** Neighbouring words that may be one name; `strange` of them are in no list. */
type Run = { start: number; end: number; words: number; strange: number }

const MAX_WORDS = 5 // of a name: what is longer is a list or no English
const LOOK = 60 // characters after a name in which what makes it a patient's stands
const LOOK_BACK = 24 // and before it

const CODE = '(?:(?!90[2-7]\\d\\d)\\d{4}[\\dFTU]|[GHST]\\d{4})(?!\\w|\\.\\d)' // no vaccine, drug or device: these have names too
const DAY = '\\d{1,2}[/.-]\\d{1,2}(?![\\d%])'
const AGE = '\\d{1,3} ?(?:[MF]\\b|y\\b|yo\\b|y/o|yr|year)'
/** Where a line or a subject begins, after the mark of a list. */
const OPENING =
  /(?:^|\n|\b(?:re|fwd?|subj(?:ect)?|subject|hi|hello|question|again|then|and|both|also): ?)[>\s]{0,4}(?:\d{1,2}:\d\d ?(?:[ap]m)?[ \t]{1,4})?(?:[-*•·–]|\(?\d{1,2}[.)])?\s{0,3}$/i
/** After a name that opens a line: what was done, when, how old. */
const ROW = new RegExp(
  `^(?:['’]s)?[ ,:;|\\t–—-]{1,12}(?:(?:${CODE}|${DAY}|${AGE}|(?:dob|mrn|dos|acct|pt)\\b|(?:again|denial|denials|appeal|claim|claims|chart|account|visit|op ?note)\\b))`,
  'i',
)
/** What a patient does, has and undergoes. */
const DOES = new RegExp(
  `^(?:['’]s (?:claim|visit|account|chart|surgery|record|insurance|dob|procedure|appointment|appt|dx|diagnosis|history|injection|bill|plan|phone|address|case|denial|mom|dad|mother|wife|husband|son|daughter|second|first|last|old|new|${CODE})| (?:${[
    'had (?!no\\b|not\\b|been\\b)|has (?!no\\b|not\\b|been\\b|a (?:code|modifier|policy)|an? (?:ncci|edit|lcd))',
    'got|came|comes|went|saw|returned|presents?|presented|tolerated|underwent|fell|complain(?:s|ed)|c/o|s/p|dx|lives|refused|requested|died|passed|expired|no.?showed|cancell?ed|switched|paid cash|wants|needs',
    'was (?:seen|in|here|back|admitted|discharged|treated|referred|born|scheduled|billed)|were seen|is (?:an? )?(?:\\d|here|s/p|pregnant|having|coming|scheduled|our|my|medicare|medicaid|diabetic|upset|asking|mad)',
    `also (?:had|has|got|came|needs|was|${CODE})|on ${DAY}|dos\\b|dob\\b|(?:then |again )?${DAY}`,
  ].join('|')})\\b|,? \\(?(?:my|our|the) \\d|, \\d{1,3}(?=[,.]| ?(?:[mf]\\b|y))|,? \\(?(?:dob|mrn|ssn|acct)\\b)`,
  'i',
)
/** `Rashida - IUD removal 58301`: what was done, and its code. */
const DASHED_ROW = new RegExp(`^ ?[–—-] [^\\n]{2,40} ${CODE}`)
/** After `for`, `re`, `saw`: where the name may end. */
const SPOKEN_OF_BEFORE =
  /(?:\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|for|re|regarding|about|saw|seen|seeing|treated|examined|did|called|(?:question|info|update|claim|denial|balance|auth|charges|notes?|check(?:ing)?|followup|follow up|status) on)|[[(/])[: ]{0,2}$/i
const SPOKEN_OF_AFTER = new RegExp(
  `^(?:['’]s)?(?:\\s*$|\\s*\\n| ?[.,;:?!)\\]]| ?(?:[-–—(/&]|and\\b|${CODE}|denied\\b|denial|appeal|again|dos\\b|dob\\b|from\\b|who\\b|on ${DAY}|came\\b|had\\b|has\\b|is\\b|was\\b|please|pls|thanks))`,
  'i',
)
/** A title makes anything after it a name, a label nearly so. */
const TITLED =
  /(?:\b(?:mr|mrs|ms|miss|mx|sra?|srta|se[ñn]ora?|don|do[ñn]a|pts?|patients?|client|resident|grandma|grandpa|baby|sister|brother|aunt|uncle|big|little|name is)\.? (?:['"“(])?)$/i
/** What stands before a thing, a house or one's own. */
const OF_A_THING_BEFORE =
  /\b(?:a|an|by|per|using|with|via|mg|ml|mcg|units?|dose|brand|generic|drug|drugs|med|meds|medication|called|product|device|vaccine|injection|inj|infusion|system|software|portal|payer|payor|carrier|insurance|from|at|to|through|of|or|than|in|into|hospital|lab|dr|drs|doctor|provider|vendor|rep)[.:]? $/i
const THING_AFTER =
  /^(?:®|™|\.(?:com|org|net)|[ -](?:\d+(?:\.\d+)? ?(?:mg|mcg|ml|units?|iu|g|cm|mm)\b|injections?|inj\b|shots?|infusions?|vaccines?|devices?|systems?|stents?|grafts?|valves?|mesh|implants?|catheters?|pumps?|kits?|gel|cream|pens?|tablets?|tests?|panels?|scans?|scopes?|lasers?|monitors?|sensors?|needles?|trocars?|drains?|tubes?|sutures?|plates?|screws?|technique|repair|procedure|maneuver|method|classification|scale|score|sign|disease|syndrome|street|st\b|road|rd\b|ave|county|hospital|medical|health|clinic|rehab|manor|lab|labs|portal|billing|insurance|plan|policy|inc|llc|manual|edits?))/i

/** `patient with Parkinson's - Thibodeaux - DBS` */
const AFTER_A_DASH = /\bp(?:t|atient)\b[^\n]{0,40} [–—-] $/i

/** Codes of drugs, supplies and devices stand beside their names. */
const OF_A_PRODUCT = /^[ ,:(–—-]{1,4}(?:[ABCEJKLMPQV]\d{4}\b|90[2-7]\d\d\b)/

/** The names in the text that their strangeness and their place give away; `others` are those found before, which their neighbours in a list share. */
export function findSurnames(text: string, tokens: readonly Token[], others: readonly Identifier[]): Identifier[] {
  const runs = runsOf(text, tokens)
  const parts = overlapping(runs, others)
  // `Vang and Thao had`, `Esposito, Al-Rashid`: who stands beside a patient is one, and needs no other proof.
  const names: boolean[] = []
  for (const [at, run] of runs.entries())
    names.push(parts[at] !== undefined || (names[at - 1] === true && areListed(text, runs, at)) || isPatient(text, run))
  for (let at = runs.length - 1; at > 0; at--)
    if (names[at] && !names[at - 1] && areListed(text, runs, at)) names[at - 1] = true
  const found: Identifier[] = []
  for (const [at, { start, end }] of runs.entries()) {
    const part = parts[at]
    if (names[at] && (part === undefined || part.start > start || part.end < end))
      found.push(identifierAt('name', text.slice(start, end), start))
  }
  return found
}

/** For each run the find that holds a part of it, if there is one: then all of the run is the name. */
function overlapping(runs: readonly Run[], others: readonly Identifier[]): (Identifier | undefined)[] {
  const sorted = [...others].sort((a, b) => a.end - b.end)
  let next = 0
  return runs.map(({ start, end }) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= start) next++
    const one = sorted[next]
    return one !== undefined && one.start < end ? one : undefined
  })
}

function runsOf(text: string, tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]
    if (first === undefined || first.kind === 'other' || isGlued(text, first)) continue
    let last = at
    const run = {
      start: withParticle(text, tokens, at),
      end: first.end,
      words: 1,
      strange: first.kind === 'strange' ? 1 : 0,
    }
    for (let next = at + 1; next < tokens.length; next++) {
      const token = tokens[next]
      const before = tokens[last]
      if (token === undefined || before === undefined || isGlued(text, token)) break
      const gap = text.slice(before.end, token.start)
      // `Montes de Oca` goes over its particle, and a surname may stand before a comma.
      if (gap !== ' ' && gap !== '. ' && gap !== ', ' && !isParticles(gap)) break
      if (gap === '. ' && before.word.length > 1) break
      const initial = token.word.length === 1 && token.word !== token.word.toLowerCase()
      if (
        gap === ', ' &&
        (run.words > 2 ||
          run.strange < run.words ||
          isListItem(text, run.start) ||
          !(initial || token.kind === 'given' || opensLine(text, run.start)))
      )
        break
      if (token.kind === 'other' && !initial) {
        if (PARTICLES.has(token.word.toLowerCase())) continue
        break
      }
      last = next
      run.end = token.end
      run.words++
      if (token.kind === 'strange') run.strange++
    }
    at = last
    SUFFIX.lastIndex = run.end
    if (SUFFIX.test(text)) run.end = SUFFIX.lastIndex
    if (run.words <= MAX_WORDS) runs.push(run)
  }
  return runs
}

/** `ST. PIERRE` and `Van Houten` begin with their particle. */
function withParticle(text: string, tokens: readonly Token[], at: number): number {
  const [before, first] = [tokens[at - 1], tokens[at]]
  if (first === undefined) return 0
  const isParticle =
    before !== undefined &&
    before.word.length < 4 &&
    PARTICLES.has(before.word.toLowerCase()) &&
    /^\p{Lu}/u.test(before.word) &&
    /^\.? $/.test(text.slice(before.end, first.start))
  return isParticle ? before.start : first.start
}

const SUFFIX = /,? (?:Jr|Sr|JR|SR|II|III|IV)\b\.?/y

function opensLine(text: string, start: number): boolean {
  return OPENING.test(text.slice(Math.max(0, start - LOOK_BACK), start))
}

function isParticles(gap: string): boolean {
  return (
    gap.length < 14 &&
    /^(?: (?:van|von|de|del|della|der|den|di|da|dos|du|la|las|los|le|el|bin|al|st|y|ter)){1,3} $/i.test(gap)
  )
}

/** `Sjögren, Hashimoto, Addison` is a list. */
function isListItem(text: string, start: number): boolean {
  return /\p{L}, $/u.test(text.slice(Math.max(0, start - 3), start))
}

function isPatient(text: string, { start, end, words, strange }: Run): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start)
  const after = text.slice(end, end + LOOK)
  if (THING_AFTER.test(after)) return false
  if (TITLED.test(before)) return true
  if (OF_A_THING_BEFORE.test(before)) return false
  const opens = OPENING.test(before)
  if (/^\p{Ll}/u.test(text.charAt(start))) return DOES.test(after) && !isOrdinary(text.slice(start, end))
  if (opens && DASHED_ROW.test(after)) return true
  if (opens && (ROW.test(after) || (words > 1 && strange > 0))) return true
  if (DOES.test(after)) return true
  // Capitals in a line of small letters are rather an abbreviation.
  if (isAbbreviation(text.slice(start, end), before, after)) return false
  if (words > 1 && strange > 1) return true
  if (/^ [–—-] /.test(after) && AFTER_A_DASH.test(text.slice(Math.max(0, start - LOOK), start))) return true
  if (SPOKEN_OF_BEFORE.test(before) && SPOKEN_OF_AFTER.test(after)) return true
  // A word that nobody knows, with a capital in a sentence of small letters, and no part of the name of a house or a thing.
  return (
    strange > 0 &&
    end - start > 3 &&
    /\p{Ll}/u.test(text.slice(start, end)) &&
    !/^ \p{Lu}\p{Ll}/u.test(after) &&
    !/[\p{Ll}\d,] \p{Lu}\p{Ll}+ $/u.test(before) &&
    !OF_A_PRODUCT.test(after)
  )
}

function isAbbreviation(words: string, before: string, after: string): boolean {
  return /^[^\p{Ll}]+$/u.test(words) && /\p{Ll}/u.test(before + after)
}

function areListed(text: string, runs: readonly Run[], at: number): boolean {
  const [one, other] = [runs[at - 1], runs[at]]
  if (one === undefined || other === undefined) return false
  const gap = text.slice(one.end, other.start)
  return (
    gap.length < 8 &&
    /^(?:,| ?\/|;)? ?(?:and |& |or |y )?$/.test(gap) &&
    !THING_AFTER.test(text.slice(other.end, other.end + LOOK))
  )
}

const PROMISING: ReadonlySet<string> = new Set(
  'pt pts patient mr mrs ms miss wife husband son daughter mother mom father dad brother sister'.split(' '),
)

/** `pt nguyen`, `mrs oneil-smith`: in small letters words that no list knows, after one that promises a name or before what a patient does. */
export function findSmallSurnames(text: string, tokens: readonly Token[]): Identifier[] {
  const found: Identifier[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [token, next] = [tokens[at], tokens[at + 1]]
    if (token === undefined) break
    const opens = token.start === 0 || text.charAt(token.start - 1) === '\n'
    if (opens && isSmallName(token) && DOES.test(text.slice(token.end, token.end + LOOK)))
      found.push(identifierAt('name', token.word, token.start))
    if (next === undefined || !PROMISING.has(token.word) || !isSmallName(next)) continue
    const gap = text.slice(token.end, next.start)
    if (gap === ' ' || gap === '. ' || gap === ', ' || gap === ': ')
      found.push(identifierAt('name', next.word, next.start))
  }
  return found
}

/** No verb with a letter wrong: `recieved`, `complians`. */
function isSmallName({ word, kind }: Token): boolean {
  if (kind !== 'other' || word.charAt(0) !== word.charAt(0).toLowerCase()) return false
  return isStrange(word) && !/(?:ed|ing|tion|ment|ly|ians|ents|able)$/.test(word)
}
