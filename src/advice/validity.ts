// Says whether each code may be reported on the date of service, and what took the place of one that may not.
import type { CodeRecord } from '../codes/code-record.ts'
import type { MentionedCode } from '../question/question.ts'
import { historyOf, recordsOf } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { leavesUnder } from './icd-leaves.ts'
import { advice, dayNamed, finding, line, listed, NOTHING, together } from './said.ts'

const RULE = 'validity'

/**
 * The code set in force on the date of service is the one to use, with no grace period (45 CFR 162.1011; HCPCS, CPT and
 * ICD-10-CM release dates). A code the book does not hold is said to be missing, never guessed.
 */
export function validity(facts: Facts): Advice {
  return together(facts.question.codes.map((mention) => validityOf(mention, facts)))
}

function validityOf(mention: MentionedCode, facts: Facts): Advice {
  const known = historyOf(mention, facts.book)
  const now = recordsOf(mention, facts.book, facts.date)[0]
  if (now) return inForce(now, mention, facts)
  const newest = known[0]
  if (!newest) return notInTheBook(mention, facts)
  const ended = known.find((row) => row.validTo !== null && row.validTo < facts.date)
  if (ended) return endedBefore(ended, facts)
  return notYet(known.at(-1) ?? newest, facts)
}

const ASKS_VALIDITY =
  /\b(?:in)?valid\b|\bactive\b|\bdeleted?\b|\bretired\b|\bexpired?\b|\bis that a code\b|\bnew code\b|\brebill\b|\bstill (?:good|billable|use|right)\b/i

function inForce(record: CodeRecord, mention: MentionedCode, facts: Facts): Advice {
  if (!record.billable) return heading(record, facts)
  const dated = ASKS_VALIDITY.test(facts.question.text) || facts.question.dateOfService !== null
  // Beside a code that is wrong, the right ones need no word.
  if (
    facts.question.codes.some(
      (other) => recordsOf(other, facts.book, facts.date).length === 0 && !other.systems.includes('MODIFIER'),
    ) &&
    facts.question.dateOfService === null
  )
    return NOTHING
  if (!dated || mention.systems.includes('MODIFIER')) return NOTHING
  if (record.validFrom === null && record.validTo === null) return withoutDates(record, facts)
  // That a code goes on being in force is no news to who did not ask.
  if (record.validTo === null && !ASKS_VALIDITY.test(facts.question.text)) return NOTHING
  const span = [record.validFrom && `from ${record.validFrom}`, record.validTo && `through ${record.validTo}`]
    .filter(Boolean)
    .join(' ')
  return advice({
    findings: [
      finding(
        RULE,
        ASKS_VALIDITY.test(facts.question.text) ? 'answer' : 'why',
        'certain',
        `${record.code} is valid on ${dayNamed(facts)} (in force ${span}).`,
        [record.citation],
      ),
    ],
  })
}

/** Some files list codes without dates: what they show is said, and no more. */
function withoutDates(record: CodeRecord, facts: Facts): Advice {
  if (!ASKS_VALIDITY.test(facts.question.text)) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `${record.code} is listed in ${record.citation.source} ${record.citation.edition} without an end; that file shows only its own time, so check the code set in force on ${facts.dateAssumed ? 'the date of service' : dayNamed(facts)}.`,
        [record.citation],
      ),
    ],
    asks: facts.dateAssumed ? [{ slot: 'date_of_service', weight: 90, text: 'the date of service' }] : [],
  })
}

function heading(record: CodeRecord, facts: Facts): Advice {
  // "Z79 codes" names a family, not a code for a claim.
  if (
    record.code.length === CATEGORY_LENGTH &&
    new RegExp(`\\b${record.code} codes?\\b`, 'i').test(facts.question.text)
  )
    return NOTHING
  const children = leavesUnder(record.code, facts)
  const successors = [...new Set(facts.book.history(record.code).flatMap((row) => row.replacedBy))]
  const named = [...new Set([...successors, ...children.map((row) => row.code)])].slice(0, 6)
  const seventh =
    facts.book.icd().seventhCharactersOf(record.code, facts.date).length > 0 &&
    compact(record.code).length >= LAST_BEFORE_SEVENTH
  const lacks = seventh
    ? ' It lacks its 7th character: A active treatment, D healing, S sequela; fractures have more.'
    : ''
  const instead = `${lacks}${named.length > 0 ? ` Full-length codes under it include ${listed(named)}.` : ''}`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${record.code} is a heading on ${dayNamed(facts)} and may not be put on a claim; a diagnosis must be coded to its full length.${instead}`,
        [record.citation, ...children.slice(0, 3).map((row) => row.citation)],
      ),
    ],
    claimLines: named.slice(0, 3).flatMap((code) =>
      facts.book
        .onDate(code, facts.date)
        .filter((row) => row.billable)
        .map((row) => line(row.code, { conditional: 'if it is what the note documents' })),
    ),
    asks: [
      { slot: 'diagnosis', weight: 85, text: `what the provider documented under ${record.code} (type, site, side)` },
    ],
  })
}

function compact(code: string): string {
  return code.replace('.', '')
}

const CATEGORY_LENGTH = 3
// Codes with a 7th character are printed with up to six.
const LAST_BEFORE_SEVENTH = 6

function endedBefore(ended: CodeRecord, facts: Facts): Advice {
  const next = ended.replacedBy.flatMap((code) => facts.book.onDate(code, facts.date).slice(0, 1))
  const one = next.length === 1
  const instead =
    next.length > 0
      ? ` On that date ${one ? 'use' : 'choose from'} ${listed(
          next.map((row) => row.code),
          'or',
        )}.`
      : ' No code in its place is loaded here: check the code set of the date of service for what replaced it.'
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${ended.code} ended on ${ended.validTo} and may not be reported for ${facts.dateAssumed ? 'a service today' : dayNamed(facts)}.${instead}`,
        [ended.citation, ...next.map((row) => row.citation)],
      ),
    ],
    claimLines: next.map((row) =>
      line(row.code, {
        conditional: one
          ? `in place of ${ended.code}, if the note describes it`
          : 'only the one that the note describes',
      }),
    ),
    asks: facts.dateAssumed
      ? [
          {
            slot: 'date_of_service',
            weight: 100,
            text: `the date of service (${ended.code} is valid only through ${ended.validTo})`,
          },
        ]
      : [],
  })
}

function notYet(record: CodeRecord, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${record.code} starts on ${record.validFrom} and may not be reported for ${dayNamed(facts)}.`,
        [record.citation],
      ),
    ],
  })
}

/** An unknown code is cited by the releases that were searched. */
function notInTheBook(mention: MentionedCode, facts: Facts): Advice {
  if (mention.systems.includes('MODIFIER')) return NOTHING
  const searched = facts.book.releases().filter((release) => sourceFits(release.source, mention.code))
  const near = completions(mention.code, facts)
  const meant =
    near.length > 0
      ? ` It may be a short form of ${listed(
          near.map((row) => row.code),
          'or',
        )} (${near[0]?.title}).`
      : ''
  const citations = [
    ...near.map((row) => row.citation),
    ...searched.map(({ source, edition }) => ({ source, edition, locator: mention.code })),
  ]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        near.length > 0
          ? `Not as written: ${mention.code} is in no code release loaded here.${meant}`
          : `${mention.code} is not in the code releases loaded here, so nothing is stated about it.`,
        citations,
      ),
    ],
    claimLines: near.map((row) =>
      line(row.code, { conditional: `if ${row.code} is what was meant by ${mention.code}` }),
    ),
    asks: [
      {
        slot: 'service',
        weight: 80,
        text: `what ${mention.code} stands for on your charge sheet, or the code as printed`,
      },
    ],
  })
}

function sourceFits(source: string, code: string): boolean {
  if (/^\d/.test(code)) return /cpt|fee|pfs/i.test(source)
  return code.includes('.') ? /icd-10-cm/i.test(source) : /hcpcs/i.test(source)
}

/** Codes that are the written one with one more digit, in any place behind the letter: an incomplete code as people copy it. */
function completions(code: string, facts: Facts): CodeRecord[] {
  if (!/^[A-V]\d{3}$/.test(code)) return []
  const spellings = new Set<string>()
  for (let at = 1; at <= code.length; at++)
    for (let digit = 0; digit <= 9; digit++) spellings.add(code.slice(0, at) + digit + code.slice(at))
  const found = [...spellings]
    .flatMap((spelling) => facts.book.onDate(spelling, facts.date))
    .filter((row) => row.system === 'HCPCS')
  // One that stands elsewhere in the mail is what was meant.
  const also = found.filter((row) => facts.question.codes.some((other) => other.code === row.code))
  return (also.length > 0 ? also : found).slice(0, 3)
}
