// Behavioral health told in words: who may bill what, first evaluations, families, groups, crises and short screenings.
import type { ToldCase } from '../told-cases.ts'

const THERAPIST =
  /\b(?:LC?SWs?|LICSWs?|social workers?|psychologists?|Psy\.?D|LPCs?|LPCCs?|LMFTs?|MFTs?|LMHCs?|counselors?|therapists?)\b/i
const OTHER_THERAPY = /\b(?:physical|occupational|speech|massage|radiation|respiratory) therapist/i

/** Judged by `visitCases`. */
export const BEHAVIORAL_CASES: ToldCase[] = [
  {
    words: [THERAPIST],
    codes: /^(?:992\d\d|9083[368]|90792|9941[57]|G2211)$/,
    unless: new RegExp(
      `${OTHER_THERAPY.source}|\\b(?:same day as|with|and) (?:the |our )?(?:psychiatrist|MD|doctor|NP)\\b`,
      'i',
    ),
    claim:
      'No: psychologists, social workers, counselors and marriage and family therapists may not bill visits (992xx), 90792, nor the add-ons 90833, 90836 and 90838 that go with a visit. Theirs are 90791, 90832, 90834, 90837, 90846, 90847, 90853 and 90839. Drugs are managed and billed by a prescriber.',
    notes: ['therapists-billing'],
    drops: /^(?:992\d\d|9083[368]|90792|9941[57]|G2211)$/,
    asks: [{ slot: 'minutes', weight: 88, text: 'what the therapist did, and the minutes of psychotherapy' }],
    settles: true,
  },
  {
    words: [THERAPIST, /\bincident[- ]to\b|\bunder (?:the |our )?(?:psychiatrist|doctor|MD|physician|supervis)/i],
    unless: OTHER_THERAPY,
    claim:
      'With Medicare those who can enroll (psychologists, clinical social workers, since 2024 counselors and marriage and family therapists) bill under their own number: psychologists at 100, the others at 75 percent. Incident-to is for staff who cannot enroll, such as an associate under supervision, where state law allows, and since 2023 under general supervision.',
    notes: ['therapists-billing', 'npp-percent', 'behavioral-supervision'],
  },
  {
    words: [/\bLPCs?\b|\bLMFTs?\b|\bMFTs?\b|\bLMHCs?\b|\bcounselors?\b|\bfamily therapists?\b/i, /\bmedicare\b/i],
    codes: /^(?:9079[01]|9083[2479]|9084[67]|90853)$|^$/,
    unless: new RegExp(`${OTHER_THERAPY.source}|\\bincident`, 'i'),
    claim:
      'Yes, since 2024 Medicare pays enrolled marriage and family therapists and mental health counselors under their own number, at 75 percent of what a psychologist is paid.',
    notes: ['therapists-billing'],
  },
  {
    words: [
      /\b(?:intake|first|initial|diagnostic|psych\w*) (?:eval\w*|assess\w*|intake|visit|interview)/i,
      /\bpsychiatr|\btherap|\bbehavioral|\bmental|\bLC?SW\b|\bcounsel|\bPMHNP\b/i,
    ],
    codes: /^9079[12]$/,
    unless: /\bsame day\b|\bdenied\b|\bextend|\btwice\b|\bsecond\b/i,
    claim:
      '90791 is the diagnostic evaluation without, 90792 with medical services (drugs, examination), the latter for prescribers only. Neither goes with a visit or psychotherapy by the same practitioner on that day; one for an episode, again when the patient comes back after a break or has to be evaluated anew.',
    notes: ['psychiatric-evaluation'],
  },
  {
    words: [
      /\bfamily (?:therapy|session|psychotherapy)|\b(?:parents?|mom|mother|spouse|family)\b/i,
      /\bwithout (?:the )?(?:patient|pt|child|client)\b|\bpatient not (?:there|present)\b|\bpt not (?:there|present)\b|\bonly (?:the )?(?:parents?|mom|family)\b/i,
      /\btherap|\bsession|\bcounsel/i,
    ],
    unless: OTHER_THERAPY,
    claim:
      '90846: family psychotherapy without the patient, from 26 minutes on; 90847 is with the patient. It must serve the treatment of the patient, who is the one billed for.',
    notes: ['family-psychotherapy'],
    lines: [['90846', 'from 26 minutes on']],
    settles: true,
  },
  {
    words: [/\bcrisis\b/i, /\bmin(?:ute)?s?\b|\b9083[79]\b|\b90840\b/i],
    claim:
      'Psychotherapy for a crisis is 90839 for 30 to 74 minutes, and 90840 for each further 30 minutes; under 30 minutes 90832 (or 90833 with a visit). No 90791, 90792 or 90832-90838 on that date.',
    notes: ['crisis-psychotherapy'],
  },
]
