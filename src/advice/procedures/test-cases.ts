// Tests of laboratory, pathology, heart, lungs and sleep told in words, each settled by a dated note.
import type { Advice, Facts } from '../finding.ts'
import { type ToldCase, toldCases } from '../told-cases.ts'

const CASES: ToldCase[] = [
  {
    words: [/\bhome sleep\b|\bHS(?:A)?T\b|\bsleep (?:test|study) at home\b|\bunattended sleep\b|\bwatch ?pat\b/i],
    unless: /\bCPAP\b|\bdx\b|\bdiagnos/i,
    claim:
      'One code by what the device records and by the payer, never two for one night: 95806 (breathing effort and flow, heart rate, oxygen), 95800 or 95801 for fewer or derived signals; as G codes G0398, G0399, G0400 by device type II, III, IV. G0399 and 95806 tell about the same device: contractors of Medicare differ in which they take, most other plans take 95806.',
    notes: ['home-sleep-codes'],
    asks: [
      {
        slot: 'service',
        weight: 90,
        text: 'the device and its channels, the payer, and who owns the device and who read the night',
      },
    ],
  },
  {
    words: [
      /\bslides?\b|\b8832[135]\b/i,
      /\banother\b|\boutside\b|\bother (?:hospital|lab|facility)|\breferred\b|\belsewhere\b|\bsecond opinion\b|\bre-?review|\bconsult/i,
    ],
    claim:
      'By what came in: 88321 for slides prepared elsewhere, 88323 where slides had to be made here of the material sent, 88325 with a full review of records and specimens. Once for the case, however many slides, with a written report to whoever asked; stains made anew are lines of their own.',
    notes: ['slides-of-others'],
    lines: [['88321', 'if only slides prepared elsewhere were read']],
  },
  {
    words: [
      /\bremote(?:ly)?\b|\bfrom home\b|\btransmi(?:ssion|tted)/i,
      /\bpacer\b|\bpacemaker\b|\bPPM\b|\bICD\b(?!-?10| ?codes?)|\bdefib\w{0,8}\b|\bloop recorder\b|\bILR\b/i,
    ],
    unless: /\bphysiologic|\b9945[3478]\b|\bimplant(?:ed|ation)? (?:today|of)\b/i,
    claim:
      'Once in up to 90 days: for a pacemaker 93294 (reading) and 93296 (technical part), for a defibrillator 93295 with 93296; both lines where you do both. A loop recorder is 93298 once in up to 30 days. At least 30 days (loop recorder 10) must have been watched, and a check in person in that time is not billed for what the remote code holds.',
    notes: ['remote-device-checks'],
    asks: [
      {
        slot: 'service',
        weight: 88,
        text: 'which device it is, the first day of the period, and who does the technical part',
      },
    ],
  },
  {
    codes: /^(?:G0103|84153)$/,
    words: [/\bPSA\b|\bprostat|\bG0103\b/i, /\bscreen|\bor\b|\bvs\b|\binstead\b|\bwhich\b|\bBPH\b|\belevated\b/i],
    unless: /\bden(?:y|ied|ial)\b/i,
    claim:
      'By the reason, never both: G0103 with Z12.5 for a man without sign or symptom that it looks into, once 11 full months have passed, for Medicare; 84153 with the diagnosis when a sign, symptom or known disease calls for it (N40.- for an enlarged prostate, R97.20 for a raised value). Other payers take 84153 for screening too, with Z12.5.',
    notes: ['frequency-psa'],
    asks: [
      { slot: 'diagnosis', weight: 92, text: 'whether the order says screening, or names a sign, symptom or disease' },
    ],
  },
  {
    codes: /^8830[57]$/,
    words: [/\bprostat/i, /\bmedicare\b/i],
    unless: /\bnot medicare\b|\bTUR/i,
    payer: 'medicare',
    claim: 'G0416 x1 for Medicare, however many cores and jars, in place of 88305.',
    notes: ['prostate-biopsy-pathology'],
    drops: /^88305$/,
    lines: [['G0416', null]],
  },
]

/** The findings and asks of every case told. */
export function testCases(facts: Facts): Advice {
  return toldCases('test-cases', CASES, facts)
}
