// Says whether each code may be reported on the date of service, and what took the place of one that may not.
import type { CodeRecord, Release } from '../../codes/code-record.ts'
import type { MentionedCode } from '../../question/question.ts'
import { historyOf, recordsOf } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, dayNamed, finding, line, listed, NOTHING, together } from '../said.ts'
import { headingCode } from './heading-codes.ts'
import { unknownCode } from './unknown-codes.ts'

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
  if (!newest) return unknownCode(mention, facts)
  const ended = known.find((row) => row.validTo !== null && row.validTo < facts.date)
  if (ended) return endedBefore(ended, facts)
  return notYet(known.at(-1) ?? newest, facts)
}

const ASKS_VALIDITY =
  /\b(?:in)?valid\b|\bactive\b|\bdeleted?\b|\bretired\b|\bexpired?\b|\bis that a code\b|\bnew code\b|\brebill\b|\bstill (?:good|billable|use|right)\b|\b(?:ok|okay|good) (?:for|on) (?:a |the )?(?:date\b|dos\b|claim|service|\d{1,2}[/-])|\breal\b|\bexist/i

function inForce(record: CodeRecord, mention: MentionedCode, facts: Facts): Advice {
  if (!record.billable) return headingCode(record, facts)
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
  const later = laterReleaseThan(record, facts)
  if (later !== null) return onlyInOlder(record, later, facts)
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

/** The newest release of the same publication that no longer holds the row: files that list all codes drop those that ended. */
function laterReleaseThan(record: CodeRecord, facts: Facts): Release | null {
  if (record.system !== 'HCPCS' && record.system !== 'ICD-10-CM') return null
  const releases = facts.book.releases().filter(({ source }) => source === record.citation.source)
  const own = releases.find(({ edition }) => edition === record.citation.edition)
  const later = releases.filter(({ validFrom }) => (validFrom ?? '') > (own?.validFrom ?? validFrom ?? ''))
  return later.sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''))[0] ?? null
}

/** A row that a later release dropped ended at a day the book does not know. */
function onlyInOlder(record: CodeRecord, later: Release, facts: Facts): Advice {
  const { source, edition } = record.citation
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `${record.code} stands in ${source} ${edition} and no longer in ${later.edition}: it ended in between, on a day not loaded here. Check the release of the date of service before you bill it.`,
        [record.citation, { source, edition: later.edition, locator: record.code }],
      ),
    ],
    asks: facts.dateAssumed ? [{ slot: 'date_of_service', weight: 100, text: 'the date of service' }] : [],
  })
}

/** The conversion table says when a code of ICD-10-CM was new and what it was before. */
function beganBy({ system, code, citation }: CodeRecord, facts: Facts): Finding | null {
  const bare = code.replace('.', '')
  const row = facts.book
    .icd()
    .crosswalksOf(bare)
    .find(({ kind, target }) => kind === 'conversion' && target === bare)
  if (system !== 'ICD-10-CM' || !row || row.validFrom === null) return null
  const isYet = row.validFrom <= facts.date
  return finding(
    RULE,
    'answer',
    'certain',
    `${isYet ? 'Yes' : 'Not yet on that day'}: ${code} is a code of its own since ${row.validFrom}${row.source === null ? '' : `; before that it was ${dotted(row.source)}`}.`,
    [row.citation, citation],
  )
}

function dotted(code: string): string {
  return code.length > CATEGORY_LENGTH ? `${code.slice(0, CATEGORY_LENGTH)}.${code.slice(CATEGORY_LENGTH)}` : code
}

const CATEGORY_LENGTH = 3

/** Some files list codes without dates: what they show is said, and no more. */
function withoutDates(record: CodeRecord, facts: Facts): Advice {
  if (!ASKS_VALIDITY.test(facts.question.text)) return NOTHING
  const began = beganBy(record, facts)
  if (began !== null) return advice({ findings: [began] })
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
