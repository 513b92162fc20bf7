// Lines for a visit whose level the mail does not tell: one for each kind of patient, to be settled by the record.
import type { ClaimLine, Facts } from '../finding.ts'
import { line } from '../said.ts'
import { patientStatus } from './patient-status.ts'

const HOSPITAL = /\binpatient\b|\bhospital (?:visit|rounds?|day)\b|\brounds\b/i
const EMERGENCY = /\bED\b|\b[Ee]mergency (?:room|dep\w{0,6})\b/
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
  const told = patientStatus(facts)
  if (told?.status === 'new') return [isNew]
  if (told?.status === 'established')
    return [
      told.because === null
        ? known
        : { ...known, conditional: `seen by the physician within three years: ${known.conditional}` },
    ]
  return [isNew, known]
}
