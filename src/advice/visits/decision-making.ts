// Visit level by medical decision making, where the mail tells at least two of its three elements.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'decision-making'
const LEVELS = ['straightforward', 'low', 'moderate', 'high'] as const
type Level = 0 | 1 | 2 | 3
type Sign = { level: Level; words: RegExp; said: string }

// E/M rules in force from 2021 (office) and 2023 (hospital, emergency); the elements as paraphrased in the notes em-mdm-*.
const OFFICE_SINCE = '2021-01-01'
const PROBLEMS: Sign[] = [
  {
    level: 3,
    words:
      /\bsevere (?:exacerbation|flare|progression|side effects?)|\bthreat to (?:life|bodily function|limb)|\bacute (?:MI|stroke|respiratory failure)\b|\bsepsis\b/i,
    said: 'a severe flare or a threat to life or function',
  },
  {
    level: 2,
    words:
      /\b(?:two|2|three|3|several|multiple)\b(?: \w{1,12}){0,2} chronic|\bnot at (?:goal|target)|\buncontrolled\b|\bworsen|\bexacerbation|\bundiagnosed (?:new )?problem|\bsystemic symptoms?\b|\bpneumonia\b|\bpyelonephritis\b|\bacute complicated\b/i,
    said: 'an illness not at goal, two stable lasting ones, or an acute one with general symptoms',
  },
  {
    level: 1,
    words:
      /\b(?:one|1|a|single) (?:stable )?chronic|\bstable chronic\b|\bacute (?:uncomplicated|simple)|\b(?:UTI|cystitis|sinusitis|otitis media|strep throat|ankle sprain)\b/i,
    said: 'one stable lasting illness or a plain acute one',
  },
  {
    level: 0,
    words: /\bself[- ]limited\b|\bminor problem\b|\bcommon cold\b|\binsect bite\b/i,
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
]
const RISK: Sign[] = [
  {
    level: 3,
    words:
      /\b(?:monitor\w{0,3}|labs?)\b.{0,40}\btoxicity\b|\b(?:hospitali[sz]|admit(?:ted)?\b|emergency (?:major )?surgery|DNR\b)|\bmajor surgery with\b.{0,30}\brisk/i,
    said: 'high-risk management',
  },
  {
    level: 2,
    words:
      /\b(?:prescription|Rx|prescrib\w{1,4}|refill\w{0,3}|started? (?:on )?(?:an? )?\w{3,20}(?:cillin|mycin|pril|statin|formin|sartan|olol)|(?:adjust|increas|chang|rais|lower)\w{1,3} (?:the |her |his )?(?:dose|med\w{0,10}|insulin|lisinopril|metformin))\b|\bantibiotics?\b|\bdrug management\b|\belective major surgery\b|\bsocial determinants?\b|\bSDOH\b/i,
    said: 'prescription drug management or the like',
  },
  { level: 1, words: /\bOTC\b|\bover[- ]the[- ]counter\b|\bphysical therapy\b/i, said: 'low-risk treatment' },
]
const CODES: Record<Level, [string, string]> = {
  0: ['99202', '99212'],
  1: ['99203', '99213'],
  2: ['99204', '99214'],
  3: ['99205', '99215'],
}

export function decisionMaking(facts: Facts): Advice {
  const { question, date } = facts
  const named = billable(facts).map(({ record }) => record.code)
  const office = named.filter((code) => /^992(?:0[2-5]|1[2-5])$/.test(code))
  if (!question.intents.includes('em_level') || date < OFFICE_SINCE || (named.length > 0 && office.length === 0))
    return NOTHING
  const elements = {
    problems: met(PROBLEMS, question.text),
    data: met(DATA, question.text),
    risk: met(RISK, question.text),
  }
  const known = Object.entries(elements).flatMap(([name, sign]) => (sign ? [{ name, ...sign }] : []))
  // Two of the three must meet or exceed the level, so the second highest is what is reached.
  const second = known.map(({ level }) => level).sort((a, b) => b - a)[1]
  if (second === undefined) return NOTHING
  const [isNew, established] = CODES[second]
  const told = known.map(({ name, level, said }) => `${name} ${LEVELS[level]} (${said})`).join(', ')
  const asked = office[0]
  const fits = asked === undefined || asked === isNew || asked === established
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `${fits ? '' : `Not ${asked} by what is described: `}Decision making is ${LEVELS[second]}: ${told}. Two of the three must be met: ${isNew} for a new patient, ${established} for an established one.`,
        noteCitations(facts, 'em-mdm-two-of-three', `em-mdm-${LEVELS[second]}`, 'em-office-level'),
      ),
    ],
    claimLines: linesFor(second, asked, facts),
    asks: [
      {
        slot: 'service',
        weight: 88,
        text: `the documented problems, data and risk${known.length < 3 ? ` (nothing was said of ${missingOf(elements)})` : ''}, or the total time`,
      },
    ],
  })
}

function met(signs: Sign[], text: string): Sign | null {
  return signs.find(({ words }) => words.test(text)) ?? null
}

function missingOf(elements: Record<string, Sign | null>): string {
  return Object.entries(elements)
    .filter(([, sign]) => sign === null)
    .map(([name]) => name)
    .join(' or ')
}

function linesFor(level: Level, asked: string | undefined, facts: Facts): Advice['claimLines'] {
  const condition = 'by decision making as described; the note decides'
  const [isNew, established] = CODES[level]
  if (asked !== undefined) {
    const code = asked.startsWith('9920') ? isNew : established
    return [...(code === asked ? [] : [line(asked, { units: 0 })]), line(code, { conditional: condition })]
  }
  const onlyNew = /\bnew (?:pt|patient)/i.test(facts.question.text)
  const onlyKnown =
    /\bestablished\b|\best\.? (?:pt|patient)/i.test(facts.question.text) && !/\bnew\b/i.test(facts.question.text)
  return [
    ...(onlyKnown ? [] : [line(isNew, { conditional: `new patient; ${condition}` })]),
    ...(onlyNew ? [] : [line(established, { conditional: `established patient; ${condition}` })]),
  ]
}
