// Visit level by medical decision making, where the mail tells at least two of its three elements.
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { patientStatus } from './patient-status.ts'
import { familiesOf, LEVELS, type Level } from './visit-families.ts'

const RULE = 'decision-making'
type Sign = { level: Level; words: RegExp; said: string }

// E/M rules in force from 2021 (office) and 2023 (elsewhere); the elements as paraphrased in the notes em-mdm-*.
const OFFICE_SINCE = '2021-01-01'
const PROBLEMS: Sign[] = [
  {
    level: 3,
    words:
      /\bsevere (?:exacerbation|flare|progression|side effects?)|\bthreat to (?:life|bodily function|limb)|\b(?:STEMI|MI|stroke|respiratory failure|sepsis|septic)\b(?! (?:risk|screen|ruled))/i,
    said: 'a severe flare or a threat to life or function',
  },
  {
    level: 2,
    words: /\b(?:two|2|2\+|three|3|four|4|several|multiple)\b(?: \w{1,12}){0,2} (?:chronic|lasting)/i,
    said: 'two or more lasting illnesses',
  },
  {
    level: 2,
    words:
      /\b(?:not|isn'?t|aren'?t) (?:\w{1,8} )?(?:at (?:goal|target)|controlled)|\buncontrolled\b|\bpoorly controlled\b|\bworsen|\bexacerbation|\bside effects?\b/i,
    said: 'a lasting illness that is worse or not at goal',
  },
  {
    level: 2,
    words:
      /\bundiagnosed (?:new )?problem|\bnew (?:problem|lump|mass|breast lump) (?:of |with )?uncertain|\b(?:breast|neck) (?:lump|mass)\b/i,
    said: 'a new problem of uncertain outcome',
  },
  {
    level: 2,
    words: /\bsystemic symptoms?\b|\bpneumonia\b|\bpyelonephritis\b|\bcolitis\b/i,
    said: 'an acute illness with general symptoms',
  },
  {
    level: 2,
    words: /\bacute complicated\b|\bhead injury\b|\bconcussion\b/i,
    said: 'an acute complicated injury',
  },
  {
    level: 1,
    words: /\b(?:one|1|a|single) (?:stable )?chronic|\bstable (?:chronic|HTN|hypertension|diabetes|DM|asthma|COPD)\b/i,
    said: 'one stable lasting illness',
  },
  {
    level: 1,
    words:
      /\bacute (?:uncomplicated|simple)|\b(?:UTI|cystitis|sinusitis|otitis media|strep(?: throat)?|(?:ankle|knee|wrist) sprain|bronchitis|allergic rhinitis)\b/i,
    said: 'a plain acute illness or injury',
  },
  {
    level: 0,
    words: /\bself[- ]limited\b|\bminor problem\b|\b(?:common )?cold\b(?! (?:sore|intol))|\binsect bite\b/i,
    said: 'a minor problem',
  },
]
const DATA: Sign[] = [
  {
    level: 3,
    words:
      /\bindependent(?:ly)? interpret\w{1,6}\b.{0,160}\b(?:discuss|(?:three|3|four|4) (?:labs?|tests?))|\b(?:three|3|four|4) (?:labs?|tests?)\b.{0,160}\bdiscuss/is,
    said: 'two categories of data',
  },
  {
    level: 2,
    words:
      /\bindependent(?:ly)? interpret|\b(?:three|3|four|4|five|5) (?:\w{1,12} )?(?:labs?|tests?|studies|results)\b|\bdiscuss(?:ed|ion) (?:\w{1,12} ){0,3}(?:with|w\/) (?:\w{1,12} ){0,3}(?:cardiolog|radiolog|specialist|surgeon|external|other physician)/i,
    said: 'three data items, an own reading or an outside discussion',
  },
  {
    level: 1,
    words:
      /\b(?:two|2) (?:\w{1,12} )?(?:labs?|tests?|studies|results)\b|\b(?:reviewed|ordered|checked) (?:an? |the )?[\w ]{2,24} and [\w ]{2,24}\b|\bindependent historian\b/i,
    said: 'two data items or an independent historian',
  },
  {
    level: 0,
    words:
      /\b(?:reviewed|ordered|checked) (?:an? |the |her |his |one )?(?:A1c|TSH|CBC|BMP|CMP|UA|urinalysis|lab|test|x-?ray|EKG|ECG)\b|\bno (?:tests|labs|data)\b/i,
    said: 'one data item or none',
  },
]
const RISK: Sign[] = [
  {
    level: 3,
    words: /\b(?:ED|ER|emergency)\b[\s\S]{0,200}\badmit(?:ted)?\b/,
    said: 'the decision to hospitalize',
  },
  {
    level: 3,
    words:
      /\b(?:monitor\w{0,3}|labs?)\b.{0,40}\btoxicity\b|\b(?:hospitali[sz]|emergency (?:major )?surgery|DNR\b)|\bdecision to admit\b|\bmajor surgery with\b.{0,30}\brisk/i,
    said: 'high-risk management',
  },
  {
    level: 2,
    words:
      /\b(?:prescription|Rx|prescrib\w{1,4}|refill\w{0,3}|started? (?:on )?(?:an? )?\w{3,20}(?:cillin|mycin|pril|statin|formin|sartan|olol)|(?:adjust|increas|chang|rais|lower)\w{1,3} (?:the |her |his )?(?:dose|med\w{0,10}|insulin|lisinopril|metformin))\b|\b(?:antibiotics?|amoxicillin|steroids?)\b|\bdrug management\b|\brenew\w{0,3}\b.{0,20}\bmed/i,
    said: 'prescription drug management',
  },
  {
    level: 2,
    words: /\belective major surgery\b|\bsocial determinants?\b|\bSDOH\b/i,
    said: 'major surgery planned or care limited by living conditions',
  },
  { level: 1, words: /\bOTC\b|\bover[- ]the[- ]counter\b|\bphysical therapy\b/i, said: 'low-risk treatment' },
  { level: 0, words: /\brest\b|\breassur\w+|\bno treatment\b/i, said: 'rest or reassurance' },
]
const CODES: Record<Level, [string, string]> = {
  0: ['99202', '99212'],
  1: ['99203', '99213'],
  2: ['99204', '99214'],
  3: ['99205', '99215'],
}
const NAMES: readonly string[] = LEVELS
const STATED =
  /\b(straightforward|low|moderate|high)(?:[- ](?:level|complexity))?(?: (?:level|complexity|of))*[- ](?:MDM|medical decision|decision[- ]making)|\bMDM\b(?: (?:was|is|of|documented|as|at|level))*[ :]{1,2}(straightforward|low|moderate|high)\b/i

/** Decision making as the mail states it, or as two of its three elements make it; null where it tells too little. */
export function gradedDecisionMaking({ question: { text } }: Facts): Graded | null {
  const stated = STATED.exec(text)
  const name = (stated?.[1] ?? stated?.[2])?.toLowerCase()
  const level = NAMES.indexOf(name ?? '')
  if (level >= 0) return { level: level as Level, told: 'as stated', unsaid: [] }
  const elements = { problems: met(PROBLEMS, text), data: met(DATA, text), risk: met(RISK, text) }
  const known = Object.entries(elements).flatMap(([element, sign]) => (sign ? [{ element, ...sign }] : []))
  // Two of the three must meet or exceed the level, so the second highest is what is reached.
  const second = known.map((one) => one.level).sort((a, b) => b - a)[1]
  if (second === undefined) return null
  // Two elements far apart and the third untold: the level hangs on the third.
  if (known.length === 2 && Math.max(...known.map((one) => one.level)) - second > 1) return null
  return {
    level: second,
    told: known.map((one) => `${one.element} ${LEVELS[one.level]} (${one.said})`).join(', '),
    unsaid: Object.entries(elements).flatMap(([element, sign]) => (sign ? [] : [element])),
  }
}

export type Graded = { level: Level; told: string; unsaid: string[] }

export function decisionMaking(facts: Facts): Advice {
  const { question, date } = facts
  const named = billable(facts).map(({ record }) => record.code)
  const office = named.filter((code) => /^992(?:0[2-5]|1[2-5])$/.test(code))
  const isElsewhere = familiesOf(facts).length > 0
  if (date < OFFICE_SINCE || isElsewhere || (named.length > 0 && office.length === 0)) return NOTHING
  if (!question.intents.includes('em_level') || OWN_RULE.test(question.text)) return NOTHING
  const graded = gradedDecisionMaking(facts)
  if (graded === null) return NOTHING
  const [isNew, established] = CODES[graded.level]
  const asked = office[0]
  const status =
    asked === undefined ? (patientStatus(facts)?.status ?? null) : asked.startsWith('9920') ? 'new' : 'established'
  const codes = { new: isNew, established }
  const fits = asked === undefined || office.includes(isNew) || office.includes(established)
  const level = LEVELS[graded.level]
  const so = status === null ? `${isNew} for a new patient, ${established} for an established one` : codes[status]
  const told =
    graded.told === 'as stated'
      ? `${level} decision making`
      : `decision making is ${level}: ${graded.told}. Two of the three must be met, so it`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `${fits ? '' : `Not ${asked} by what is described: `}${fits ? told.replace(/^./, (first) => first.toUpperCase()) : told} is ${so}.`,
        noteCitations(facts, 'em-mdm-two-of-three', `em-mdm-${level}`, 'em-office-level'),
      ),
    ],
    claimLines: linesFor(graded.level, office, status),
    asks: [
      {
        slot: 'service',
        weight: 88,
        text:
          graded.unsaid.length > 0
            ? `${listed(graded.unsaid)} as documented (each unique test is a data item), or the total time`
            : 'the documented problems, data and risk, or the total time',
      },
    ],
  })
}

// Care after a discharge has codes of its own.
const OWN_RULE = /\bTCM\b|\btransitional care\b/i

function met(signs: Sign[], text: string): Sign | null {
  return signs.find(({ words }) => words.test(text)) ?? null
}

function linesFor(level: Level, asked: string[], status: 'new' | 'established' | null): ClaimLine[] {
  const condition = 'by decision making as described; the note decides'
  const [isNew, established] = CODES[level]
  const named = (code: string, who: string) => line(code, { conditional: `${who}; ${condition}` })
  if (asked.length > 0) {
    const code = status === 'new' ? isNew : established
    const others = asked.filter((one) => one !== code)
    return [...others.map((one) => line(one, { units: DROPPED })), line(code, { conditional: condition })]
  }
  return [
    ...(status === 'established' ? [] : [named(isNew, 'new patient')]),
    ...(status === 'new' ? [] : [named(established, 'established patient')]),
  ]
}
