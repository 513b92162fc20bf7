// What offices write for why a patient came (chapter 21), and for the drugs and devices a patient lives with.
import { type ConditionWords, of } from './worded-condition.ts'

export const REASON_WORDS: readonly ConditionWords[] = [
  // Reasons for a visit (chapter 21).
  // A surveillance colonoscopy is a screening of somebody with a history.
  of(
    /\bsurveillance colonoscop\w{1,3}|\b(?:follow[- ]?up|f\/u|repeat) colonoscop\w{1,3}(?=[^.?!]{0,40}\b(?:hx|h\/o|history)\b[^.?!]{0,12}\bpolyps?)/i,
    'Z12.11',
    { isReason: true },
  ),
  of(/\bscreening colonoscop\w{1,3}|\bcolon(?:oscopy)? (?:cancer )?screen(?:ing)?/i, 'Z12.11', { isReason: true }),
  of(
    /\b(?<!abnormal )(?:screening )?pap\b(?: smear| test)?(?=[^.?!]{0,60}\b(?:hysterectomy|vaginal cuff)\b)/i,
    'Z12.72',
    {
      isReason: true,
      isService: true,
    },
  ),
  of(
    /\bscreening pap\b(?: smears?| tests?)?|\bpap (?:smears? )?(?:screen(?:ing)?|only)\b|\bcervical cancer screen\w{0,3}/i,
    'Z12.4',
    {
      isReason: true,
      isService: true,
    },
  ),
  of(/\bdepression screen\w{0,4}|\bscreen\w{0,4} for depression/i, 'Z13.31', { isReason: true, isService: true }),
  of(/\bscreening mammo\w{0,6}|\bmammo\w{0,6} screening/i, 'Z12.31', { isReason: true }),
  of(
    /\b(?:flu|influenza|tdap|covid|pneumonia|shingles|hep\w{0,7} b|hpv) (?:shots?|vaccin\w{1,8}|immuni[sz]ation)|\bvaccin(?:e|ation) only|\bencounter for immuni[sz]ation/i,
    'Z23',
    { isReason: true, isService: true },
  ),
  of(/\bTdap\b(?= (?:given|today|booster))/i, 'Z23', { isReason: true, isService: true }),
  of(/\b(?:med(?:ication)?s?|rx|prescription) refills?|\brefill(?: of)? (?:med\w{0,8}|rx|prescription)/i, 'Z76.0', {
    isReason: true,
  }),
  of(/\bwell[- ](?:child|baby)(?: \w{1,5})?/i, 'Z00.12', { isReason: true, words: 'child' }),
  of(/\b(?:annual|routine|yearly|adult) (?:physical|wellness|exam\w{0,7}|checkup|check-up)/i, 'Z00.0', {
    isReason: true,
    words: 'adult',
  }),
  of(/\bwell[- ]woman(?: \w{1,5})?|\b(?:annual|routine) (?:gyn\w{0,10}|pelvic)(?: exam\w{0,7})?/i, 'Z01.41', {
    isReason: true,
  }),
  of(/\bpre-?op(?:erative)? (?:clearance|exam\w{0,7}|visit|eval\w{0,6})/i, 'Z01.81', {
    isReason: true,
    words: 'preprocedural other',
  }),
  of(/\b(?:BP|blood pressure) (?:check|recheck)\b/i, 'Z01.3', {
    isReason: true,
    isService: true,
    words: 'examination blood pressure',
  }),
  of(/\bsuture removal|\bstitches (?:out|removed)/i, 'Z48.02', { isReason: true, isService: true }),
  of(
    /\b(?:admin\w{0,8} of |for )chemo\w{0,8}|\b(?:getting|receiving|here for|on) (?:\w{1,12} )?chemo\w{0,8}|\bchemo\w{0,8} (?:visit|session|infusion)/i,
    'Z51.11',
    {
      isReason: true,
      isService: true,
    },
  ),
  of(
    /\b(?:labs?|drug(?: level)?|med(?:ication)?|level|INR|toxicity) (?:monitoring|check|draw|levels?)\b(?=[^.?!]{0,20}\b(?:only|alone|visit)\b)|\b(?:only|just|solely) (?:here )?for (?:\w{1,12} )?(?:labs?|monitoring|levels?|INR)\b|\btherapeutic drug monitoring\b/i,
    'Z51.81',
    { isReason: true },
  ),
  of(/\b(?:TB|PPD|tuberculosis) (?:skin )?(?:test|screen)\w{0,3}/i, 'Z11.1', { isReason: true, isService: true }),
  of(/\bpre-?employment\b|\bfor (?:a |his |her |the )?(?:new )?job\b|\bemployment (?:exam|physical)/i, 'Z02.1', {
    isReason: true,
  }),
  of(/\bexpos(?:ed|ure)\b[^.?!]{0,20}\bcovid|\bcovid\b[^.?!]{0,40}\bexpos(?:ed|ure)\b/i, 'Z20.822', { isReason: true }),
  of(/\bsports physical/i, 'Z02.5', { isReason: true }),
  of(
    /\b(?:follow[- ]?up|f\/u|aftercare|post-?op|weeks? out|s\/p|status post)\b[^.?!]{0,40}\b(?:knee|hip|shoulder|joint) (?:replacement|arthroplasty)|\b(?:knee|hip|shoulder|joint) (?:replacement|arthroplasty)\b[^.?!]{0,40}\b(?:follow[- ]?up|f\/u|aftercare|post-?op|weeks? out)/i,
    'Z47.1',
    { isReason: true },
  ),
  of(/\b(?:elevated|high) (?:BP|blood pressure) readings?\b|\belevated (?:BP|blood pressure)\b/i, 'R03.0'),
]

export const STATUS_WORDS: readonly ConditionWords[] = [
  // Social determinants (guideline I.C.21.c.17: documented by any clinician).
  of(/\bhomeless\w{0,4}\b/i, 'Z59.0', { words: 'homelessness unspecified', note: 'icd-other-clinicians' }),
  of(/\bfood insecur\w{1,4}/i, 'Z59.41', { note: 'icd-other-clinicians' }),
  of(
    /\b(?:no|lack of|without) (?:a ride|transport\w{0,6})\b|\btransportation (?:insecurity|barrier|problem)/i,
    'Z59.82',
    {
      note: 'icd-other-clinicians',
    },
  ),
  of(/\bunemploy\w{2,4}/i, 'Z56.0', { note: 'icd-other-clinicians' }),
  of(/\blives alone\b|\bliving alone\b/i, 'Z60.2', { note: 'icd-other-clinicians' }),
  // Long-term drugs and status.
  of(
    /\b(?:long[- ]term (?:use of )?)?(?:prednisone|(?:systemic )?steroids) (?:long[- ]term|daily)|\blong[- ]term (?:use of )?(?:prednisone|steroids)/i,
    'Z79.52',
  ),
  of(/\b(?:humira|adalimumab|enbrel|etanercept|remicade|infliximab)\b/i, 'Z79.620'),
  of(/\bmethotrexate\b/i, 'Z79.631'),
  of(/\b(?:tamoxifen|raloxifene)\b/i, 'Z79.810'),
  of(/\b(?:anastrozole|letrozole|exemestane|arimidex|femara|aromatase inhibitors?)\b/i, 'Z79.811'),
  of(/\b(?:warfarin|coumadin|eliquis|apixaban|xarelto|rivaroxaban|anticoagula\w{1,5})\b/i, 'Z79.01'),
  of(
    /\b(?:oxycodone|hydrocodone|morphine|percocet|norco|tramadol|opioids?|opiates?)\b(?=[^.?!]{0,30}\blong[- ]term\b)|\blong[- ]term (?:use of )?(?:oxycodone|hydrocodone|morphine|tramadol|opioids?|opiates?)\b/i,
    'Z79.891',
  ),
  of(/\b(?:lithium|amiodarone|digoxin)\b/i, 'Z79.899'),
  of(/\binsulin pump\b/i, 'Z96.41'),
  of(/\b(?:on |hemo|peritoneal )?dialysis\b/i, 'Z99.2'),
]
