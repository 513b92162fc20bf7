// The same procedure twice on one day: 76 by the same practitioner, 77 by another, 91 for a laboratory test.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'repeat-procedure'
const REPEATED = /\b(?:repeat(?:ed)?|twice|two|2|second|again)\b/i
const SAME_DAY = /\bsame (?:day|date)\b|\btwice\b|\brepeat/i
const BY_ANOTHER =
  /\b(?:different|another|other|two) (?:\w{1,12} )?(?:radiologist|physician|doctor|provider|surgeon|cardiologist|practitioner)s?\b/i

/** NCCI Policy Manual ch. I: 76 and 77 tell a repeat from a duplicate; they bypass no pair edit. */
export function repeatProcedure(facts: Facts): Advice {
  const { codes } = facts.question
  // What was paid twice was not done twice.
  const text = facts.question.text.replace(/\b(?:over)?paid\b[^.?!]{0,20}\b(?:twice|again|two times)\b/gi, '')
  const asked = codes.some(({ code, modifiers }) => [code, ...modifiers].some((one) => one === '76' || one === '77'))
  const [only, ...others] = billable(facts)
  if (!only || others.length > 0 || !(asked || (REPEATED.test(text) && SAME_DAY.test(text)))) return NOTHING
  const { code } = only.record
  if (/^8\d{4}$/.test(code)) return NOTHING
  const modifier = BY_ANOTHER.test(text) ? '77' : '76'
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${modifier} on the second line of ${code}: the repeat is by ${modifier === '77' ? 'another practitioner' : 'the same practitioner'}; ${modifier === '77' ? '76 would be for the same one' : '77 would be for another one'}. The record must show why it was needed again.`,
        [...noteCitations(facts, 'modifier-76-77'), only.record.citation],
      ),
    ],
    claimLines: [line(code), line(code, { modifiers: [modifier], conditional: 'the repeat, medically needed' })],
    asks: [
      { slot: 'provider', weight: 84, text: 'whether the same practitioner did both, at what times, and why again' },
    ],
  })
}
