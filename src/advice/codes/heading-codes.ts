// Headings of ICD-10-CM, which no claim may carry: what they lack, and the full codes under them that the mail's words choose or leave open.
import type { CodeRecord } from '../../codes/code-record.ts'
import type { Relative } from '../../codes/family-look-up.ts'
import { differences } from '../diagnoses/described-conditions.ts'
import { diagnosisList } from '../diagnoses/diagnosis-list.ts'
import { leavesByWords, wordsOf } from '../diagnoses/leaf-by-words.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, dayNamed, finding, line, listed, NOTHING } from '../said.ts'

const RULE = 'validity'
// A heading is explained by what it divides into; of a wide one the first tell what the rest are like.
const MOST_NAMED = 6
// So few codes are a choice; more on the lines are a list.
const MOST_LINES = 3
const MOST_DEPTH = 4
// Of the book's search: the mail calls the code by the book's words.
const SAME_WORDS = 0.9
const MOST_CLAUSES = 6

/** A diagnosis is coded to its full length (ICD-10-CM guidelines I.B.2); the codes under the heading are offered, the record chooses. */
export function headingCode(record: CodeRecord, facts: Facts): Advice {
  // "Z79 codes" names a family, not a code for a claim.
  if (
    record.code.length === CATEGORY_LENGTH &&
    new RegExp(`\\b${record.code} codes?\\b`, 'i').test(facts.question.text)
  )
    return NOTHING
  // The list of diagnoses may have chosen below the heading already, or put another code in its place.
  const isListed = diagnosisList(facts).claimLines.length > 0
  // "C50 or Z85?" names families, of which the list has chosen.
  if (isListed && record.code.length === CATEGORY_LENGTH && NAMES_FAMILIES.test(facts.question.text)) return NOTHING
  const chosen = isListed ? null : chosenUnder(record, facts)
  const parts = partsOf(record.code, facts)
  const choice = chosen
    ? ` What you describe is ${chosen.code} (${chosen.title.replace(/\.$/, '')}).`
    : isListed || parts.length === 0
      ? ''
      : ` It divides into ${listed(differences(parts.slice(0, MOST_NAMED)))}${parts.length > MOST_NAMED ? ' and others' : ''}.`
  const offered = chosen
    ? [chosen]
    : isListed || parts.length > MOST_LINES
      ? []
      : parts.filter(({ billable }) => billable)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${record.code} is a heading on ${dayNamed(facts)} and may not be put on a claim; a diagnosis must be coded to its full length.${lacks(record, facts)}${choice}`,
        [record.citation, ...(chosen ? [chosen] : parts.slice(0, 3)).map(({ citation }) => citation)],
      ),
    ],
    claimLines: offered.map(({ code }) => line(code, { conditional: 'if it is what the note documents' })),
    asks:
      chosen || isListed
        ? []
        : [
            {
              slot: 'diagnosis',
              weight: 85,
              text: `what the provider documented under ${record.code} (type, site, side)`,
            },
          ],
  })
}

function lacks(record: CodeRecord, facts: Facts): string {
  const seventh =
    facts.book.icd().seventhCharactersOf(record.code, facts.date).length > 0 &&
    record.code.replace('.', '').length >= LAST_BEFORE_SEVENTH
  return seventh ? ' It lacks its 7th character: A active treatment, D healing, S sequela; fractures have more.' : ''
}

const CATEGORY_LENGTH = 3
const PLACES = 'Y92'
const NAMES_FAMILIES = /\b[A-Z]\d\w (?:or|vs\.?|versus) [A-Z]\d\w\b/
// Codes with a 7th character are printed with up to six.
const LAST_BEFORE_SEVENTH = 6

/** The one code that the mail's words name below the heading, or beside it where the words say more than the heading. */
function chosenUnder(record: CodeRecord, facts: Facts): Relative | null {
  const { text, laterality, codes } = facts.question
  const words = codes.reduce((left, { asWritten }) => left.replaceAll(asWritten, ' '), text)
  const family = record.code.slice(0, Math.max(CATEGORY_LENGTH, record.code.length - 1))
  // The book calls a place "… as the place of occurrence"; a mail names it behind a preposition.
  const isPlace = record.code.startsWith(PLACES)
  const called = words
    .split(isPlace ? /[.?!;\n]|\b(?:in|at|on|of|for|from)\b/ : /[.?!;\n]/)
    .slice(0, MOST_CLAUSES)
    .map((clause) => (isPlace ? `place of occurrence ${clause}` : clause))
    .flatMap((clause) => facts.book.search(clause, { system: 'ICD-10-CM', limit: 6, date: facts.date }))
    .filter(({ record: hit, score }) => hit.billable && score >= SAME_WORDS && hit.code.startsWith(family))
    .filter(({ record: hit }) => !isPlace || !/\b(?:unspecified|other specified)\b/i.test(hit.title))
    // "Parking lot of a grocery store" is a parking lot.
    .sort((a, b) => (isPlace ? 0 : b.score - a.score))[0]
  if (called) return called.record
  const said = new Set([...wordsOf(words, true), ...(laterality ? [laterality] : [])])
  const [leaf, ...others] = leavesByWords(record.code, said, facts)
  return leaf &&
    others.length === 0 &&
    leaf.beside.length === 0 &&
    (isPhase(leaf.row.code, record.code) || !/\bunspecified\b/i.test(leaf.row.title))
    ? leaf.row
    : null
}

/** Whether only the 7th character is missing, which the care decides. */
function isPhase(code: string, heading: string): boolean {
  return /\.\w{3}[A-Z]$/.test(code) && code.replaceAll('X', '').slice(0, -1) === heading.replaceAll('X', '')
}

/** What the heading divides into; a heading that has one only is gone through. */
function partsOf(code: string, facts: Facts): Relative[] {
  let parts = facts.book.familyOf(code, 'ICD-10-CM', facts.date).children
  for (let depth = 0; depth < MOST_DEPTH && parts.length === 1 && parts[0]?.billable === false; depth++)
    parts = facts.book.familyOf(parts[0].code, 'ICD-10-CM', facts.date).children
  return parts
}
