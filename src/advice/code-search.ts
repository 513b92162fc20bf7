// No code was named: candidates from the book with what tells them apart, never one of them asserted.
import type { CodeRecord, SearchHit } from '../codes/code-record.ts'
import { isStopWord, searchWords } from '../codes/search-words.ts'
import { NUMBER } from '../question/number-words.ts'
import { amountOf, isCount } from '../question/quantities.ts'
import { countOf, firstAndEach } from './add-on.ts'
import { diagnoses, procedures } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { governingLines, isGoverned } from './policy-notes.ts'
import { advice, finding, listed, NOTHING } from './said.ts'
import { isAnotherRepair, isOfAnotherSite } from './site-fit.ts'
import { holdsSize, sizeOf } from './size-fit.ts'

const RULE = 'code-search'
// Candidates worth reading in a mail; more are a list, not an answer.
const MOST_CANDIDATES = 4
// Hits under this share a word or two with the mail by chance (scores of the book's search, where all words give 2 and more).
const LEAST_SCORE = 0.45
// From here on the words are those of the code.
const SURE_SCORE = 0.85
// A size that fits its range makes up for words that do not.
const LEAST_SIZED = 0.2
// Words of mails and of coding that find nothing, beside the stop words of the search itself.
const EMPTY = new Set(
  'coding bundled case old help asap going urgent question answer team huddle modifier unit need soon'.split(' '),
)
// One word alone finds something only when it is a term, such as "mammogram".
const TERM_LENGTH = 7
// A pasted chart has many sentences; a question has few.
const MOST_SENTENCES = 8
// Official titles can run to hundreds of characters; the start tells them apart.
const TITLE_LENGTH = 80
const LEADING_NUMBER = new RegExp(`^${NUMBER}`, 'i')
const ASKS_OF_A_RULE =
  /\bexplain\b|\bguidel|\bdifference between\b|\bexcludes ?[12]\b|\bambulance\b|\b[BA]LS\b|\bplaceholder\b/i
// Codes that report quality measures and models answer nobody who asks how to bill a service.
const MEASURE_CODE = /^(?:G[89]\d{3}|M[01]\d{3}|G05\d\d)$/
// A hit this far below the best one shares a word with the question and no more.
const NEAR_THE_BEST = 0.7

export function codeSearch(facts: Facts): Advice {
  const { question, date } = facts
  if (procedures(facts).length > 0) return NOTHING
  // Whether a patient is new is a question about visits, which no search settles.
  if (question.intents.includes('em_level') || question.denialCodes.length > 0) return NOTHING
  // A rule that is to be explained, or a trip by ambulance, is no service to look for.
  if (!question.intents.includes('code_search') && ASKS_OF_A_RULE.test(question.text)) return NOTHING
  // A modifier alone ("which code gets the 59") is not a service to find a code for.
  const modifierOnly = question.codes.some((code) => code.systems.includes('MODIFIER'))
  if (modifierOnly && !counted(facts)) return NOTHING
  if (!counted(facts) && !question.intents.includes('code_search') && !question.intents.includes('dx_coding'))
    return NOTHING
  // What a governing note names needs no search, and what is allowed is no search at all.
  if (governingLines(facts).length > 0 || (isGoverned(facts) && !counted(facts))) return NOTHING
  if (question.intents.includes('compliance') && !question.intents.includes('code_search')) return NOTHING
  const dx = question.intents.includes('dx_coding') && !counted(facts) && !question.intents.includes('code_search')
  // Who asks which code goes first has chosen the codes.
  if (dx && diagnoses(facts).length > 1 && question.intents.includes('sequencing')) return NOTHING
  // What the words say beside named diagnoses is for `describedBeside`.
  if (diagnoses(facts).length > 0 && !counted(facts)) return NOTHING
  const services = searched(facts, dx)
  // Words without a service in them may name a diagnosis ("right ankle sprain, code?").
  const diseases = dx || counted(facts) || (services[0]?.score ?? 0) >= SURE_SCORE ? [] : searched(facts, true)
  const hits = (diseases[0]?.score ?? 0) > (services[0]?.score ?? 0) ? diseases : services
  const best = hits[0]
  if (!best || best.score < (sizeOf(question.text) === null ? LEAST_SCORE : LEAST_SIZED)) return NOTHING
  const close = hits
    .filter((hit) => hit.score >= best.score * NEAR_THE_BEST)
    .slice(0, MOST_CANDIDATES)
    .map((hit) => hit.record)
  const family = familyOf(best.record, close, facts)
  const ended = (family ?? close).filter((row) => row.validTo !== null && row.validTo < date)
  const candidates = family
    ? [...family, ...close.filter((row) => !family.some((one) => one.code === row.code))].slice(0, MOST_CANDIDATES)
    : close
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        candidatesSaid(candidates),
        candidates.map((row) => row.citation),
      ),
      ...ended.slice(0, 1).map((row) =>
        finding(
          RULE,
          'answer',
          'certain',
          `${listed(ended.map((one) => one.code))} ended on ${row.validTo}: only for dates of service up to that day.`,
          ended.map((one) => one.citation),
        ),
      ),
      family ? familyFinding(family, facts) : null,
    ],
    claimLines: family
      ? familyLines(family, facts)
      : candidates.slice(0, 3).map((row) => ({
          code: row.code,
          modifiers: sideOf(row, facts),
          units: 1,
          diagnoses: [],
          conditional: endedText(row, facts) ?? 'candidate: only if the note describes it',
        })),
    asks: [
      {
        slot: 'service',
        weight: 95,
        text: `which of these was done: technique, site and extent${
          candidates.length > 1
            ? ` (it decides between ${listed(
                candidates.slice(0, 3).map((row) => row.code),
                'and',
              )})`
            : ''
        }`,
      },
      ...(ended.length > 0 && facts.dateAssumed
        ? [{ slot: 'date_of_service' as const, weight: 100, text: 'the date of service' }]
        : []),
    ],
  })
}

/** Each clause is searched for itself, since a mail's other words only blur it. With an assumed date also codes that have ended, so that the asker hears of the end. */
function searched(facts: Facts, dx: boolean): SearchHit[] {
  const options = {
    limit: MOST_CANDIDATES * 4,
    ...(dx ? { system: 'ICD-10-CM' as const } : {}),
    ...(facts.dateAssumed ? {} : { date: facts.date }),
  }
  const wanted = ({ record }: SearchHit) =>
    record.billable && (dx ? record.system === 'ICD-10-CM' : record.system === 'CPT' || record.system === 'HCPCS')
  const best = new Map<string, SearchHit>()
  for (const { words, size } of clausesOf(facts, dx)) {
    for (const hit of facts.book.search(words, options).filter(wanted)) {
      if (size !== null && !holdsSize(hit.record.title, size)) continue
      if (isDenied(hit.record.title, facts.question.text)) continue
      if (MEASURE_CODE.test(hit.record.code) && !/\bMIPS\b|\bmeasure|\bquality\b/i.test(facts.question.text)) continue
      if (isOfAnotherSite(hit.record.title, facts.question.text) || isAnotherRepair(hit.record.title, words)) continue
      if (hit.score > (best.get(hit.record.code)?.score ?? 0)) best.set(hit.record.code, hit)
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

function saysSomething(clause: string): boolean {
  const words = searchWords(clause).filter((word) => /[a-z]{2}/.test(word) && !isStopWord(word) && !EMPTY.has(word))
  return words.length >= 2 || words.some((word) => word.length >= TERM_LENGTH)
}

/** Whether the mail counts or measures what was done, which asks for a code even where no word does. */
function counted(facts: Facts): boolean {
  return facts.question.quantities.some((quantity) => isCount(quantity.measure) || quantity.measure === 'cm')
}

/** Sentences without codes, counts and doses: "three lesions" is to find lesions, not the codes with a 3 in their title. */
function clausesOf(facts: Facts, dx: boolean): { words: string; size: number | null }[] {
  const { text, quantities, codes } = facts.question
  const clauses = text
    .split(/(?<!\d)\.|\.(?!\d)|[?!;\n]/)
    .flatMap(byKindOfRepair)
    .flatMap((sentence) => (dx || /\bmargins?\b/i.test(sentence) ? sentence.split(',') : [sentence]))
    .filter(saysSomething)
    .filter(
      (clause, _at, all) => sizeOf(clause) !== null || all.every((other) => sizeOf(other) === null) || !counted(facts),
    )
    .slice(0, MOST_SENTENCES)
  return clauses.map((clause) => {
    let words = clause
    for (const { asWritten } of quantities) words = words.replace(asWritten, asWritten.replace(LEADING_NUMBER, ''))
    for (const { asWritten } of codes) words = words.replace(asWritten, ' ')
    return { words, size: sizeOf(clause) }
  })
}

/** "3 cm layered + 2 cm simple" are two repairs of different kinds, never added up. */
function byKindOfRepair(sentence: string): string[] {
  const isMixed = /\b(?:layered|intermediate|complex)\b/i.test(sentence) && /\bsimple\b/i.test(sentence)
  return isMixed ? sentence.split(/\+|,|\band\b|\bplus\b/) : [sentence]
}

/** A primary with its own add-on, when the best hit belongs to such a family and the other half was found too. */
function familyOf(best: CodeRecord, close: CodeRecord[], facts: Facts): [CodeRecord, CodeRecord] | null {
  const date = best.validTo !== null && best.validTo < facts.date ? best.validTo : facts.date
  for (const primary of [best, ...close]) {
    for (const row of facts.book.addOnsOf(primary.code, date)) {
      const addOn = facts.book.onDate(row.code, date)[0]
      if (
        addOn &&
        (addOn.code === best.code || primary.code === best.code) &&
        close.some((one) => one.code === addOn.code)
      )
        return [primary, addOn]
    }
  }
  return null
}

function familyFinding(family: [CodeRecord, CodeRecord], facts: Facts): ReturnType<typeof finding> {
  const count = countOf(facts)
  const [primary, addOn] = family
  const [, further] = count ? firstAndEach(primary.code, addOn.code, count.amount) : []
  const sum = count
    ? ` For ${amountOf(count.amount, count.noun)} that is ${primary.code} once${further ? ` and ${addOn.code} x${further.units}` : ''}.`
    : ''
  return finding(
    RULE,
    'why',
    'certain',
    `${addOn.code} is the add-on of ${primary.code} and counts what goes beyond it, with no modifier 59 between them.${sum}`,
    [primary.citation, addOn.citation],
  )
}

function familyLines(family: [CodeRecord, CodeRecord], facts: Facts): Advice['claimLines'] {
  const [primary, addOn] = family
  const conditional = endedText(primary, facts) ?? 'if the note describes this service'
  return firstAndEach(primary.code, addOn.code, countOf(facts)?.amount ?? 2).map((one) => ({ ...one, conditional }))
}

function endedText(row: CodeRecord, facts: Facts): string | null {
  return row.validTo !== null && row.validTo < facts.date ? `only for dates of service through ${row.validTo}` : null
}

/** The best of the candidates first, and what else the words may mean; the note decides, never this. */
function candidatesSaid([first, ...others]: CodeRecord[]): string {
  if (!first) return ''
  const also = others.map((row) => `${row.code} (${shortTitle(row)})`).join('; ')
  return `By the words, ${first.code} (${shortTitle(first)}) fits best${also === '' ? ', if the note bears it out' : `; the note decides between it and ${also}`}.`
}

/** "No coma", "without contrast": a title that has it is another code. */
function isDenied(title: string, text: string): boolean {
  return [...text.matchAll(/\b(?:no|without|w\/o) ([a-z]{4,20})/gi)].some((hit) =>
    title.toLowerCase().includes(`with ${(hit[1] ?? '').toLowerCase()}`),
  )
}

/** The side that the mail names, on a code that the fee schedule knows to have two. */
function sideOf({ bilateral }: CodeRecord, { question: { laterality } }: Facts): string[] {
  if (bilateral !== '1' && bilateral !== '3') return []
  return laterality === 'left' ? ['LT'] : laterality === 'right' ? ['RT'] : laterality === 'bilateral' ? ['50'] : []
}

function shortTitle(row: CodeRecord): string {
  const title = row.title.replace(/\.$/, '')
  return title.length <= TITLE_LENGTH ? title : `${title.slice(0, title.lastIndexOf(' ', TITLE_LENGTH))} …`
}
