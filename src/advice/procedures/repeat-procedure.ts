// The same procedure several times on one day: 76 by the same practitioner, 77 by another, 91 for a laboratory test.

import type { CodeRecord } from '../../codes/code-record.ts'
import { NUMBER, numberOf } from '../../question/number-words.ts'
import { describedCodes } from '../codes/described-services.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'
import { isReadInHospital } from './pc-tc.ts'

const RULE = 'repeat-procedure'
const REPEATED = /\b(?:repeat(?:ed)?|twice|second|again|times|thrice)\b/i
const SAME_DAY = /\b(?:same|one|a|that|each) (?:day|date)\b|\btwice\b|\brepeat/i
const TIMES = new RegExp(
  `\\b(${NUMBER}) ?(?:times|x|finger ?sticks?|(?:[a-z]{2,12} )?(?:checks?|tests?|readings?|tracings?|ekgs?|ecgs?))\\b`,
  'i',
)
const CLOCK = /\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\bnoon\b|\bmidnight\b/gi
const BY_ANOTHER =
  /\b(?:different|another|other|two) (?:\w{1,12} )?(?:radiologist|physician|doctor|provider|surgeon|cardiologist|practitioner)s?\b/i
// A re-run for the laboratory's own reasons is no new test (note `modifier-91`).
const RE_RUN = /\bconfirm|\bre-?run|\bequipment\b|\bhemoly[sz]ed\b|\bbad specimen|\bspecimen (?:problem|error)/i

/** NCCI Policy Manual ch. I: 76 and 77 tell a repeat from a duplicate; they bypass no pair edit. */
export function repeatProcedure(facts: Facts): Advice {
  const { codes } = facts.question
  // What was paid twice was not done twice.
  const text = facts.question.text.replace(/\b(?:over)?paid\b[^.?!]{0,20}\b(?:twice|again|two times)\b/gi, '')
  const [only, ...others] = repeatable(facts)
  if (only === undefined || others.length > 0) return NOTHING
  const named = codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  const asked = named.some((one) => one === '76' || one === '77' || one === '91')
  if (!asked && !(REPEATED.test(text) && SAME_DAY.test(text))) return NOTHING
  if (ANOTHER_DAY.test(text) && !asked && only.globalDays === '000') return onAnotherDay(only, facts)
  const isTest = /^8\d{4}$/.test(only.code)
  if (isTest && !asked && !/\brepeat|\btimes\b|\btwice\b/i.test(text)) return NOTHING
  const again = timesIn(facts) - 1
  const modifier = isTest ? '91' : BY_ANOTHER.test(text) ? '77' : '76'
  return advice({
    findings: [isTest ? ofTest(only, facts) : ofProcedure(only, modifier, again, facts)],
    claimLines:
      isTest && RE_RUN.test(text)
        ? [line(only.code)]
        : [
            line(only.code),
            line(only.code, {
              modifiers: [...(isReadInHospital(facts) && only.pcTc === '1' ? ['26'] : []), modifier],
              units: again,
              conditional: again > 1 ? 'the repeats, medically needed' : 'the repeat, medically needed',
            }),
          ],
    asks: [
      isTest
        ? { slot: 'service', weight: 97, text: 'the order and the reason for each repeat' }
        : { slot: 'provider', weight: 84, text: 'whether the same practitioner did all, at what times, and why again' },
    ],
  })
}

const ANOTHER_DAY = /\b(?:next|following) (?:day|morning)\b|\b(?:\d{1,2}|two|three|few) (?:days?|weeks?) later\b/i

/** 76 and 77 part lines of one day; a package that ends with its day leaves nothing for 58, 78 or 79. */
function onAnotherDay({ code }: CodeRecord, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `No modifier on ${code} for being a repeat: it is another day, and a procedure with 0 global days ends with its own. Only a first procedure with 10 or 90 days would call for 58, 78 or 79.`,
        noteCitations(facts, 'global-000', 'modifier-76-77'),
      ),
    ],
    claimLines: [line(code)],
  })
}

/** The one code named, or the one service described. */
function repeatable(facts: Facts): CodeRecord[] {
  const named = billable(facts).map(({ record }) => record)
  return named.length > 0 ? named : describedCodes(facts)
}

/** How often in all: "3 times", "x3" behind the code, or the hours named; two where the mail only says again. */
function timesIn(facts: Facts): number {
  const { text } = facts.question
  const written = TIMES.exec(text)?.[1]
  const hours = text.match(CLOCK)?.length ?? 0
  return Math.max(2, written === undefined ? 0 : numberOf(written), billable(facts)[0]?.mention.units ?? 0, hours)
}

function ofProcedure({ code, citation }: CodeRecord, modifier: string, again: number, facts: Facts): Finding | null {
  const [by, other] =
    modifier === '77'
      ? ['another practitioner', '76 would be for the same one']
      : ['the same practitioner', '77 would be for another one']
  const where = again > 1 ? `on the ${again} repeats of ${code}` : `on the second line of ${code}`
  return finding(
    RULE,
    'answer',
    'likely',
    `${modifier} ${where}, the first going without: by ${by}; ${other}. The record must show why it was needed again.`,
    [...noteCitations(facts, 'modifier-76-77'), citation],
  )
}

function ofTest({ code, citation }: CodeRecord, facts: Facts): Finding | null {
  const proof = [...noteCitations(facts, 'modifier-91'), citation]
  return RE_RUN.test(facts.question.text)
    ? finding(
        RULE,
        'answer',
        'certain',
        `Neither 91 nor another unit: ${code} run again to confirm a result or after a problem of the equipment or specimen is one test.`,
        proof,
      )
    : finding(
        RULE,
        'answer',
        'certain',
        `91, not 76, on each repeat of ${code}, the first going without: a laboratory test done again that day because new results were needed. Not for re-runs to confirm a result or after a problem of equipment or specimen.`,
        proof,
      )
}
