// No code was named: candidates from the book with what tells them apart, never one of them asserted.
import type { CodeRecord } from '../../codes/code-record.ts'
import { onlyFacts } from '../../question/own-words.ts'
import { listsDiagnoses } from '../diagnoses/diagnosis-list.ts'
import { describedInfusions } from '../drugs/described-infusions.ts'
import { namedDrugs } from '../drugs/named-drugs.ts'
import { vaccineAdministration } from '../drugs/vaccine-administration.ts'
import { diagnoses, procedures } from '../facts.ts'
import type { Advice, Facts, Rule } from '../finding.ts'
import { governingLines, isGoverned } from '../notes/policy-notes.ts'
import { compliance } from '../payment/compliance.ts'
import { countedTests } from '../procedures/counted-tests.ts'
import { obstetricCare } from '../procedures/obstetric-care.ts'
import { sizeOf } from '../procedures/size-fit.ts'
import { skinExcisions } from '../procedures/skin-excisions.ts'
import { testCases } from '../procedures/test-cases.ts'
import { woundRepairs } from '../procedures/wound-repairs.ts'
import { advice, finding, listed, NOTHING } from '../said.ts'
import { criticalCare } from '../visits/critical-care.ts'
import { monthlyCare } from '../visits/monthly-care.ts'
import { splitShared } from '../visits/split-shared.ts'
import { transitionalCare } from '../visits/transitional-care.ts'
import { visitCases } from '../visits/visit-cases.ts'
import { visitInSetting } from '../visits/visit-in-setting.ts'
import { wellVisit } from '../visits/well-visit.ts'
import { describedServices, shortTitle, sideOf } from './described-services.ts'
import { endedText, familyFinding, familyLines, familyOf } from './family-candidates.ts'
import { counted, searched } from './search-clauses.ts'

const RULE = 'code-search'
// Candidates worth reading in a mail; more are a list, not an answer.
const MOST_CANDIDATES = 4
// Hits under this share a word or two with the mail by chance (scores of the book's search, where all words give 2 and more).
const LEAST_SCORE = 0.45
// A disease of which half the words fit is another disease.
const LEAST_DISEASE = 0.8
// From here on the words are those of the code.
const SURE_SCORE = 0.85
// A size that fits its range makes up for words that do not.
const LEAST_SIZED = 0.2
const ASKS_OF_A_RULE =
  /\bexplain\b|\bguidel|\bdifference between\b|\bexcludes ?[12]\b|\bambulance\b|\b[BA]LS\b|\bplaceholder\b/i
// A hit this far below the best one shares a word with the question and no more.
const NEAR_THE_BEST = 0.7

const KNOW_THEIR_WORDS: Rule[] = [
  compliance,
  describedServices,
  countedTests,
  testCases,
  visitInSetting,
  monthlyCare,
  describedInfusions,
  vaccineAdministration,
  criticalCare,
  transitionalCare,
  splitShared,
  visitCases,
  wellVisit,
  obstetricCare,
]

export function codeSearch(facts: Facts): Advice {
  const { question, date } = facts
  if (procedures(facts).length > 0 || listsDiagnoses(facts) || onlyFacts(question.text)) return NOTHING
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
  // A drug with its dose is for `drugUnits`, and these services have rules that know their words.
  if (namedDrugs(facts).length > 0) return NOTHING
  if (KNOW_THEIR_WORDS.some((rule) => rule(facts).findings.length > 0)) return NOTHING
  // What is measured on the skin has its code by size and site.
  if (skinExcisions(facts).findings.length + woundRepairs(facts).findings.length > 0) return NOTHING
  const services = searched(facts, dx)
  // Words without a service in them may name a diagnosis ("right ankle sprain, code?").
  const diseases =
    dx || (counted(facts) && !question.intents.includes('dx_coding')) || (services[0]?.score ?? 0) >= SURE_SCORE
      ? []
      : searched(facts, true)
  const hits = (diseases[0]?.score ?? 0) > (services[0]?.score ?? 0) ? diseases : services
  const best = hits[0]
  if (!best || (best.record.system === 'ICD-10-CM' && best.score < LEAST_DISEASE)) return NOTHING
  if (best.score < (fitsBySize(best.record, facts) ? LEAST_SIZED : LEAST_SCORE)) return NOTHING
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
        text: `${best.record.system === 'ICD-10-CM' ? 'what the record says of the condition: its kind, site and side' : 'which of these was done: technique, site and extent'}${
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

/** Whether the code's title has the range of a length that the mail measures. */
function fitsBySize({ title }: CodeRecord, { question: { text } }: Facts): boolean {
  return sizeOf(text) !== null && /\d cm\b|\bcm or less/.test(title.replace(/\bsq cm/g, ''))
}

/** The best of the candidates first, and what else the words may mean; the note decides, never this. */
function candidatesSaid([first, ...others]: CodeRecord[]): string {
  if (!first) return ''
  const also = others.map((row) => `${row.code} (${shortTitle(row)})`).join('; ')
  return `By the words, ${first.code} (${shortTitle(first)}) fits best${also === '' ? ', if the note bears it out' : `; the note decides between it and ${also}`}.`
}
