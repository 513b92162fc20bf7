// Who may do, sign and bill a visit: teaching physicians, shared visits, consultations, colleagues and staff, told in words.
import type { Advice, Facts } from '../finding.ts'
import { settles, type ToldCase, toldCases } from '../told-cases.ts'
import { BEHAVIORAL_CASES } from './behavioral-cases.ts'
import { CARE_CASES } from './care-cases.ts'
import { CLINIC_CASES } from './clinic-cases.ts'
import { NEWBORN_CASES } from './newborn-cases.ts'
import { SCREENING_CASES } from './screening-cases.ts'

const CASES: ToldCase[] = [
  {
    words: [
      /\b(?:PA|NP|APP|APRN|nurse practitioner|physician assistant)s?\b/,
      /\b(?:ED|ER|[Ee]mergency|hospital|inpatient|floor|ICU|rounds?|obs(?:ervation)?)\b/,
      /\bFS\b|\bshared\b|\bboth\b[^.?!]{0,20}\b(?:saw|see|seen)\b|\bagree\b|\bpersonally saw\b|\bco-?sign/i,
    ],
    unless: /\d ?-?min|\bresidents?\b|\bSNF\b|\bnursing\b/i,
    claim:
      'Without minutes whoever did the substantive part of decision making bills, Medicare with FS. "Saw and agree" is not it: the physician\'s own words must show the problems weighed, the plan made or approved and the risk taken on. If they do not, it is billed under the NP or PA, at 85 percent for Medicare.',
    notes: ['split-shared', 'npp-percent'],
    documentation:
      "The record should name both practitioners and show the physician's own decision making; the one who bills signs.",
    asks: [{ slot: 'provider', weight: 88, text: "the physician's own entry, and the minutes of each, if any" }],
  },
  {
    words: [
      /\bconsult|\bnever seen\b|\bfirst (?:visit|time)\b|\bnew to (?:us|the doctor)\b/i,
      /\bor\b|\binitial\b|\bAI\b/,
    ],
    codes: /^992[23][1-3]$/,
    payer: 'medicare',
    unless: /\bday of discharge\b/i,
    claim:
      "99221-99223 for the first visit of that specialty in the stay, whichever day of it, also as Medicare's stand-in for a consultation; 99231-99233 from the second one on. AI is for the admitting physician only.",
    drops: /^9923[1-3]$/,
    notes: ['hospital-first-visit', 'em-consultations'],
    asks: [{ slot: 'service', weight: 88, text: 'decision making or total time of the visit' }],
  },
  {
    words: [
      /\b(?:same|our|one) (?:doctor |physician |specialty )?(?:group|practice|TIN|tax id)\b|\bin our group\b/i,
      /\b(?:second|both|two|other)\b|\bafternoon\b|\bsame day\b/i,
      /\bsame day\b|\bafternoon\b|\bB20\b|\btwo (?:visits|E\/?Ms)\b/i,
    ],
    codes: /^99(?:2[0-3]|28|3[04])\d$/,
    claim:
      'Both are paid when the two are of different specialties and each treated what its own specialty treats; colleagues of one specialty bill one visit together. If the denied one qualifies, ask for a reopening or appeal with both specialties as enrolled, both notes and the two diagnoses.',
    notes: ['group-same-day', 'corrected-or-appeal'],
    asks: [{ slot: 'provider', weight: 88, text: 'the specialty under which each is enrolled with the payer' }],
  },
  {
    words: [
      /\bnew\b/i,
      /\b(?:our|same (?:group|practice))\b/i,
      /\b(?:hand|spine|shoulder|sports|joint|foot|retina|glaucoma|cornea|EP|electrophysiolog\w*|interventional|sub-?specialt\w*|different specialt\w*|diff specialt\w*)\b/i,
    ],
    codes: /^9920[2-5]$/,
    claim:
      'New only if the two are enrolled with the payer under different specialties or subspecialties: the enrollment counts, not what each mostly does. If so, it is an appeal with both taxonomies and the date last seen; if both are listed as one specialty, the patient is established and 99212-99215 goes out as a corrected claim.',
    notes: ['em-new-patient', 'corrected-or-appeal'],
    asks: [{ slot: 'provider', weight: 91, text: 'the specialty and taxonomy of each as the payer has them' }],
  },
  {
    words: [
      /\b(?:doctor|doc|physician|MD|he|she)\b[^.?!]{0,20}\b(?:was ?n[o']?t|not|out|away|off)\b/i,
      /\b(?:NP|PA)\b[^.?!]{0,15}\b(?:was|is|there|in|on[- ]?site|present)\b/,
    ],
    codes: /^99211$/,
    claim:
      'Under the one who supervised: the NP or PA in the office bills it under the own number, at 85 percent for Medicare. The physician bills it only when supervising, in the suite or, where the rules of the date allow it, by live video.',
    notes: ['incident-to', 'npp-percent'],
  },
  {
    words: [
      /\b(?:NP|PA|nurse practitioner|physician assistant)\b/,
      /\badmi\w*|\bH&P\b|\b9922[123]\b/i,
      /\bnext (?:day|morning)\b|\bfollowing (?:day|morning)\b/i,
    ],
    unless: /\bdischarg/i,
    claim:
      "Each bills the own visit: the admission (99221-99223) under the NP or PA who did it, at 85 percent for Medicare, and the physician's visit of the next date as 99231-99233. Two dates are no shared visit, so no FS, and the physician's later signature does not make the admission the physician's.",
    notes: ['split-shared', 'hospital-first-visit', 'npp-percent'],
  },
  {
    words: [/\bvideo\b|\btelehealth\b|\bvirtual/i, /\bnew\b/i],
    codes: /^9920[2-5]$/,
    claim:
      'A visit by video counts as seen face to face: who was seen that way within three years by the same specialty of the group is established.',
    notes: ['em-new-patient'],
  },
  {
    words: [/\bresidents?\b|\bteaching\b/i, /\bsurger|\bsurgical|\boperat|\boverlap|\bOR\b|\bendoscop|\bcolonoscop/],
    unless: /\bassist|\b8[0-2]\b|\bclinic\b|\bvisit\b/i,
    claim:
      "GC, when the teaching surgeon was there for the key portions of each operation and at once available for the rest, or named another surgeon who was. Of two that overlap, the key portions may not fall together. Without the surgeon's own entry of it the operation is not billed.",
    notes: ['teaching-surgery', 'modifier-gc-ge'],
    documentation:
      'The entry for each operation should say which portions were key, when the surgeon was present, and who was available.',
    asks: [{ slot: 'provider', weight: 86, text: 'the times of the key portions of each, and who covered the rest' }],
  },
  {
    words: [
      /\b(?:PA|NP|nurse practitioner|physician assistant)\b/,
      /\boffice\b|\bPOS ?11\b/i,
      /\b(?:MD|doctor|doc|physician)\b[^.?!]{0,20}\b(?:also|came|joined|saw|did|was brought)\b/i,
    ],
    unless: /\bnew (?:problem|patient|pt)\b/i,
    claim:
      "Not as a shared visit: those exist in facilities only. In the office it is the physician's claim where it truly was incident-to (the physician's plan, no new problem), or where the physician's own note shows a visit done and decided by the physician alone; else it goes out under the PA or NP.",
    notes: ['split-shared', 'incident-to'],
  },
  {
    words: [
      /\bobs(?:ervation)?\b/i,
      /\binpatient\b/i,
      /\b(?:made|convert\w*|chang\w*|switch\w*|then|became|upgraded|turned)\b/i,
    ],
    claim:
      'Since 2023 observation and inpatient days have the same codes, and the change of status begins no new stay: 99221-99223 on the first day, 99231-99233 on each later one, 99238 or 99239 on the day of discharge. Only the place of service follows the status of that day.',
    notes: ['hospital-first-visit', 'em-hospital-times'],
    asks: [{ slot: 'service', weight: 88, text: 'decision making or total time of each day' }],
  },
  {
    words: [/\bdown-?cod/i],
    claim:
      'An appeal with the note, and no corrected claim, if its minutes or decision making reach the level sent: the claim was right as sent. State in it the total time on the date or the two elements of decision making that meet the level. If the note carries only the lower level, the payment stands.',
    notes: ['corrected-or-appeal', 'em-office-level'],
  },
  {
    words: [/\bresidents?\b/i, /\b(?:attending|teaching|faculty|attest\w*|co-?sign\w*|preceptor)\b|\bGC\b/i],
    unless: /\bassist|\b8[0-2]\b|\bsurger(?:y|ies)\b|\boverlap/i,
    claim:
      'Only with the teaching physician\'s own entry of having done or been present for the key portions and taken part in the management: then GC. "Agree with above" or a signature alone does not carry the visit, and without such an entry it is not billed.',
    notes: ['teaching-physician', 'modifier-gc-ge'],
    documentation:
      'The entry should say "seen with the resident" or "seen and examined", what the teaching physician found and decided, and refer to the resident\'s note.',
    asks: [
      {
        slot: 'provider',
        weight: 86,
        text: 'whether the teaching physician saw the patient, or the clinic is an approved primary care exception center',
      },
    ],
  },
  {
    words: [/\b[Pp]rimary care exception\b|\bGE\b/],
    claim:
      'The primary care exception (GE) spares the presence for 99202, 99203, 99211-99213 and the wellness visits, leveled by decision making; 99204, 99205, 99214 and 99215 are not in it.',
    notes: ['primary-care-exception'],
  },
  {
    words: [
      /\bconsult/i,
      /\b(?:does ?n[o']?t|do ?n[o']?t|won'?t|not|no longer)\b[^.?!]{0,25}\b(?:tak|accept|pay|recogni|cover|allow)\w*\b[^.?!]{0,20}\bconsult|\bconsult\w*\b[^.?!]{0,40}\b(?:not|n[o']t|no longer|stopped)\b/i,
    ],
    claim:
      'Where the plan takes no consultation codes the visit is reported by its place: 99221-99223 for the first hospital visit of the stay, 99202-99215 in the office, leveled by its own minutes or decision making.',
    notes: ['payer-policy', 'em-consultations'],
  },
  {
    words: [/\bconsult/i, /\bmedicare (?:is |as |was )?(?:the )?(?:second|2nd)/i],
    claim:
      'With Medicare second, either the visit code goes to both payers, or the consultation code to the first and the visit code, with what the first paid, to Medicare, which refuses consultation codes.',
    notes: ['consult-medicare-secondary'],
  },
]

const ALL = [...CASES, ...CARE_CASES, ...CLINIC_CASES, ...NEWBORN_CASES, ...SCREENING_CASES, ...BEHAVIORAL_CASES]

/** Each case rests on its dated note; a note that is not loaded or not in force says nothing. */
export function visitCases(facts: Facts): Advice {
  return toldCases('visit-cases', ALL, facts)
}

/** Whether a case of the table answers the mail as a whole. */
export function settledByVisitCase(facts: Facts): boolean {
  return settles(ALL, facts)
}
