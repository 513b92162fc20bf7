// Maternity care and newborns in hospital, told in words.
import type { ToldCase } from '../told-cases.ts'

const NEWBORN = /\b(?:new-?born|NB|baby|infant)s?\b/i
const BIRTH_STAY = /\b(?:hospital|nursery|birth|born|deliver\w*|discharg\w*|d\/c|rounds?)\b/i
const SICK = /\bNICU\b|\bintensive|\bcritical|\b994(?:6[89]|7\d)\b|\bsick\b|\bjaundice|\bresuscit/i
const CIRCUMCISED = /\bcirc(?:umcis\w*|s|'d)?\b/i
const LATER_DISCHARGE = /\b(?:discharg\w*|d\/c'?d?|went home|sent home)\b/i
const ONE_DATE = /\bsame (?:day|date)\b/i

/** Judged by `visitCases`. */
export const NEWBORN_CASES: ToldCase[] = [
  {
    words: [NEWBORN, BIRTH_STAY, LATER_DISCHARGE],
    unless: new RegExp(`${SICK.source}|${ONE_DATE.source}|\\boffice\\b|\\bclinic\\b|\\b\\d{1,2} (?:month|mo)\\b`, 'i'),
    claim:
      'A healthy newborn: 99460 on the first day seen, 99462 for each day between, 99238 on the day of discharge (99239 over 30 minutes). First-listed is Z38.-, by place and kind of birth (Z38.00 vaginal, Z38.01 by cesarean, in hospital).',
    notes: ['newborn-care'],
    lines: [
      ['99460', 'first day'],
      ['99238', 'day of discharge; 99239 over 30 minutes'],
      ['Z38.00', 'born in hospital vaginally; Z38.01 by cesarean'],
    ],
    settles: true,
  },
  {
    words: [NEWBORN, LATER_DISCHARGE, ONE_DATE],
    unless: new RegExp(`${SICK.source}|\\boffice\\b`, 'i'),
    claim:
      '99463 alone: a healthy newborn first seen and discharged on one date. With two dates it is 99460 and 99238. First-listed is Z38.-.',
    notes: ['newborn-care'],
    lines: [
      ['99463', null],
      ['Z38.00', 'born in hospital vaginally; Z38.01 by cesarean'],
    ],
    settles: true,
  },
  {
    words: [NEWBORN, CIRCUMCISED],
    unless: /\bfreehand\b|\bsurgical excision\b|\b5416[01]\b|\brevis/i,
    claim:
      'The circumcision with clamp or other device is 54150, its block included (52 without a block); the newborn visit of that date takes 25 where it was care of its own. The diagnosis is Z41.2 where it was not for a disease.',
    notes: ['newborn-circumcision'],
    lines: [['54150', 'clamp or other device']],
  },
  {
    words: [NEWBORN, CIRCUMCISED, LATER_DISCHARGE],
    unless: new RegExp(`${SICK.source}|${ONE_DATE.source}|\\boffice\\b|\\bclinic\\b`, 'i'),
    claim: 'Done on the day of discharge, the circumcision puts 25 on 99238.',
    notes: ['newborn-circumcision'],
    lines: [['99238-25', 'if the circumcision was on that day']],
  },
  {
    words: [
      /\bglobal\b/i,
      /\b(?:ob|prenatal|antepartum|pregnan\w*|maternity)\b/i,
      /\b(?:uti|cold|flu|sinus\w*|bronchitis|rash|asthma|sick|cough|strep|injur\w*|fell|fall|vomiting|headaches?|bleeding|unrelated|problem visits?|extra visits?|high[- ]risk|hypertension|diabetes|GDM|preeclampsia)\b/i,
    ],
    unless: /\btransfer|\bc-?section\b|\bdeliver/i,
    claim:
      "Yes, if it was no routine visit of the pregnancy: an illness, or a complication with visits beyond the usual, is billed as it happens with 99212-99215 and its own diagnosis (chapter 15 first where it complicates the pregnancy, such as O23.4-). It is not 24's case; some payers want 25 or a claim after the delivery.",
    notes: ['maternity-package', 'icd-pregnancy'],
    settles: true,
  },
  {
    words: [/\btwins?\b|\btriplets?\b/i, /\bc-?sections?\b|\bc\/s\b|\bcesarean/i, /\bvaginal\w*|\b59400\b/i],
    claim:
      'First twin vaginally, second by cesarean: 59510 for the cesarean with the whole care, and 59409 with 51 (59 where the payer wants it) for the vaginal birth; the care before and after is counted once. Diagnoses O30.- and Z37.2.',
    notes: ['maternity-twins'],
    drops: /^59400$/,
    lines: [
      ['59510', null],
      ['59409-51', '59 where the payer wants it'],
    ],
    settles: true,
  },
  {
    words: [/\btwins?\b/i, /\b(?:both|vaginal\w*)\b/i],
    unless: /\bc-?sections?\b|\bc\/s\b|\bcesarean|\bultrasound|\bsono|\bNST\b/i,
    claim:
      'Both vaginally: 59400 for the first with the whole care, 59409 with 51 (59 where the payer wants it) for the second.',
    notes: ['maternity-twins'],
    lines: [
      ['59400', null],
      ['59409-51', '59 where the payer wants it'],
    ],
    settles: true,
  },
  {
    words: [/\btwins?\b/i, /\bc-?sections?\b|\bc\/s\b|\bcesarean/i],
    unless: /\bvaginal|\b59400\b|\bultrasound|\bsono|\bNST\b/i,
    claim: 'Both by cesarean: 59510 once, since one cut delivered both; 22 only where the record shows much more work.',
    notes: ['maternity-twins'],
    lines: [['59510', null]],
    settles: true,
  },
  {
    words: [/\bstill-?(?:born|birth)\b|\bfetal (?:demise|death)\b|\bIUFD\b/i, /\bdeliver\w*|\bbirth\b|\bvaginal/i],
    unless: /\b(?:[1-9]|1\d) ?(?:wks?|weeks?)\b|\bD&[CE]\b|\bmissed ab/i,
    claim:
      "From 20 weeks on it is a delivery as any other: 59400 with the whole care, 59409 alone, 59410 with the care after it (59510, 59514, 59515 by cesarean). The mother's diagnoses are O36.4XX0 and Z37.1; P95 is for the child's record.",
    notes: ['maternity-stillbirth'],
    lines: [
      ['59409', 'delivery alone; 59410 with the care after it, 59400 with the whole care'],
      ['O36.4XX0', null],
      ['Z37.1', null],
    ],
    settles: true,
  },
  {
    words: [
      NEWBORN,
      /\boffice\b|\bclinic\b|\bfollow[- ]?up\b/i,
      /\b(?:saw|seen|see|rounded|took care)\b[^.?!]{0,30}\b(?:hospital|nursery)\b|\bnew or est/i,
    ],
    unless: /\bnot (?:seen|us)\b|\bnever (?:saw|seen)\b|\bNICU\b/i,
    claim:
      "Established: the group saw the newborn face to face in hospital. A routine check is 99391 with Z00.110 (under 8 days) or Z00.111 (8 to 28 days); a visit for jaundice or weight is 99212-99215 by its own decision making, with the newborn's own diagnosis (P59.- for jaundice, P92.- for feeding). Bilirubin through the skin is 88720.",
    notes: ['newborn-office'],
    lines: [
      ['99391', 'routine check'],
      ['99213', 'visit for a problem, 99212-99215 by decision making or time'],
    ],
    settles: true,
  },
  {
    words: [/\b(?:beyfortus|nirsevimab|enflonsia|clesrovimab)\b/i],
    claim:
      'Beyfortus is 90380 (0.5 ml, under 5 kg) or 90381 (1 ml); giving it is 96380 with counseling by the practitioner, 96381 without, not 90460 or 90471: it is an antibody and no vaccine. Diagnosis Z29.11. 25 on the visit.',
    notes: ['rsv-antibody'],
    lines: [
      ['96380', 'with counseling by the practitioner; 96381 without'],
      ['90380', '0.5 ml; 90381 for 1 ml; not billed where a program gave it'],
    ],
    settles: true,
  },
  {
    words: [/\b(?:sports?|camp|school|DOT|pre-?employment|CDL|daycare) (?:physicals?|exams?)\b/i],
    unless: /\bwell[- ]?(?:child|check|visit)|\bWCC\b|\bdenied\b/i,
    claim:
      'An examination for a form alone has no code of its own, and most plans do not cover it: the patient pays the fee of the practice, told beforehand. Z02.5 for sports, Z02.0 for school or camp, Z02.1 before employment, Z02.4 for a driving license. Only a full preventive visit is one (9938x, 9939x by age).',
    notes: ['form-physicals'],
    settles: true,
  },
]
