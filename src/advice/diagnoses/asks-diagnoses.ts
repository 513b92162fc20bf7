// Whether a mail wants diagnoses, services or both: rules about the one keep silent where only the other is wanted.
import { diagnoses, procedures } from '../facts.ts'
import type { Facts } from '../finding.ts'

export const ASKS_DIAGNOSIS =
  /\bdx\b|\bdiagnos|\bicd\b|\bicd-?10|\bz ?codes?\b|\bfirst[- ]listed\b|\bsequenc|\bin (?:what|which) order\b/i

/** Asks for the diagnoses themselves, and not only by the way ("dx is chronic pain"). */
export const ASKS_WHICH_DIAGNOSES =
  /\b(?:what|which|need|correct|right|best)\b[^.?!]{0,25}\b(?:dx|diagnos\w{2,3}|icd(?:-?10)?)\b|\b(?:dx|diagnos\w{2,3}|icd(?:-?10)?)(?: codes?)?(?: order| please|\?)|\bhow (?:do|should|would) (?:i|we|you) code (?:the )?(?:dx|diagnos)|\bcode (?:the )?(?:dx|diagnos\w{2,3})\b/i

export const ASKS_A_SERVICE =
  /\bcpts?\b|\bhcpcs\b|\bbill(?:ing|ed|able)?\b|\bE\/?M\b|\bmod(?:s|if?i?e?rs?|ifers?)?\b|\bprocedures?\b|\bunits?\b|\bop note\b|\bexcision\b/i

/** Asks for diagnoses, or names some, and neither names nor asks for a service. */
export function asksForDiagnosesAlone(facts: Facts): boolean {
  const { text } = facts.question
  return (
    procedures(facts).length === 0 &&
    (ASKS_DIAGNOSIS.test(text) || diagnoses(facts).length > 0) &&
    !ASKS_A_SERVICE.test(text) &&
    !tellsWhyTested(text)
  )
}

/** "DEXA scan in our office, dx osteopenia" tells why; what it asks for is the code of the test. */
export function tellsWhyTested(text: string): boolean {
  return TELLS_A_DIAGNOSIS.test(text) && A_TEST.test(text) && !ASKS_WHICH_DIAGNOSES.test(text)
}

const TELLS_A_DIAGNOSIS =
  /\b(?:dx|diagnosis)(?: is| was| of|:| -)? (?!codes?\b|order|for\b|please|which|what|do\b|should)[a-z]{3}/i
const A_TEST =
  /\b(?:scans?|dexa|dxa|x-?rays?|mri|cta?|ultrasound|echo|holter|ekg|ecg|eeg|emg|ncs|spirometry|pft|stress test|mammo\w{0,5}|labs?|panel)\b/i
