// Lines for a visit whose level the mail does not tell: one for each kind of patient, to be settled by the record.
import type { ClaimLine, Facts } from '../finding.ts'
import { line } from '../said.ts'

const HOSPITAL = /\binpatient\b|\bhospital (?:visit|rounds?|day)\b|\brounds\b/i
const EMERGENCY = /\bED\b|\bemergency (?:room|department)\b/
// CPT and Claims Processing Manual ch. 12 section 30.6.7: only a face-to-face service in three years makes a patient established, with
// anyone of the same specialty in the group or with the physician who came to it.
const ONLY_READ_A_TEST = /\b(?:read|interpreted)\b[^.?!\n]{0,80}\bnever (?:saw|seen|met|examined)\b/i
const FOLLOWED_THE_PHYSICIAN =
  /\b(?:by|with) (?:the |her |his |our )?same (?:surgeon|physician|doctor|provider)\b|\bpatients? (?:follow(?:s|ed|ing)?|came with|come with|moved with) (?:her|him|them|the)\b/i

// The physician takes the three years along into another practice.
const SAW_BEFORE =
  /\b(?:doctor|physician|provider|dr\.?|he|she)\b[^.?!]{0,30}\bsaw (?:her|him|them|the (?:pt|patient))\b[^.?!]{0,30}\b(?:last year|(?:one|two|1|2) years? ago|\d{1,2} months ago)/i
const SEEN_IN_THE_GROUP =
  /\bseen\b.{0,40}\b(?:last year|(?:one|two|1|2) years? ago|\d{1,2} months ago)\b.{0,80}\b(?:group|practice|partner|colleague)/i

/**
 * The middle level stands for its range and is conditional; nothing in a mail without decision making or minutes tells more.
 * `modifiers` go on each line.
 */
export function visitCandidates(facts: Facts, modifiers: string[] = []): ClaimLine[] {
  const { text } = facts.question
  const level = 'level by decision making or time'
  if (EMERGENCY.test(text))
    return [line('99285', { modifiers, conditional: `emergency department, 99281-99285; level by decision making` })]
  if (HOSPITAL.test(text)) return [line('99232', { modifiers, conditional: `hospital day, 99231-99233; ${level}` })]
  const isNew = line('99203', { modifiers, conditional: `new patient, 99202-99205; ${level}` })
  const known = line('99213', { modifiers, conditional: `established patient, 99212-99215; ${level}` })
  if (/\b(?:new (?:pt|patient))\b/i.test(text) && !/\best(?:ablished|\.)?\b/i.test(text) && !/\?/.test(text))
    return [isNew]
  if (/\best(?:ablished|\.)? (?:\w{2,12} )?(?:pts?|patients?)\b/i.test(text) && !/\bnew\b/i.test(text)) return [known]
  const status = statusOf(facts)
  if (status === 'new') return [isNew]
  if (status === 'established')
    return [{ ...known, conditional: `seen by the physician within three years: ${known.conditional}` }]
  return [isNew, known]
}

/** What the circumstances in the mail make of the patient; null when they do not settle it. */
export function statusOf({ question: { text } }: Facts): 'new' | 'established' | null {
  if (ONLY_READ_A_TEST.test(text)) return 'new'
  return SAW_BEFORE.test(text) || FOLLOWED_THE_PHYSICIAN.test(text) || SEEN_IN_THE_GROUP.test(text)
    ? 'established'
    : null
}
