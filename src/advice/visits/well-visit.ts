// Preventive visits told in words: the code by the patient's age, and the screenings that are billed beside it.
import { ageIn } from '../codes/which-sibling.ts'
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, noteCitations } from '../said.ts'

const RULE = 'well-visit'
const MONTHS_A_YEAR = 12
const WELL =
  /\bwell[- ]?(?:child|baby|visit|check|exam|woman)\w*(?: (?:check|exam|visit))?\b|\bWCC\b|\bWCV\b|\bcheck-?ups?\b|\b(?:annual|yearly|routine|preventive) (?:physical|exam|visit|wellness)\w*\b|\b(?:school|sports?|camp) physical\b|\bphysical exam\b/i
// The youngest age in years of each step, with the code of a new and of a known patient.
const STEPS: [least: number, fresh: string, known: string][] = [
  [65, '99387', '99397'],
  [40, '99386', '99396'],
  [18, '99385', '99395'],
  [12, '99384', '99394'],
  [5, '99383', '99393'],
  [1, '99382', '99392'],
  [0, '99381', '99391'],
]
// What is done and billed beside it, by the names that mails use.
const BESIDE: [RegExp, string][] = [
  [/\bm-?chat\b|\bASQ\b|\bSWYC\b|\bdevelopmental screen\w*/i, '96110'],
  [/\bPHQ-?[29A]?\b|\bGAD-?7\b|\bvanderbilt\b|\bPSC(?:-?17)?\b|\bdepression screen\w*|\bCRAFFT\b/i, '96127'],
  [/\bedinburgh\b|\bEPDS\b|\bmaternal depression\b|\bpostpartum depression\b/i, '96161'],
  [/\bfluoride\b/i, '99188'],
  [/\bphoto-?screen\w*|\bspot vision\b|\binstrument[- ]based vision\b/i, '99177'],
  [/\b(?:vision|snellen|visual acuity|eye chart)\b/i, '99173'],
  [/\b(?:hearing|audiometr\w*|pure tone)\b/i, '92551'],
  [/\b(?:hgb|hemoglobin)\b(?! ?a1c)/i, '85018'],
  [/\blead\b(?! to)/i, '83655'],
]

const BESIDE_SHOTS =
  /\bshots?\b|\bvaccin|\bimmuni[sz]|\b(?:dtap|tdap|mmrv?|ipv|hpv|gardasil|varicella|flu|prevnar|pcv\d*|hep ?[ab])\b/i
const BESIDE_PROBLEM =
  /\b(?:also|plus|and) (?:discussed|talked|addressed|treated|had|has|c\/o|complain\w*)\b|\bpain\b|\bproblem\b/i

/** CPT preventive medicine: by age and by whether the patient is new; silent where a visit was named or Medicare pays. */
export function wellVisit(facts: Facts): Advice {
  const { text, payer } = facts.question
  if (!WELL.test(text) || procedures(facts).some(({ code }) => /^(?:99[23]\d\d|G0\d{3})$/.test(code))) return NOTHING
  if (payer === 'Medicare' || /\bmedicare\b|\bAWV\b/i.test(text)) return NOTHING
  const age = yearsOf(text)
  const step = age === null ? undefined : STEPS.find(([least]) => age >= least)
  if (step === undefined) return NOTHING
  const [, fresh, known] = step
  const isNew = /\bnew (?:pt|patient|to (?:us|the practice))\b/i.test(text)
  const isKnown = /\best(?:ablished|ab)?\b(?: (?:pt|patient))?|\bour patient\b/i.test(text)
  const visit = isNew ? fresh : known
  const beside = [...new Set(BESIDE.filter(([words]) => words.test(text)).map(([, code]) => code))].filter(
    (code, _at, all) => !(code === '99173' && all.includes('99177')),
  )
  const rows = [visit, ...beside].flatMap((code) => facts.book.onDate(code, facts.date).slice(0, 1))
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `By age the preventive visit is ${visit}${isNew || isKnown ? '' : ` for a known patient, ${fresh} for a new one`}${beside.length > 0 ? `; beside it ${listed(beside)} for what you name, each scored or read and filed` : ''}.${BESIDE_SHOTS.test(text) ? ` 25 goes on ${visit} beside vaccine administration where the payer follows NCCI.` : ''}${BESIDE_PROBLEM.test(text) ? ' A problem that took significant work of its own is 99212-99215 with 25 beside it; a small one is part of it.' : ''}`,
        [...noteCitations(facts, 'well-visit-by-age'), ...rows.map(({ citation }) => citation)],
      ),
    ],
    claimLines: [
      line(visit, { conditional: isNew || isKnown ? null : `known patient; ${fresh} for a new one` }),
      ...beside.map((code) => line(code, { conditional: 'if the note shows it' })),
    ],
    asks: isNew || isKnown ? [] : [{ slot: 'new_or_established', weight: 85, text: 'whether the patient is new' }],
  })
}

/** Age in whole years; months and weeks of an infant count as what they are. */
function yearsOf(text: string): number | null {
  const months = /\b(\d{1,2})[- ]?(?:months?|mos?|mth|m\/?o)\b/i.exec(text)
  if (months) return Math.floor(Number(months[1]) / MONTHS_A_YEAR)
  if (/\b\d{1,2}[- ]?(?:days?|weeks?|wks?)[- ]?(?:old)?\b|\bnew-?born\b/i.test(text)) return 0
  const year = /\b(\d{1,2})[- ]?(?:yr|year|y)s?[- ]?(?:o(?:ld)?|\/o)?\b/i.exec(text)
  return year ? Number(year[1]) : ageIn(text)
}
