// Names of patients: after a label, in front of another identifier, of a relative, and wherever the same name returns.

import type { Identifier } from '../inbound-message.ts'
import { isGivenName } from './given-names.ts'
import { findPersons } from './identifier-persons.ts'
import { isLatin, latinShape } from './latin-shape.ts'
import {
  AFTER_A_THING,
  BEFORE_A_COLLEAGUE,
  COMMON_WORDS,
  isSurname,
  NO_NAMES,
  OF_A_PROVIDER,
  OF_THE_TRADE,
  OF_THE_WRITER,
  RELATIVES,
  WRITER_AFTER,
} from './name-words.ts'
import {
  behind,
  eachPlace,
  identifierAt,
  type LookedFor,
  type Looks,
  latinLookedFor,
  placesLookedFor,
  placesOf,
  seenBy,
} from './places-of.ts'

/** Lindqvist, McAllister, LaToya, O'Connor, Smith-Jones. */
const WORD = "(?:\\p{Lu}['’])?\\p{Lu}\\p{Ll}{0,3}\\p{Lu}?\\p{Ll}{1,24}(?:-\\p{Lu}\\p{L}{1,24})?"
const PARTICLE = '(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]el|[Dd]er|[Dd]en|[Dd]i|[Ll]a|[Ll]e|[Bb]in|[Aa]l|[Ss]t\\.?) ){1,2}'
const LAST = `(?:${PARTICLE})?${WORD}`
const SUFFIX = '(?:,? (?:Jr|Sr|II|III|IV)\\b\\.?)?'
const NICK = '(?: ["“(][\\p{L}]{2,12}["”)])?'
const FULL = `${WORD}(?: \\p{Lu}\\.?(?= ))?${NICK}(?: ${LAST}){1,2}${SUFFIX}`
const TURNED = `${LAST}, {0,2}(?!(?:Please|Thanks|Thank|Dob|Can|We|Is|And|The)\\b)${WORD}(?: \\p{Lu}\\b\\.?)?`
const CAPS = "\\p{Lu}[\\p{Lu}'’-]{1,24}"
const CAPITALS = `(?:${CAPS}(?: ${CAPS})?, {0,2}${CAPS}(?: \\p{Lu}\\b\\.?)?|${CAPS}(?: \\p{Lu}\\.?)? ${CAPS})(?![\\p{L}\\d-])`
const ANY = `(?:${CAPITALS}|${TURNED}|${FULL})`

const LABEL =
  "(?:\\b(?:[Pp]ts?|PT|[Pp]atient|PATIENT|[Nn]ame|NAME|[Mm]ember|MEMBER|[Ss]ubscriber|SUBSCRIBER|[Ii]nsured|INSURED|[Bb]eneficiary|[Ee]nrollee|[Gg]uar(?:antor)?|GUAR(?:ANTOR)?|[Mm]om|[Dd]ad|[Rr]es|[Pp]olicy ?holder|[Rr]esponsible [Pp]arty|[Ee]mergency [Cc]ontact|[Nn]ext [Oo]f [Kk]in|[Ee]mployer|EMPLOYER|[Cc]lient|[Rr]esident|[Ss]pouse|[Dd]ependent|DEPENDENT|[Pp]arent|[Gg]uardian)(?: [Nn]ame| NAME)?(?:['’]s(?: name| Name)?)?"
/** What is a patient's beside billing, and what a patient does or has done. */
const OWNED = 'claim|visit|account|chart|surgery|record|insurance|DOB|procedure|appointment|bill|plan|phone|address'
const DONE = [
  'called|phoned|telephoned|emailed|e-mailed|texted|wrote in|came (?:in|to|back)|presented|underwent|fell',
  '(?:was|were) (?:seen|admitted|discharged|treated|diagnosed|born|referred|billed)|is an? \\d|has (?:a|an|Medicare|Medicaid)\\b',
  'had (?:this|a|an|her|his|surgery)\\b|saw (?:us|dr|the)|returned (?:to|for)',
].join('|')
const OF_ONE = `(?:['’]s (?:${OWNED})| (?:${DONE}))\\b`
// Looks are in Latin letters, which serve every script: what follows is no small letter of ours.
const A_PATIENT = /\b(?:pt|patient)/i
const A_LABEL = new RegExp(`${LABEL})(?:(?: is|,| named)? | ?[:=#-] {0,3})(?:${PARTICLE}|(?![a-z\\d ]))`)
const SPOKEN_OF = new RegExp(
  `\\b(?:saw|treated|examined|seeing|[Ii]nitials:?|named|[Nn]ame is|(?:Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS)\\.?|(?:${RELATIVES}|employer)(?: is|,|:)?) (?![a-z\\d ])`,
)
const NAMED: readonly LookedFor[] = [
  seenBy(A_LABEL, `(?<=${LABEL}) ?[:=#-] {0,3})(?:${ANY}|(?:\\p{Lu}\\.? ){0,2}${LAST}(?![\\w]))`),
  seenBy(A_LABEL, `(?<=${LABEL}(?: is|,| named)?) )(?:${TURNED}|${FULL})`),
  seenBy(A_PATIENT, `(?<=\\b(?:[Pp]t|[Pp]atient) )(?:${CAPITALS}|\\p{Lu}\\.? ${LAST})`),
  seenBy(SPOKEN_OF, `(?<=\\b(?:saw|treated|examined|seeing) )${FULL}`),
  seenBy(SPOKEN_OF, '(?<=\\b[Ii]nitials:? )\\p{Lu}{2,3}(?!\\w)'),
  seenBy(SPOKEN_OF, `(?<=\\b(?:named|[Nn]ame is) )${FULL}`),
  seenBy(A_PATIENT, `(?<=\\b(?:Pt|pt|[Pp]atient)\\.? )${WORD}(?=,? \\(?(?:DOB|dob|D\\.O\\.B|MRN|mrn|SSN|ssn)\\b)`),
  seenBy(A_PATIENT, '(?<=\\b(?:Pt|pt|[Pp]atient):? )(?:\\p{Lu}\\. ?){2,3}(?!\\w)'),
  seenBy(
    SPOKEN_OF,
    `(?<=\\b(?:Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS)\\.? )(?:${CAPITALS}|${WORD}(?: \\p{Lu}\\.?(?= ))?(?: ${LAST}){0,2}|(?:\\p{Lu}\\.? ){1,2}${LAST}|\\p{Lu}{2,25}(?!\\w))`,
  ),
  // A person, and no picture made by magnetic resonance.
  seenBy(
    /\b(?:mr|mrs)\b/,
    '(?<=\\b(?:mr|mrs)\\.? )(?!(?:contrast|imaging|guid|angio|arthro|spectro|entero|veno|uro))[a-z]{3,20}(?![\\w-])',
  ),
  seenBy(SPOKEN_OF, `(?<=\\b(?:${RELATIVES}|employer)(?: is|,|:)? )(?:${FULL}|${WORD})`),
  seenBy(
    A_PATIENT,
    '(?<=\\b(?:pt|patient)(?: name)? ?[:=] {0,2})[a-z]{2,20} [a-z]{2,20}(?=,? \\(?(?:dob|d\\.o\\.b|mrn|ssn|acct|member)\\b)',
  ),
  seenBy(A_PATIENT, '(?<=\\b(?:pt|patient) name ?[:=] {0,2})[a-z]{2,20} [a-z]{2,20}(?![\\w-])'),
  // One way through the text for both: a full name may begin at every capital.
  seenBy(new RegExp(OF_ONE), `(?<![\\p{L}\\d-])${FULL}(?=${OF_ONE})`),
]
/** Names of one word or with initials: they hold when the word is none of sentences or of the trade. */
const GUESSED: readonly LookedFor[] = [
  // `L. Hutchins`, but not what follows `Hepatitis B. Payer …` or the letter of a list.
  seenBy(
    /(?:\p{Lu}|Wm|Chas|Geo|Jas|Thos)\. ?\p{L}/u,
    `(?<![\\p{L}\\d.]|\\b(?:Part|Hepatitis|Hep|Vitamin|Type|Plan|Schedule|Grade|Stage|Group|Option|Item|Box|Col|Column|Appendix|Tier|Class|Section|Factor|Baby|influenza|Influenza) )(?:(?:\\p{Lu}|Wm|Chas|Geo|Jas|Thos)\\. ?){1,2}(?:${PARTICLE})?${WORD}(?![\\p{L}\\d])(?! [Vv]s?\\b)`,
  ),
  behind('\\b(?:for|see|re|about|chart of|patient|pt) ', `\\p{Lu} ${LAST}(?=['’]s\\b|[,.;\\n]| (?:\\d|\\())`),
  // `Patient (Rodriguez)`, `Baby Girl Tran`, `name Pruitt.`, `Lopez seen 10/2`
  seenBy(A_PATIENT, `(?<=\\b(?:[Pp]t|[Pp]atient) \\()${WORD}(?=\\))`),
  behind(
    '\\b[Bb]aby (?:[Bb]oy|[Gg]irl|[AB]) |\\b[Nn]ame(?: is)? |\\bgoes by |\\bknown as |\\b(?:AKA|aka|a\\.k\\.a\\.) |\\b(?:mother|father|parent|guardian|mom|dad) of ',
    `${WORD}(?![\\p{L}\\d])`,
  ),
  // `The Kowalczyk baby`
  behind('\\b[Tt]he ', `${WORD}(?= (?:baby|babies|twins?|triplets|infant|newborn)\\b)`),
  seenBy(
    / (?:seen|admitted|discharged|readmitted) (?:on )?\d/,
    `(?<![\\p{L}\\d.-])${WORD}(?= (?:was |were )?(?:seen|admitted|discharged|readmitted) (?:on )?\\d)`,
  ),
  // `MCDONALD, R` alone on its line or before a dash
  seenBy(
    /, \p{Lu}\.? ?(?:\n|$|- |\d)/u,
    `(?<=(?:^|\\n|\\b(?:[Rr][Ee]|[Ff][Ww][Dd]?): ?))(?:${LAST}|${CAPS}), \\p{Lu}(?=\\.? ?(?:\\n|$|- |\\d))`,
  ),
  seenBy(A_PATIENT, '(?<=\\b(?:pt|patient) ?[:=] {0,2})[a-z]\\.? ?[a-z]{3,20}(?![\\w-])'),
]
const NAME = new RegExp(`(?<![\\p{L}\\d-])(?:${CAPITALS}|${TURNED}|${FULL})`, 'gu')
// Nearly every mail is written in Latin letters, and for these the shapes are ready five times as soon.
const LATIN_NAMED = NAMED.map(latinLookedFor)
const LATIN_GUESSED = GUESSED.map(latinLookedFor)
const LATIN_NAME = latinShape(NAME)
const ABOUT = /(?:\b(?:re|regarding|fw|fwd|subject|about|for) ?:? {1,2}|^)$/i

const REACH = 400 // characters: longer than a name and what may stand between it and its proof
const NEXT_TO = 3 // characters between a name and the identifier that proves it
const PROVING = ['dob', 'ssn', 'mbi', 'mrn', 'member_id', 'age_over_89', 'account']
const LABEL_BETWEEN =
  /^[ ,;(|\t-]{0,5}(?:(?:dob|d\.o\.b\.?|date of birth|mrn|ssn|acct|age|aged|born|member|mbi|medicare|medicaid)\b[ :.#]{0,3}(?:id|no\.?|#|on)?[ :]{0,2})?$/i
const OF_A_LIFE = /\b(?:19\d\d|200[0-4])\b/ // a date so early beside a name is a day of birth
const OWNING = /['’]s$/i
const MAX_RETURNING = 50 // names looked for in the whole text; a mail about more patients is a list

/** The names of the text; `known` are the identifiers found before, because a name beside one is a patient's. */
export function findNames(text: string, known: readonly Identifier[]): Identifier[] {
  const latin = isLatin(text)
  const looks: Looks = new Map()
  const named = (latin ? LATIN_NAMED : NAMED).flatMap((each) => matches(text, each, looks))
  const guessed = (latin ? LATIN_GUESSED : GUESSED)
    .flatMap((each) => matches(text, each, looks))
    .filter(({ text: words }) => words.split(/[ ,.]/).every((word) => word.length < 2 || isSurname(word)))
  const all = [...named, ...guessed, ...besideIdentifiers(text, known, latin), ...findPersons(text, latin)]
  // Most names are found in two ways.
  const ends = new Map<number, number>()
  const found = all.filter((one) => {
    if (ends.get(one.start) === one.end) return false
    ends.set(one.start, one.end)
    return isName(text, one)
  })
  return [...found, ...returning(text, found)]
}

function isName(text: string, { text: words, start, end }: Identifier): boolean {
  if (NO_NAMES.test(words) || OF_THE_TRADE.test(words)) return false
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 40)
  // `Dr. Patel` and `Loretta Finch, RHIT` are the asker's colleagues and the claim's providers.
  if (BEFORE_A_COLLEAGUE.test(before) || OF_A_PROVIDER.test(after)) return false
  return !AFTER_A_THING.test(after) && !(OF_THE_WRITER.test(before) && WRITER_AFTER.test(after))
}

function matches(text: string, lookedFor: LookedFor, looks: Looks): Identifier[] {
  return placesLookedFor(lookedFor, text, looks).map((place) => name(place[0], place.index))
}

/** `SSN 900-12-3456, Albert Example, 92 y/o`, `Rosa Example, dob 1/1/60` and `RE: Example, Rosa 1/1/1960`. */
function besideIdentifiers(text: string, known: readonly Identifier[], latin: boolean): Identifier[] {
  const starts = known.filter((each) => PROVING.includes(each.type) || each.type === 'date')
  if (starts.length === 0) return []
  let next = 0
  return namesAround(text, starts, latin ? LATIN_NAME : NAME).filter((candidate) => {
    while (next < starts.length && (starts[next]?.start ?? 0) < candidate.end) next++
    const after = starts[next]
    const before = starts[next - 1]
    if (after !== undefined && LABEL_BETWEEN.test(text.slice(candidate.end, after.start).slice(0, 40)))
      return after.type !== 'date' || OF_A_LIFE.test(after.text) || ABOUT.test(before14(text, candidate.start))
    const gap = before === undefined || before.type === 'date' ? Number.POSITIVE_INFINITY : candidate.start - before.end
    return gap >= 1 && gap <= NEXT_TO && /^[ ,;()-]{1,3}$/.test(text.slice(candidate.start - gap, candidate.start))
  })
}

/** The names within reach of the identifiers, in their order: looking for names in the whole of a long mail costs more than all else. */
function namesAround(text: string, identifiers: readonly Identifier[], shape: RegExp): Identifier[] {
  const spans: { from: number; to: number }[] = []
  for (const { start, end } of identifiers) {
    // From the beginning of a word, so that no half of one looks like a name.
    const far = Math.max(0, start - 2 * REACH)
    const from = far + text.slice(far, Math.max(0, start - REACH)).lastIndexOf(' ') + 1
    const to = Math.min(text.length, end + REACH)
    const last = spans.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to })
  }
  return spans.flatMap(({ from, to }) =>
    placesOf(shape, text.slice(from, to)).map((place) => name(place[0], place.index + from)),
  )
}

function before14(text: string, start: number): string {
  return text.slice(Math.max(0, start - 14), start)
}

/** Each word of a name, in any case it may return in: `Ms. Lindqvist` after `Pt: LINDQVIST, MARIA`. */
function returning(text: string, found: readonly Identifier[]): Identifier[] {
  const words = new Set(
    found
      .slice(0, MAX_RETURNING)
      .flatMap((each) => each.text.split(/[ ,._^]/))
      .filter((word) => word.length > 2 && !COMMON_WORDS.has(word.toLowerCase()) && !NO_NAMES.test(word))
      // What was written small comes back small; of small words only given names are surely names.
      .filter((word) => /^\p{Lu}/u.test(word) || isGivenName(word))
      .flatMap((word) => (/^\p{Lu}/u.test(word) ? [`^${word.toLowerCase()}`] : [word, `^${word}`])),
  )
  if (words.size === 0) return []
  const again: Span[] = []
  // Every word of the mail comes by here: nothing is made of those that are no name. A hat stands before a word with a capital.
  eachPlace(/[\p{L}'’-]{3,40}/gu, text, (word, start) => {
    const bare = OWNING.test(word) ? word.slice(0, -2) : word
    if (words.has(/^\p{Lu}/u.test(bare) ? `^${bare.toLowerCase()}` : bare))
      join(again, start, start + bare.length, text)
  })
  return again.map(({ start, end }) => name(text.slice(start, end), start))
}

type Span = { start: number; end: number }

/** `Maria Lindqvist` is one name, though each of its words was found by itself. */
function join(spans: Span[], start: number, end: number, text: string): void {
  const last = spans.at(-1)
  if (last !== undefined && start - last.end <= 2 && /^(?:,? |-)$/.test(text.slice(last.end, start))) last.end = end
  else spans.push({ start, end })
}

function name(text: string, start: number): Identifier {
  return identifierAt('name', text, start)
}
