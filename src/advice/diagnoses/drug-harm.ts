// A drug that harmed: poisoning, adverse effect or underdosing, by what the mail says of how it was taken (guideline I.C.19.e.5).
import type { CodeRecord } from '../../codes/code-record.ts'
import { isStopWord, searchWords } from '../../codes/search/search-words.ts'
import type { Facts, Finding } from '../finding.ts'
import { finding, noteCitations } from '../said.ts'
import { careLetter } from './care-letter.ts'
import { leavesByWords } from './leaf-by-words.ts'
import { LAST, type Listed, listed, RANK } from './linked-diagnoses.ts'

type Harm = { title: RegExp; asked: string; said: string; rank: number }
const UNDERDOSED =
  /\bunderdos\w{1,3}|\b(?:not|stopped|quit|skipp\w{2,3}) (?:been )?(?:taking|filling)\b|\bran out of\b|\bskipp(?:ed|ing|s)\b|\bnon-?(?:compli|adher)\w{2,5}/i
const POISONED =
  /\bpoison\w{0,4}|\boverdos\w{1,3}|\bswallow\w{0,3}|\bingest\w{0,4}|\btook too (?:much|many)|\bwrong (?:dose|drug|med\w{0,8})|\bdouble dose/i
const ADVERSE =
  /\badverse|\bside effects?|\bas prescribed|\b(?:taken )?as directed\b|\btaken (?:correctly|properly)|\breaction to\b|\bdrug rash\b|\ballergic to\b/i
const ON_PURPOSE = /\bsuicid\w{1,3}|\bon purpose|\bself[- ]harm|(?<!\b(?:not|non-?) ?)\bintentional(?:ly)?\b/i

const BLEEDS = /\bbleed\w{0,3}|\bnose ?bleed|\bepistaxis|\bh(?:a)?emorrhag\w{1,3}|\bhematuria|\bmelena|\bhematoma/i

/** `replaces`: codes that the cause makes another one of. */
export type DrugHarm = { listed: Listed[]; replaces: string[]; remarks: (Finding | null)[] }
const NONE: DrugHarm = { listed: [], replaces: [], remarks: [] }

export function drugHarm(facts: Facts): DrugHarm {
  if (BY_CHEMOTHERAPY.test(facts.question.text)) return ofChemotherapy(facts)
  const kind = kindOf(facts.question.text)
  const row = kind === null ? null : drugRow(kind, facts)
  if (kind === null || row === null) return NONE
  const isUnderdosing = kind.asked === 'underdosing'
  const reason = isUnderdosing ? underdosingReason(facts) : []
  const isRash = kind.asked === 'adverse effect' && /\brash\b/i.test(facts.question.text)
  const rash = isRash ? leavesByWords('L27.0', new Set(), facts).map((leaf) => listed(leaf, RANK.cause, 0)) : []
  // The tabular list wants the drug behind D68.32; the bleeding itself is what the visit is for.
  const isBleeding = kind.asked === 'adverse effect' && /^T45\.515/.test(row.code) && BLEEDS.test(facts.question.text)
  const disorder = isBleeding
    ? leavesByWords('D68.32', new Set(), facts).map((leaf) => ({
        ...listed(leaf, RANK.symptom + 0.2, LAST),
        conditional: 'where the provider ties the bleeding to the drug',
      }))
    : []
  return {
    listed: [...rash, ...disorder, listed({ row, beside: [] }, kind.rank, LAST), ...reason],
    replaces: rash.length > 0 ? ['R21'] : [],
    remarks: [
      finding('diagnosis-list', 'answer', 'likely', kind.said, [
        ...noteCitations(facts, 'icd-drug-harm'),
        row.citation,
      ]),
    ],
  }
}

const BY_CHEMOTHERAPY =
  /\b(?:due to|from|caused by|secondary to|2\/2|after) (?:the |her |his )?chemo|\bchemo\w{0,8}[- ](?:induced|related)/i

/** What chemotherapy did is an adverse effect (guideline I.C.2.c.2). */
function ofChemotherapy(facts: Facts): DrugHarm {
  const leaves = leavesByWords('T45.1X5', new Set(), facts)
  return { ...NONE, listed: leaves.map((leaf) => listed(leaf, RANK.symptom + 0.5, LAST)) }
}

function kindOf(text: string): Harm | null {
  // "Poisoning or adverse effect?" asks; how the drug was taken decides.
  if (UNDERDOSED.test(text))
    return {
      title: /^Underdosing/,
      asked: 'underdosing',
      said: 'First the condition that got worse without the drug, then the T code of the drug, then why too little was taken: underdosing is never first.',
      rank: RANK.condition,
    }
  const isTakenRight =
    /\bas (?:prescribed|directed)|\btaken (?:correctly|properly)|\bcorrect(?:ly)? (?:dose|taken|given)/i.test(text)
  if (!isTakenRight && POISONED.test(text))
    return {
      title: ON_PURPOSE.test(text) ? /^Poisoning.*self-harm/ : /^Poisoning.*accidental/,
      asked: ON_PURPOSE.test(text) ? 'poisoning intentional self-harm' : 'poisoning accidental',
      said: 'A drug taken wrongly is a poisoning: its T code is first, what it did to the patient follows. Where no intent is written it counts as accidental.',
      rank: RANK.reason,
    }
  if (!isTakenRight && !ADVERSE.test(text)) return null
  return {
    title: /^Adverse effect/,
    asked: 'adverse effect',
    said: 'A drug taken as it was prescribed is an adverse effect, not a poisoning: what it did to the patient is first, the T code of the drug follows.',
    rank: RANK.symptom + 0.5,
  }
}

const MOST_WORDS = 12
const LEAST_SCORE = 0.85
const LEAST_LENGTH = 6

/** The drug is whichever word the table of drugs knows. */
function drugRow(kind: Harm, facts: Facts): CodeRecord | null {
  const words = searchWords(facts.question.text.replace(/\bhctz\b/gi, 'hydrochlorothiazide')).filter(
    (word) => word.length >= LEAST_LENGTH && !isStopWord(word) && !KNOWN_OTHERWISE.test(word),
  )
  const found: CodeRecord[] = []
  for (const word of [...new Set(words)].slice(0, MOST_WORDS)) {
    const hits = facts.book.search(`${word} ${kind.asked}`, { system: 'ICD-10-CM', limit: 4, date: facts.date })
    const hit = hits.find(
      ({ record, score }) =>
        score >= LEAST_SCORE &&
        kind.title.test(record.title) &&
        /^T(?:3[6-9]|4|50)/.test(record.code) &&
        record.billable,
    )
    if (!hit) continue
    const code = `${hit.record.code.slice(0, -1)}${careLetter(facts.question.text, hit.record.code)}`
    found.push(facts.book.onDate(code, facts.date).find(({ system }) => system === 'ICD-10-CM') ?? hit.record)
  }
  // "Heroin, an opioid": the drug says more than its group.
  return found.find(({ title }) => !/\b(?:other|unspecified)\b/i.test(title)) ?? found[0] ?? null
}

const KNOWN_OTHERWISE =
  /^(?:patient|taking|because|cannot|afford|uncontrolled|hypertension|underdos\w*|poison\w*|adverse|effect|prescribed|swallowed|accident\w*|vomiting|initial|coding|question|codes|overdos\w*|reaction|visits?)$/

/** Why less was taken (Z91.12-, Z91.13-, Z91.14). */
function underdosingReason(facts: Facts): Listed[] {
  const { text } = facts.question
  const isMoney = /\bafford|\bcost|\bmoney|\bfinanc|\bexpensive|\binsurance\b/i.test(text)
  const isUnmeant = /\bforg[eo]t|\bdementia|\bconfus/i.test(text)
  const code = isMoney ? 'Z91.120' : isUnmeant ? 'Z91.138' : 'Z91.128'
  return leavesByWords(code, new Set(), facts).map((leaf) => listed(leaf, RANK.adds, LAST))
}
