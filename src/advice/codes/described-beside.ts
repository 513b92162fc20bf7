// Services and diagnoses that the words of a mail name beside its codes ("99214-25 when we also did a knee injection").
import type { CodeRecord } from '../../codes/code-record.ts'
import { isStopWord, searchWords } from '../../codes/search/search-words.ts'
import { refusedByMedicare } from '../asked-lines.ts'
import { listsDiagnoses } from '../diagnoses/diagnosis-list.ts'
import { isJoined } from '../diagnoses/linked-diagnoses.ts'
import { namedDrugs } from '../drugs/named-drugs.ts'
import { diagnoses, procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING } from '../said.ts'
import { isVisit } from '../visits/visit.ts'

const RULE = 'described-beside'
// Each search costs some milliseconds, and a mail rarely describes more than one or two things beside its codes.
const MOST_PHRASES = 4
const MOST_FOUND = 2
const MOST_HITS = 6
// Of the book's search: what was asked and how the book calls the code are the same words.
const SAME_WORDS = 0.995
// One word alone names a disease when it is a term ("fatigue"); a service is named by two ("knee injection").
const TERM_LENGTH = 5
const BETWEEN =
  /[.?!;:\n,+()&/]|\b(?:and|with|when|for|plus|then|w|but|after|before|of|on|from|by|to|in|is|was|were|or|also|did|do|does|we|our|he|she|they|had|has|have|same day|found|new)\b/i
// What a relative has, or the patient once had, is not what is treated.
const HISTORY = /\b(?:(?:family|fam|personal|past) (?:hx|history)|fhx|h\/o|hx of|history of)\b[^.,;?!\n]{0,40}/gi
// What was not found, or not done, is not coded.
const NEGATED = /\b(?:not?|non|without|denies|denied|never|ruled?|probable|suspected|possible|likely)\b/i
const AGAINST = /\b(?:shots?|vaccin\w{0,6}|boosters?|toxoid|immuni[sz]\w{0,6}|tests?|screen\w{0,4})\b/i
const CODING_WORDS =
  /^(?:mod\w{0,8}|bill\w{0,3}|cod(?:e|es|ing|ed)|medicare|counsel\w{0,4}|sorry|thanks?|please|hello|questions?|correct|patients?|office|visits?|shots?|injections?|doctors?|providers?|claims?|den(?:y|ied|ial))$/i

export function describedBeside(facts: Facts): Advice {
  const onlyDiagnoses = procedures(facts).length === 0
  if (onlyDiagnoses && diagnoses(facts).length === 0) return NOTHING
  const known = new Set(facts.records.flatMap((record) => [record.code, ...wordsIn(record.title)]))
  const found: CodeRecord[] = []
  const lists = listsDiagnoses(facts)
  for (const phrase of phrasesIn(facts).slice(0, MOST_PHRASES)) {
    if (isJoined(phrase, facts.question.text) || wordsIn(phrase).every((word) => known.has(word))) continue
    // Diagnoses in words are told by their list.
    const hits = named(phrase, onlyDiagnoses, facts).filter(({ system }) => system !== 'ICD-10-CM' || !lists)
    if (hits.some(({ code }) => isSaid(code, facts) || isOfANamedFamily(code, facts))) continue
    const [first] = hits
    if (first && !found.some(({ code }) => code === first.code)) found.push(first)
  }
  const chosen = found.slice(0, MOST_FOUND)
  return advice({
    findings: [
      finding(
        RULE,
        'why',
        'depends',
        `The words also name ${listed(chosen.map((row) => `${row.code} (${row.title.replace(/\.$/, '')})`))}, if the record documents it.`,
        chosen.map(({ citation }) => citation),
      ),
    ],
    claimLines: chosen.map((row) => line(row.code, { conditional: 'candidate: only if the record documents it' })),
  })
}

/** Records that the book knows by just these words; those of a service only where two words name it. */
function named(phrase: string, onlyDiagnoses: boolean, facts: Facts): CodeRecord[] {
  const words = wordsIn(phrase)
  const drugs = namedDrugs(facts).map(({ code }) => code)
  const system = onlyDiagnoses ? { system: 'ICD-10-CM' as const } : {}
  return facts.book
    .search(phrase, { limit: MOST_HITS, date: facts.date, ...system })
    .filter(({ score }) => score >= SAME_WORDS)
    .map(({ record }) => record)
    .filter((record) => {
      const isDiagnosis = record.system === 'ICD-10-CM'
      // Visits, and what is counted by minutes or by shots, are chosen by their own rules, never by a phrase.
      if (isVisit(record.code) || /^(?:980|904[67]\d|Q203\d|9944[1-3]|9940[67]|9949[78])/.test(record.code))
        return false
      // That a joint or an organ is there or gone is the history of a claim about it, and no reason for one.
      if (/^Z9/.test(record.code)) return false
      // Aftercare of an injury is told by its 7th character.
      if (/^Z4[78]/.test(record.code) && diagnoses(facts).some(({ code }) => /^[ST]\d/.test(code))) return false
      if (refusedByMedicare(record, facts) || drugs.includes(record.code)) return false
      if (!record.billable || !(isDiagnosis || record.system === 'CPT' || record.system === 'HCPCS')) return false
      // Reasons for encounters (Z) and external causes are not what one word of a mail names.
      // One word names a disease only where the title has it: "neuro" is a specialty.
      return (
        words.length > 1 ||
        (isDiagnosis && !/^[V-Z]/.test(record.code) && wordsIn(record.title).includes(words[0] ?? ''))
      )
    })
}

/** Whether the question already has this code, or one above or below it. */
function isSaid(code: string, facts: Facts): boolean {
  return facts.question.codes.some((one) => code.startsWith(one.code) || one.code.startsWith(code))
}

/** Codes near a named one stand for the same thing in other words: "breast cancer" beside C50.911, a flu shot beside 90471. */
function isOfANamedFamily(code: string, facts: Facts): boolean {
  const family = (one: string) => one.slice(0, 3)
  return (
    facts.question.codes.some((one) => family(one.code) === family(code)) ||
    // Any cancer without its site is less than the one that was named.
    (/^C80/.test(code) && facts.question.codes.some((one) => /^[CD]\d/.test(one.code)))
  )
}

function phrasesIn({ question: { text, codes, quantities } }: Facts): string[] {
  // A ZIP code or a claim number describes nothing.
  let words = text.replace(/\b\d{4,}\b/g, ' ; ').replace(HISTORY, ' ; ')
  for (const { asWritten } of [...codes, ...quantities]) words = words.replaceAll(asWritten, ' ; ')
  return (
    words
      .split(BETWEEN)
      .map((phrase) => phrase.trim())
      // A shot against a disease is not the disease.
      .filter((phrase) => !NEGATED.test(phrase) && !AGAINST.test(phrase))
      .filter((phrase) => {
        const words = wordsIn(phrase)
        const telling = words.filter((word) => !CODING_WORDS.test(word))
        return (telling.length > 0 && words.length >= 2) || telling.some((word) => word.length >= TERM_LENGTH)
      })
  )
}

/** Lower-case words that tell something, without their plural. */
function wordsIn(text: string): string[] {
  return searchWords(text)
    .filter((word) => /[a-z]{2}/.test(word) && !isStopWord(word))
    .map((word) => word.replace(/(?<=\w{3})s$/, ''))
}
