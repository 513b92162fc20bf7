// Names of patients: after a label, in front of another identifier, of a relative, and wherever the same name returns.
import type { Identifier } from './inbound-message.ts'

const WORD = "[A-Z](?:[a-z'’]{1,24}(?:-[A-Z][a-z]{1,20})?|'[A-Z][a-z]{1,20})"
const FULL = `${WORD}(?: [A-Z]\\.?)?(?: ${WORD}){1,2}(?:,? (?:Jr|Sr|II|III)\\b\\.?)?`
const CAPITALS =
  "[A-Z][A-Z'’-]{1,24}, ?[A-Z][A-Za-z'’-]{1,24}(?: [A-Z]\\b\\.?)?|[A-Z][A-Z'’-]{1,24}(?: [A-Z]\\.?)? [A-Z][A-Z'’-]{2,24}"

const LABEL =
  "(?<=(?:\\b(?:[Pp]t|PT|[Pp]atient|PATIENT|[Pp]atient [Nn]ame|PATIENT NAME|[Nn]ame|NAME|[Mm]ember|[Ss]ubscriber|[Ii]nsured)(?:['’]s name)?"
const AFTER_COLON = new RegExp(`${LABEL}) ?[:=#-] {0,3})(?:${CAPITALS}|${FULL}|${WORD}(?![\\w]))`, 'g')
const AFTER_WORD = new RegExp(`${LABEL}(?: is| named)?) )${FULL}`, 'g')
const TITLED = new RegExp(`(?<=\\b(?:Mr|Mrs|Ms|Miss|Mx)\\.? )${WORD}(?: [A-Z]\\.?)?(?: ${WORD}){0,2}`, 'g')
const RELATIVE = new RegExp(
  `(?<=\\b(?:wife|husband|son|daughter|mother|father|spouse|partner|guardian|sister|brother)(?: is|,)? )${WORD}(?: ${WORD})?`,
  'g',
)
const BEFORE_LABEL = new RegExp(
  `(?<=\\b(?:[Pp]t|[Pp]atient)\\.? )${WORD}(?=,? \\(?(?:DOB|dob|D\\.O\\.B|MRN|mrn|SSN|ssn)\\b)`,
  'g',
)
const LOWER =
  /(?<=\b(?:pt|patient)(?: name)? ?[:=] {0,2})[a-z]{2,20} [a-z]{2,20}(?=,? \(?(?:dob|d\.o\.b|mrn|ssn|acct|member)\b)/g
const CALLED = new RegExp(
  `(?<![\\w-])${FULL}(?= (?:called|phoned|telephoned|emailed|e-mailed|texted|wrote in)\\b)`,
  'g',
)
const NAME = new RegExp(`(?<![\\w-])(?:${FULL}|${CAPITALS})`, 'g')

/** Capitalised words that stand where names stand in billing mails and are none. */
const NO_NAMES =
  /\b(?:Medicare|Medicaid|Aetna|Cigna|Humana|Anthem|Blue|Cross|Shield|United|Healthcare|Tricare|Advantage|Part|Plan|Office|Clinic|Hospital|Center|Family|Medicine|Ortho|Practice|Group|Insurance|New|Established|Has|Had|Is|Was|Came|Need|Needs|Please|Hello|Thanks|Dear|The|This|Right|Left|Procedure|Diagnosis|Code|Codes|Claim|Date|Service|Question|Billing|Coding|Consultant|Team|Name|Responsibility|Portal|Status|History|Exam|Chart|Patient|Pt)\b/i
const NEXT_TO = 3 // characters between a name and the identifier that proves it
const PROVING = ['dob', 'ssn', 'mbi', 'mrn', 'member_id', 'age_over_89', 'account']
const LABEL_BETWEEN =
  /^[ ,;(]{0,3}(?:(?:dob|d\.o\.b\.?|mrn|ssn|acct|age|aged|born|member|mbi)\b[ :.#]{0,3}(?:id|no\.?|#)?[ :]{0,2})?$/i
const MAX_RETURNING = 50 // names looked for in the whole text; a mail about more patients is a list

/** The names of the text; `known` are the identifiers found before, because a name beside one is a patient's. */
export function findNames(text: string, known: readonly Identifier[]): Identifier[] {
  const named = [AFTER_COLON, AFTER_WORD, BEFORE_LABEL, LOWER, TITLED, RELATIVE, CALLED].flatMap((shape) =>
    matches(text, shape),
  )
  const found = [...named, ...besideIdentifiers(text, known)].filter((name) => !NO_NAMES.test(name.text))
  return [...found, ...returning(text, found)]
}

function matches(text: string, shape: RegExp): Identifier[] {
  return [...text.matchAll(shape)].map((match) => name(match[0], match.index))
}

/** `SSN 900-12-3456, Albert Example, 92 y/o` and `Rosa Example, dob 1/1/60`. */
function besideIdentifiers(text: string, known: readonly Identifier[]): Identifier[] {
  const starts = known.filter((each) => PROVING.includes(each.type))
  if (starts.length === 0) return []
  let next = 0
  return matches(text, NAME).filter((candidate) => {
    while (next < starts.length && (starts[next]?.start ?? 0) < candidate.end) next++
    const after = starts[next]
    const before = starts[next - 1]
    const provedAfter = after !== undefined && LABEL_BETWEEN.test(text.slice(candidate.end, after.start).slice(0, 40))
    const gap = before === undefined ? Number.POSITIVE_INFINITY : candidate.start - before.end
    return (
      provedAfter || (gap >= 1 && gap <= NEXT_TO && !text.slice(candidate.start - gap, candidate.start).includes('\n'))
    )
  })
}

function returning(text: string, found: readonly Identifier[]): Identifier[] {
  const again: Identifier[] = []
  const full = new Set(found.map((each) => each.text).filter((each) => each.includes(' ')))
  for (const words of [...full].slice(0, MAX_RETURNING)) {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) again.push(name(words, at))
  }
  return again
}

function name(text: string, start: number): Identifier {
  return { type: 'name', text, start, end: start + text.length }
}
