// A procedure that was called off, stopped or only partly done: 52 or 53 for the physician, 73 or 74 for the facility.
import type { CodeRecord } from '../../codes/code-record.ts'
import { billable } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'discontinued'
const STOPPED =
  /\b(?:stopped|aborted|abandoned|discontinued|cancel+ed|called off|terminated|incomplete|could ?n[o']t (?:be )?(?:finish|complete|advance|reach|pass)\w{0,2}|unable to (?:finish|complete|advance|reach|pass)|not completed?)\b/i
const FACILITY = /\bASC\b|\bfacility (?:claim|side|bill)|\bsurg(?:ery|ical) cent|\bhospital (?:claim|side|bill)/i
const PHYSICIAN = /\b(?:surgeon|physician|doctor|professional|provider)(?:'s)? (?:claim|side|bill|fee)/i
const BEFORE_ANESTHESIA =
  /\b(?:before|prior to) (?:the )?(?:anesthesia|sedation|induction|block)\b|\bno (?:anesthesia|sedation) (?:was |had been )?(?:given|started)/i
const AFTER_ANESTHESIA = /\b(?:after|under|once) (?:the )?(?:\w{1,10} )?(?:anesthesia|sedation|induction|block)\b/i
// Scopes of the whole bowel that did not reach the cecum (Claims Processing Manual 100-04 ch. 12 section 30.1).
const COLONOSCOPY = /^(?:45378|G0105|G0121|4538[0-9]|4539[0138]|45379)$/

/** Speaks where the mail stops a procedure, or asks for one of the four modifiers; the physician's claim and the facility's differ. */
export function discontinued(facts: Facts): Advice {
  const { text, codes } = facts.question
  const named = codes.flatMap(({ code, modifiers }) => [code, ...modifiers])
  const asks = (modifiers: string[]) => modifiers.some((one) => named.includes(one))
  const [only, ...others] = billable(facts)
  if (!only || others.length > 0 || !STOPPED.test(text) || isOrderOfTest(only.record, facts)) return NOTHING
  const isOurs = PHYSICIAN.test(text) && !/\b(?:asc|facility|hospital)(?:'s)?(?: claims?| side|\?)/i.test(text)
  const ofFacility = asks(['73', '74']) || (FACILITY.test(text) && !isOurs)
  const ofPhysician = asks(['52', '53']) || PHYSICIAN.test(text) || !ofFacility
  const { code, citation } = only.record
  const proof = [...noteCitations(facts, 'modifier-52-53'), citation]
  const physician = COLONOSCOPY.test(code)
    ? `Professional claim: ${code}-53, for a colonoscopy begun that could not reach the cecum; 52 is for work reduced by plan.`
    : `Professional claim: ${code}-53 where it was begun and stopped for the patient's safety or by circumstances; 52 where part of it was left out by plan. Nothing is billed where it was not begun.`
  const lines = [...(ofPhysician ? [professional(code)] : []), ...(ofFacility ? facility(code, facts) : [])]
  return advice({
    findings: [
      ofPhysician ? finding(RULE, 'answer', 'likely', physician, proof) : null,
      ofFacility ? finding(RULE, 'answer', 'likely', facilitySaid(code, facts), proof) : null,
      finding(
        RULE,
        'documentation',
        'certain',
        `The record should show what was begun, how far it went and why it stopped${ofFacility ? ', and when anesthesia was given' : ''}.`,
        proof,
      ),
    ],
    claimLines: lines,
    asks:
      isKnown(facts) || !ofFacility ? [] : [{ slot: 'service', weight: 90, text: 'whether anesthesia had been given' }],
  })
}

/** A test that was called off is no procedure stopped, unless a modifier for it is asked. */
function isOrderOfTest({ globalDays }: CodeRecord, { question: { text } }: Facts): boolean {
  return globalDays === 'XXX' && !/\bmod\w{0,8}\b|\b(?:5[23]|7[34])\b/i.test(text)
}

function isKnown({ question: { text } }: Facts): boolean {
  return BEFORE_ANESTHESIA.test(text) || AFTER_ANESTHESIA.test(text)
}

function facilityModifiers({ question: { text } }: Facts): ('73' | '74')[] {
  return BEFORE_ANESTHESIA.test(text) ? ['73'] : AFTER_ANESTHESIA.test(text) ? ['74'] : ['73', '74']
}

function facilitySaid(code: string, facts: Facts): string {
  const [one, other] = facilityModifiers(facts)
  if (other !== undefined)
    return `Facility claim: ${code}-74 when it was stopped after anesthesia was given or the procedure begun, ${code}-73 when it was called off before; 52 and 53 are the physician's.`
  return one === '74'
    ? `Facility claim: ${code}-74, since anesthesia had been given; 73 is for what is called off before it, and 52 and 53 are the physician's.`
    : `Facility claim: ${code}-73, since it was called off before anesthesia; 74 is for what is stopped after it, and 52 and 53 are the physician's.`
}

function professional(code: string): ClaimLine {
  return line(code, { modifiers: ['53'], conditional: "the physician's claim, if it was begun" })
}

function facility(code: string, facts: Facts): ClaimLine[] {
  const modifiers = facilityModifiers(facts)
  return modifiers.length === 1 ? [line(code, { modifiers, conditional: `the facility's claim` })] : []
}
