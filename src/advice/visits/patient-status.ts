// Whether a patient is new or established, by the circumstances that the mail tells.
import { monthsAgo } from '../../question/time-ago.ts'
import type { Facts } from '../finding.ts'

export type Status = 'new' | 'established'

// CPT and Claims Processing Manual ch. 12 section 30.6.7: only a face-to-face service in three years makes a patient established, with
// anyone of the same specialty in the group or with the physician who came to it.
const THREE_YEARS = 36
const ONLY_READ_A_TEST = /\b(?:read|interpreted)\b[^.?!\n]{0,80}\bnever (?:saw|seen|met|examined)\b/i
const FOLLOWED_THE_PHYSICIAN =
  /\b(?:by|with) (?:the |her |his |our )?same (?:surgeon|physician|doctor|provider)\b|\bpatients? (?:follow(?:s|ed|ing)?|came with|come with|moved with) (?:her|him|them|the)\b/i
const SAW = /\b(?:saw|seen|sees|visit(?:ed)?|treated|came|admitted)\b/i
// What a hospital or another practice did is no service of the group.
const BY_OTHERS = /\b(?:other|another|different) (?:practice|group|clinic|provider)\b|\belsewhere\b/i
const ASKED =
  /\bnew (?:or|vs\.?|versus|\/) ?est|\bnew(?: (?:pt|patient))?(?: codes?| visit)?\?|\bis (?:he|she|this|it|the (?:pt|patient)) (?:an? )?(?:new|est)/i
const SAYS_NEW = /\bnew (?:\w{2,12} ){0,3}(?:pts?|patients?)\b|\b(?:pt|patient) (?:is|was) new\b/i
const SAYS_ESTABLISHED = /\best(?:ablished|ab|\.)? (?:\w{2,12} )?(?:pts?|patients?)\b|\bknown (?:pt|patient)\b/i

/** Enrolment specialties by the words people use; those of one line are one specialty. */
const SPECIALTIES: [string, RegExp][] = [
  ['cardiology', /\bcardiolog\w+|\bcards\b/i],
  ['electrophysiology', /\belectrophysiolog\w+|\bEP doc\w*/i],
  ['dermatology', /\bdermatolog\w+|\bderm\b/i],
  ['orthopedic surgery', /\borthop\w+|\bortho\b/i],
  ['hand surgery', /\bhand surg\w+/i],
  ['pulmonology', /\bpulmonolog\w+|\bpulm\b/i],
  ['gastroenterology', /\bgastroenterolog\w+|\bGI (?:doc|physician|provider)/i],
  ['neurology', /\bneurolog\w+/i],
  ['endocrinology', /\bendocrin\w+/i],
  ['rheumatology', /\brheumatolog\w+/i],
  ['urology', /\burolog\w+/i],
  ['gynecology', /\bOB-?\/?GYN\b|\bgyn(?:ecolog\w+)?\b/i],
  ['general surgery', /\bgeneral surg\w+/i],
  ['hospital medicine', /\bhospitalists?\b/i],
  ['emergency medicine', /\bER (?:doc\w*|physician)|\bED (?:doc\w*|physician)|\bemergency (?:physician|medicine)/i],
  ['internal medicine', /\binternists?\b|\binternal medicine\b/i],
  ['family medicine', /\bfamily (?:medicine|practice|physician|doc\w*)|\bFP\b/],
  ['pediatrics', /\bpediatric(?:ian)?s?\b/i],
  ['podiatry', /\bpodiatr\w+/i],
  ['psychiatry', /\bpsychiatr\w+/i],
]

/** `status` null: the circumstances make it turn on a fact that `because` names. */
export type PatientStatus = { status: Status | null; because: string | null }

/** What makes the patient new or established, as a sentence where the circumstances decide and not a word of the asker. */
export function patientStatus({ question: { text } }: Facts): PatientStatus | null {
  if (ONLY_READ_A_TEST.test(text))
    return {
      status: 'new',
      because: 'New, as described: a test that was read without seeing the patient does not count as a visit.',
    }
  const months = SAW.test(text) ? monthsAgo(text) : null
  if (months !== null && months > THREE_YEARS)
    return {
      status: 'new',
      because: 'New, as described: more than three years have passed since the last visit face to face.',
    }
  const [first, second] = specialtiesIn(text)
  if (months !== null && first !== undefined && second !== undefined)
    return {
      status: 'new',
      because: `New, as described: ${first} and ${second} are different specialties, and only the exact same specialty and subspecialty of the group counts. The specialties as enrolled decide; an NP or PA counts as the specialty they work in.`,
    }
  if (FOLLOWED_THE_PHYSICIAN.test(text) || (months !== null && !BY_OTHERS.test(text) && first === undefined))
    return { status: 'established', because: ESTABLISHED }
  if (months !== null && first !== undefined && /\b(?:same|another|other)\b/i.test(text) && !BY_OTHERS.test(text))
    return /\b(?:NP|PA|nurse practitioner)\b/.test(text)
      ? {
          status: null,
          because: `It depends on the specialty the NP or PA worked in on that visit: in ${first} the patient is established, in another specialty of the group new.`,
        }
      : { status: 'established', because: ESTABLISHED }
  if (ASKED.test(text)) return null
  const [isNew, isKnown] = [SAYS_NEW.test(text), SAYS_ESTABLISHED.test(text)]
  return isNew === isKnown ? null : { status: isNew ? 'new' : 'established', because: null }
}

export const ESTABLISHED =
  'Established, as described: the physician, or one of the exact same specialty in the group, saw the patient face to face within three years; neither the practice nor its tax number matters.'

function specialtiesIn(text: string): string[] {
  return SPECIALTIES.filter(([, words]) => words.test(text)).map(([name]) => name)
}
