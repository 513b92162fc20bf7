// A code is put up with a question mark beside words that say what was done: that it fits them, or which other code they name.
import type { CodeRecord } from '../../codes/code-record.ts'
import { unexplained } from '../../codes/record-text.ts'
import { isStopWord, searchWords } from '../../codes/search/search-words.ts'
import { billable, procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { countedTests } from '../procedures/counted-tests.ts'
import { pcTc } from '../procedures/pc-tc.ts'
import { testCases } from '../procedures/test-cases.ts'
import { advice, finding, instead, line, listed, NOTHING, together } from '../said.ts'
import { isVisit } from '../visits/visit.ts'
import { askedAsAlternatives } from './alternatives.ts'
import { countedBeyond } from './described-counts.ts'
import { shortTitle, sideOf } from './described-services.ts'
import { type Described, namedServices } from './named-services.ts'
import { fitting, isFit } from './which-sibling.ts'

const RULE = 'confirmed-service'
// Behind the code nothing but a word of doubt, up to the end of its sentence: "11983?", "52310 right?", "10061 only?".
const PUT_UP =
  /^(?:,|-|\)|")? ?(?:(?:only|alone|just|ok(?:ay)?|right|correct|then|good|fine|yes|or what|or something else|or not|is (?:that|this|it) (?:right|correct|ok(?:ay)?)|(?:the )?(?:right|correct) code|x ?1) ?){0,2}\)?[?.! ]*(?:$|\n|[?.!] )/i
const PUT_UP_BEFORE =
  /\b(?:is|use|bill|code|report|charge|submit|thinking|coded as|code is|be|it'?s|go with|correct|right)(?: (?:this|that|it|as|with|the|code|cpt))*:? $/i
// Another thing is asked of the code than whether it is the right one.
const ASKS_ELSE =
  /\bhow (?:often|many|much|long)\b|\bwhy\b|\bmod(?:s|if?i?e?rs?|fier)?\b|\bcover(?:s|ed|age)?\b|\bpa(?:y|ys|id|yable|yment)\b|\bglobal\b|\bdx\b|\bdiagnos|\bicd\b|\bden(?:y|ied|ial|ies)\b|\breject|\bunits?\b|\bMUE\b|\bbundl|\bunbundl|\bsame (?:day|visit|session|time)\b|\bRVU|\bfee\b|\bassistant\b|\bco-?surg|\bsupervis|\bwho (?:can|may)\b|\bcan (?:the |our |an? )?(?:MA|nurse|RN|LPN|tech|staff|NP|PA)\b|\bfrequen|\bbilateral|\bboth (?:sides|eyes|ears)\b|\b(?:plus|\+|and) (?:an? |the )?(?:office )?(?:visit|e\/?m)\b|\bmeans?\b|\bstands? for\b|\bvalid\b|\bdeleted\b|\breplace[ds]?\b|\bdifference\b/i
// What is counted by minutes, lesions or doses, and what lies beside visits, is chosen by rules of its own.
const NOT_HERE =
  /^(?:99\d{3}|9[06]4\d\d|963\d\d|904[67]\d|1(?:10[04]|110|1[346]|1719|172|17[0-3]|[23])\d*|97[15]\d\d|908\d\d|59\d{3}|0\d{4}|[A-FH-V]\d{4})$/
const TITLES_ALIKE = 0.6
const MOST_NEAR = 40
const MOST_HITS = 4
const MOST_OTHERS = 2

/** Speaks of one code that is put up, or of two set against each other; the code that the words name in full is confirmed or named. */
export function confirmedService(facts: Facts): Advice {
  const asked = putUp(facts)
  const [first] = asked
  if (first === undefined || asked.some((record) => isSettled(record, facts))) return NOTHING
  const words = withoutCodes(facts)
  const services = namedServices(words, facts)
  return asked.length > 1 ? chosen(asked, services) : judged(first, services, words, facts)
}

/** Who did which part, how many were done, and a case told in words say more than the words that name the code. */
function isSettled({ pcTc: split }: CodeRecord, facts: Facts): boolean {
  return [testCases, countedTests, ...(split === '4' ? [pcTc] : [])].some((rule) => rule(facts).findings.length > 0)
}

/** The code or the alternatives that the mail asks to be judged; none where it asks for something else. */
function putUp(facts: Facts): CodeRecord[] {
  const { text, denialCodes } = facts.question
  if (denialCodes.length > 0 || ASKS_ELSE.test(text)) return []
  const named = billable(facts)
  if (named.length !== procedures(facts).length || named.some(({ record }) => isVisit(record.code))) return []
  const [only, ...others] = named
  if (only === undefined) return []
  const alternatives = askedAsAlternatives(facts)
  if (others.length > 0) return alternatives.length === named.length ? named.map(({ record }) => record) : []
  const { units, modifiers } = only.mention
  if (NOT_HERE.test(only.record.code) || modifiers.length > 0 || (units ?? 1) > 1) return []
  return isPutUp(only.mention.asWritten, text) ? [only.record] : []
}

function isPutUp(asWritten: string, text: string): boolean {
  const at = text.lastIndexOf(asWritten)
  if (at < 0) return false
  return PUT_UP.test(text.slice(at + asWritten.length)) || PUT_UP_BEFORE.test(text.slice(0, at))
}

function withoutCodes({ question: { text, codes } }: Facts): string {
  return codes.reduce((words, { asWritten }) => words.replaceAll(asWritten, ' ; '), text)
}

function judged(code: CodeRecord, services: Described[], words: string, facts: Facts): Advice {
  const own = services.find(({ records }) => records.some((record) => record.code === code.code))
  if (own !== undefined && isFit(code, facts)) return confirmed(code, own, facts)
  const near = services.filter(({ records }) => records.some((record) => isNear(record, code)))
  const [named, ...more] = near.flatMap(({ records }) => ruledIn(code, records, facts))
  if (named === undefined && more.length === 0) {
    const [rather, ...others] = contradicted(code, facts)
    if (rather !== undefined) return others.length > 0 ? NOTHING : renamed(code, rather, facts)
    if (isFit(code, facts) && isFoundFirst(code, words, facts)) return confirmed(code, null, facts)
    const elsewhere = namedElsewhere(code, services)
    return elsewhere === null ? NOTHING : renamed(code, elsewhere, facts)
  }
  if (named === undefined || more.length > 0) return NOTHING
  return named.code === code.code ? confirmed(code, near[0] ?? null, facts) : renamed(code, named, facts)
}

/** The one service that at least two words name, of the same part of the book as the code put up, whose own meaning is known. */
function namedElsewhere({ code, title }: CodeRecord, services: Described[]): CodeRecord | null {
  const [only, ...others] = services
  if (only === undefined || others.length > 0 || only.records.length > 1 || only.words.length < 2) return null
  const [record] = only.records
  return title !== unexplained(code) && record.code[0] === code[0] ? record : null
}

/** Of the one put up and those that the words name near it, what size, count, part or side leaves; where these leave both, the words decide. */
function ruledIn(code: CodeRecord, named: CodeRecord[], facts: Facts): CodeRecord[] {
  const near = named.filter((record) => isNear(record, code))
  if (near.some((record) => !areAlike(record, code))) return near
  const left = fitting([code, ...near], facts)
  const isWhole = code.pcTc === '4' && near.every(({ pcTc }) => pcTc === '2' || pcTc === '3')
  const others = left.filter((record) => record.code !== code.code)
  if (others.length === 0) return isFit(code, facts) ? [code] : []
  return others.length < left.length && isWhole ? [code] : others
}

function confirmed(code: CodeRecord, own: Described | null, facts: Facts): Advice {
  const others =
    own?.records.filter((record) => record.code !== code.code && isNear(record, code) && isFit(record, facts)) ?? []
  const open = others.length > MOST_OTHERS || code.pcTc === '4' ? [] : others
  return together([
    advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          `Yes, ${code.code} fits ${own === null ? 'what you describe' : quoted(own.words)}: ${lowered(shortTitle(code))}.${open.length > 0 ? ` By the words alone ${listed(open.map((record) => `${record.code} (${shortTitle(record)})`))} would fit as well; the note decides.` : ''}`,
          [code, ...open].map(({ citation }) => citation),
        ),
      ],
      claimLines: [sided(code, facts, null)],
    }),
    countedBeyond([code], facts),
  ])
}

/** Of the codes beside this one, called nearly alike, those that the size, side, age or contrast of the mail leaves, where it rules this one out. */
function contradicted(code: CodeRecord, facts: Facts): CodeRecord[] {
  if (code.title === unexplained(code.code)) return []
  const near = facts.book
    .codesBeginning(code.code.slice(0, 4), facts.date, MOST_NEAR, code.system)
    .filter((record) => record.title !== unexplained(record.code) && areAlike(record, code))
  const left = fitting(near, facts)
  return isFit(code, facts) || left.some((record) => record.code === code.code) ? [] : left
}

/** Codes of one heading stand together. */
function isNear(a: CodeRecord, b: CodeRecord): boolean {
  return a.code.slice(0, 3) === b.code.slice(0, 3)
}

function areAlike(a: CodeRecord, b: CodeRecord): boolean {
  const [left, right] = [telling(a.title), telling(b.title)]
  const shared = left.filter((word) => right.includes(word)).length
  return shared >= TITLES_ALIKE * Math.min(left.length, right.length)
}

function telling(text: string): string[] {
  return [...new Set(searchWords(text))].filter((word) => /[a-z]{3}/.test(word) && !isStopWord(word))
}

/** Whether a search by the words alone comes to this code before any other service. */
function isFoundFirst(code: CodeRecord, words: string, facts: Facts): boolean {
  if (telling(words).length < 2 || code.title === unexplained(code.code)) return false
  const hits = facts.book.search(words, { limit: MOST_HITS, date: facts.date, system: code.system })
  return hits[0]?.record.code === code.code
}

function renamed(code: CodeRecord, rather: CodeRecord, facts: Facts): Advice {
  const known = code.title !== unexplained(code.code)
  return together([
    advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          `${rather.code} rather than ${code.code}: what you describe is ${rather.code} (${shortTitle(rather)})${known ? `; ${code.code} is for another case (${shortTitle(code)})` : ''}.`,
          [rather.citation, code.citation],
        ),
      ],
      claimLines: instead([code.code], sided(rather, facts, 'if the note describes it')),
    }),
    countedBeyond([rather], facts),
  ])
}

/** Of codes set against each other, of which the book knows all, the one that the words name in full. */
function chosen(asked: CodeRecord[], services: Described[]): Advice {
  if (asked.some(({ code, title }) => title === unexplained(code))) return NOTHING
  const [one, ...more] = asked.filter((code) =>
    services.some(({ records }) => records.some((record) => record.code === code.code)),
  )
  if (one === undefined || more.length > 0) return NOTHING
  return advice({
    findings: [
      finding(RULE, 'answer', 'likely', `${one.code}, by your words: ${lowered(shortTitle(one))}.`, [one.citation]),
    ],
  })
}

function sided(record: CodeRecord, facts: Facts, conditional: string | null): ClaimLine {
  return line(record.code, { modifiers: sideOf(record, facts), conditional })
}

function quoted(words: string[]): string {
  return `“${[...new Set(words)].join(' ')}”`
}

/** Our own words begin with a capital; abbreviations keep theirs. */
function lowered(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}
