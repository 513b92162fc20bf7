// Modifiers that Medicare requires on certain codes, each under a condition that only the record can meet.
import type { CodeRecord } from '../../codes/code-record.ts'
import { isMedicare } from '../../question/payer.ts'
import { billable, procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, noteSays, together } from '../said.ts'

const RULE = 'required-modifiers'

type Required = {
  applies: (record: CodeRecord, facts: Facts) => boolean
  modifiers: string[]
  when: string
  note: string
  slot: 'service' | 'diagnosis' | 'provider'
  ask: string
}

// Waived without QW (CLIA waived test list, note `clia-qw`); any other test that is asked about with QW takes it.
const WAIVED_WITHOUT = new Set(['81002', '81025', '82270', '82272', '82962', '83026', '84830', '85013', '85651'])
const named = (facts: Facts, modifier: string) =>
  facts.question.codes.some((code) => code.code === modifier || code.modifiers.includes(modifier))

/** A colonoscopy or sigmoidoscopy with treatment that began as a screening. */
const isConverted = (code: string, facts: Facts) =>
  /^45(?:3[3-4]\d|38[0-9]|39[0-8])$/.test(code) && /\bscreening\b/i.test(facts.question.text)

// The discipline of a therapy plan, as a mail names it: "PT" in capitals, for "pt" is the patient.
const DISCIPLINES: [string, RegExp][] = [
  ['GP', /\bPTA?\b|\bphysical therap/],
  ['GO', /\bC?OTA?\b|\boccupational therap/],
  ['GN', /\bSLP\b|\bspeech[- ](?:language|therap)/],
]
// Who gave it, where that was no therapist.
const ASSISTANTS: [string, RegExp][] = [
  ['CQ', /\bPTAs?\b|\bPT assistants?\b|\bphysical therap(?:y|ist) assistants?\b/],
  ['CO', /\b(?:COTA|OTA)s?\b|\bOT assistants?\b|\boccupational therapy assistants?\b/],
]
const THERAPY =
  /^(?:97(?:01[0-8]|02[0-8]|03[0-6]|11[0-6]|12[49]|140|150|16[1-8]|53[03]|535|542|75[05]|76[0-3])|9250[78]|92526|G0283)$/
const NOT_ON_INSULIN = /\b(?:no|not (?:on|using|taking)|non|without)[- ]?insulin\b/i
const WALKING_BOOT = /^L43(?:6[01]|8[67])$/
const DIABETIC_SUPPLY = /^A42(?:53|59)$/

const REQUIRED: Required[] = [
  ...DISCIPLINES.map(
    ([modifier, words]): Required => ({
      applies: ({ code }, facts) =>
        THERAPY.test(code) &&
        (named(facts, modifier) || (isMedicare(facts.question.payer ?? '') && words.test(facts.question.text))),
      modifiers: [modifier],
      when: 'under a therapy plan of care',
      note: 'modifier-therapy',
      slot: 'provider',
      ask: 'whether a therapist or an assistant gave each service',
    }),
  ),
  ...ASSISTANTS.map(
    ([modifier, words]): Required => ({
      applies: ({ code }, facts) =>
        THERAPY.test(code) &&
        (facts.question.payer === null || isMedicare(facts.question.payer)) &&
        (named(facts, modifier) || words.test(facts.question.text)),
      modifiers: [modifier],
      when: 'given in whole or in part by an assistant',
      note: 'modifier-therapy',
      slot: 'provider',
      ask: 'which minutes the assistant gave, and which the therapist',
    }),
  ),
  {
    applies: ({ code }, facts) =>
      DIABETIC_SUPPLY.test(code) &&
      !NOT_ON_INSULIN.test(facts.question.text) &&
      /\binsulin\b/i.test(facts.question.text),
    modifiers: ['KX'],
    when: 'treated with insulin',
    note: 'diabetic-supplies',
    slot: 'service',
    ask: 'the order with the number of tests a day, and the days supplied',
  },
  {
    applies: ({ code }, facts) => DIABETIC_SUPPLY.test(code) && NOT_ON_INSULIN.test(facts.question.text),
    modifiers: ['KS'],
    when: 'not treated with insulin',
    note: 'diabetic-supplies',
    slot: 'service',
    ask: 'the order with the number of tests a day, and the days supplied',
  },
  {
    applies: ({ code }, { question: { text } }) => WALKING_BOOT.test(code) && !/\bulcer/i.test(text),
    modifiers: ['KX'],
    when: 'only when the coverage criteria are met and documented; RT or LT on each line',
    note: 'afo-modifiers',
    slot: 'diagnosis',
    ask: 'the condition the boot is for, and the side',
  },
  {
    applies: ({ code }) => /^9894[0-2]$/.test(code),
    modifiers: ['AT'],
    when: 'active treatment only, not maintenance',
    note: 'chiropractic-at',
    slot: 'service',
    ask: 'whether the care is active treatment or maintenance, with the treatment plan',
  },
  {
    applies: ({ code }, facts) =>
      /^8\d{4}$/.test(code) &&
      (named(facts, 'QW') || /\bwaived\b/i.test(facts.question.text)) &&
      !WAIVED_WITHOUT.has(code),
    modifiers: ['QW'],
    when: 'waived test under a CLIA certificate of waiver',
    note: 'clia-qw',
    slot: 'service',
    ask: 'the type of CLIA certificate, and that its number is on the claim',
  },
  ...[
    { modifier: 'KH', months: /\b(?:first month|1st month|month (?:1|one)|initial month)\b/i },
    { modifier: 'KI', months: /\b(?:second|third|2nd|3rd) month\b|\bmonths? [23]\b/i },
    { modifier: 'KJ', months: /\bmonths? (?:[4-9]|1[0-3])\b|\b(?:fourth|fifth|sixth|[4-9]th|1[0-3]th) month\b/i },
  ].map(
    ({ modifier, months }): Required => ({
      applies: ({ code }, facts) => /^E\d{4}$/.test(code) && months.test(facts.question.text),
      modifiers: ['RR', modifier, 'KX'],
      when: 'KX only when the coverage criteria are met and documented',
      note: 'dme-capped-rental',
      slot: 'service',
      ask: 'the rental month, and whether the coverage criteria are documented',
    }),
  ),
  {
    applies: ({ code }, facts) => isConverted(code, facts) && /^medicare$/i.test(facts.question.payer ?? ''),
    modifiers: ['PT'],
    when: 'the screening turned into this procedure',
    note: 'pt-33-modifiers',
    slot: 'diagnosis',
    ask: 'what was found, with pathology, and whether the visit was scheduled as a screening',
  },
  {
    applies: ({ code }, facts) => isConverted(code, facts) && !/^medicare/i.test(facts.question.payer ?? 'medicare'),
    modifiers: ['33'],
    when: 'the screening turned into this procedure',
    note: 'pt-33-modifiers',
    slot: 'diagnosis',
    ask: 'what was found, with pathology, and whether the visit was scheduled as a screening',
  },
  {
    applies: ({ code }, facts) => /^7706[56]$/.test(code) && procedures(facts).some((other) => other.code === '77067'),
    modifiers: ['GG'],
    when: 'the diagnostic study grew out of the screening that day',
    note: 'mammogram-same-day',
    slot: 'diagnosis',
    ask: 'the finding that led to the diagnostic study',
  },
]

export function requiredModifiers(facts: Facts): Advice {
  return together(
    REQUIRED.flatMap((one) => {
      const on = billable(facts).filter(({ record }) => one.applies(record, facts))
      if (on.length === 0) return []
      const codes = on.map(({ record }) => record.code)
      return advice({
        findings: [
          noteSays(facts, one.note, RULE, 'answer'),
          finding(
            RULE,
            'why',
            'depends',
            `${listed(codes)} here ${codes.length > 1 ? 'take' : 'takes'} ${one.modifiers.join(' and ')}: ${one.when}.`,
            on.map(({ record }) => record.citation),
          ),
        ],
        claimLines: on.map(({ mention, record }) =>
          line(record.code, { modifiers: one.modifiers, units: mention.units ?? 1, conditional: one.when }),
        ),
        asks: [{ slot: one.slot, weight: 89, text: one.ask }],
      })
    }),
  )
}
