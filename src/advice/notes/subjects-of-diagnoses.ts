// Which codes and words call for a note on diagnoses (see note-subjects.ts).
import type { Subject } from './note-subjects.ts'

export const DIAGNOSIS_SUBJECTS: Subject[] = [
  {
    note: 'icd-full-length',
    words: /\b(?:how many|full) (?:characters|digits)\b|\bmore specific\b|\bspecificity\b|\btruncated\b/i,
  },
  {
    note: 'icd-7th-character',
    words:
      /\b(?:7th|seventh) ?char|\b(?:initial|subsequent) encounter\b|\bsubsequent\b.{0,20}\bD\b|\bactive treatment\b.{0,40}\b(?:fx|fracture|injury|dx|code)\b/i,
  },
  { note: 'icd-placeholder-x', words: /\bplaceholder X\b|\bplaceholder\b.{0,40}\b(?:7th|seventh|character)/i },
  { note: 'icd-excludes1', words: /\bexcludes ?-?(?:1|one)\b/i },
  { note: 'icd-excludes2', words: /\bexcludes ?-?(?:2|two)\b/i },
  { note: 'icd-code-first', words: /\bcode first\b|\buse additional\b|\bmanifestation\b|\betiology\b/i },
  {
    note: 'icd-with',
    words:
      /\b(?:provider|doctor|dr)\b.{0,60}\b(?:link|linked|relate|due to)|\bassum\w{1,4} (?:link|relation)|\bdiabet\w{1,4} with\b|\b(?:dm2?|htn|hypertension) (?:with|and) (?:ckd|kidney|chf|heart failure|neuropath)/i,
  },
  {
    note: 'icd-hypertension-heart-kidney',
    codes: /^(?:I1[0-3]|I50|N18)(?:\.|$)/,
    words: /\b(?:ckd|kidney|chf|heart failure|hf|htn|hypertens)/i,
  },
  {
    note: 'icd-hypertension-heart-kidney',
    words:
      /\b(?:htn|hypertens\w{0,4})\b.{0,80}\b(?:ckd|kidney|chf|heart failure|hf)\b|\b(?:ckd|chf|heart failure)\b.{0,80}\b(?:htn|hypertens)/i,
  },
  {
    note: 'icd-outpatient-uncertain',
    words:
      /\bprobable\b|\bsuspect(?:ed)?\b|\brule[d]? ?-?out\b|\br\/o\b|\blikely\b|\bpossible (?:pneum|dx|diag|stroke|uti|mi|cancer|fracture|dvt|pe)|\bquestionable (?:dx|diag)/i,
  },
  {
    note: 'icd-test-results',
    words:
      /\b(?:path(?:ology)?|lab|radiolog\w{1,3}|imaging|biopsy) (?:report|result)s?\b.{0,80}\b(?:dx|diag|code)|\bcode from (?:the )?(?:path|radiology|lab)/i,
  },
  {
    note: 'icd-first-listed',
    words: /\bfirst[- ]listed\b|\bprimary (?:dx|diagnosis)\b|\b(?:which|what) (?:dx|diagnosis) (?:is |goes )?first\b/i,
  },
  { note: 'icd-routine-exam-findings', codes: /^Z00\.(?:0|12)/ },
  {
    note: 'icd-routine-exam-findings',
    words: /\b(?:annual|routine|well[- ]child|physical)\b.{0,80}\babnormal|\babnormal (?:finding|result)s?\b/i,
  },
  {
    note: 'icd-laterality',
    words: /\blaterality\b|\bunspecified side\b|\bbilateral (?:dx|diagnosis|code)\b|\b(?:left|right) or unspecified\b/i,
  },
  {
    note: 'icd-other-clinicians',
    words: /\b(?:bmi|pressure ulcer stage|nihss|coma scale|sdoh|social determinants)\b/i,
  },
  {
    note: 'icd-diabetes-drugs',
    codes: /^(?:E11|E13|E10|Z79\.(?:4$|84|85))/,
    words:
      /\binsulin\b|\bmetformin\b|\boral\b|\bozempic\b|\bsemaglutide\b|\bglp\b|\blantus\b|\bmounjaro\b|\btrulicity\b|\blong[- ]term\b/i,
  },
  {
    note: 'icd-drug-monitoring',
    codes: /^Z79\./,
    words: /\bmonitor|\blabs?\b|\bdrug level|\bsequenc|\bfirst\b|\bprimary\b/i,
  },
  {
    note: 'icd-drug-monitoring',
    words: /\b(?:drug|medication|therap\w{1,8}) (?:level )?monitoring\b.{0,80}\b(?:dx|diagnos|icd|code)|\bZ51\.81\b/i,
  },
  {
    note: 'icd-diabetes-drugs',
    words: /\b(?:dm2?|diabet\w{1,4}|type (?:2|ii)|t2dm)\b.{0,60}\b(?:insulin|metformin|oral|ozempic|lantus|glp)/i,
  },
  { note: 'icd-sequela', words: /\bsequelae?\b|\blate effects?\b/i },
  { note: 'icd-stroke-sequela', codes: /^(?:I63|I69|Z86\.73)/ },
  {
    note: 'icd-stroke-sequela',
    words:
      /\b(?:old|prior|previous|history of|hx of) (?:stroke|cva)\b|\b(?:stroke|cva)\b.{0,40}\b(?:ago|residual|deficit)/i,
  },
  { note: 'icd-pain-management', codes: /^G89/ },
  {
    note: 'icd-pain-management',
    words:
      /\bpain (?:management|control)\b.{0,60}\b(?:dx|first|primary|visit|cancer|code)|\b(?:visit|encounter)\b.{0,40}\bpain (?:management|control)\b/i,
  },
  { note: 'icd-post-covid', codes: /^U0(?:7\.1|9)/ },
  { note: 'icd-post-covid', words: /\blong covid\b|\bpost[- ]?covid\b|\bafter covid\b/i },
  {
    note: 'icd-once-only',
    words: /\bsame (?:dx|diagnosis|icd) (?:code )?twice\b|\b(?:dx|diagnosis|code) (?:listed|reported|used) twice\b/i,
  },
  {
    note: 'dx-yearly',
    words: /\b(?:icd|dx|diagnosis)\b.{0,60}\b(?:october|oct 1|grace period|new year|updates?|every year|yearly)\b/i,
  },
  { note: 'icd-low-back-pain-split', codes: /^M54\.5$/ },
  { note: 'icd-kidney-stage-3-split', codes: /^N18\.3$/ },
  { note: 'icd-depression-unspecified', codes: /^F32\.(?:9|A)$/ },
  { note: 'icd-obesity-classes', codes: /^E66\./ },
  { note: 'icd-obesity-classes', words: /\bobes/i },
  { note: 'icd-colon-polyp-history', codes: /^Z86\.010$/ },
  { note: 'icd-colon-polyp-history', words: /\bhistory of (?:colon )?polyps?\b|\bhx (?:of )?(?:colon )?polyps?\b/i },
  {
    note: 'icd-screening-first',
    words: /\bscreening\b.{0,120}\b(?:first|order|primary|dx|diagnos|sequenc|polyp|snare|found|became|turned)/is,
    unless: /\bmammo/i,
  },
  { note: 'icd-external-cause', words: /\bexternal cause|\bactivity codes?\b|\bplace of occurrence\b|\bY9[0-3]\b/i },
  { note: 'icd-screening-symptom', words: /\bscreening (?:or|vs\.?|versus) diagnostic\b/i },
  { note: 'icd-old-infarction', codes: /^(?:I21|I25\.2)/, words: /\bweeks?\b|\bmonths?\b|\bold\b/i },
  { note: 'icd-osteoporosis-fracture', codes: /^M8[01]/, words: /\bfx\b|\bfractur/i },
  {
    note: 'icd-substance-levels',
    codes: /^F1\d/,
    words: /\babuse\b.{0,80}\bdependence\b|\bdependence\b.{0,80}\babuse\b/is,
  },
  { note: 'icd-substance-levels', words: /\babuse (?:and|or|vs\.?) (?:\w{1,10} )?dependence\b/i },
  { note: 'icd-sepsis-order', words: /\bsepsis\b|\bseptic\b/i },
  { note: 'icd-history', words: /\b(?:active|current) (?:or|vs\.?) history\b/i },
  {
    note: 'icd-neoplasm-anemia',
    words:
      /\banemia\b.{0,60}\b(?:chemo|cancer|neoplas|malignan|tumor)|\b(?:chemo|cancer|malignan)\w{0,8}\b.{0,40}\banemia\b/is,
  },
  {
    note: 'icd-chemo-visit',
    words: /\bchemo\w{0,8}\b(?! induced).{0,80}\b(?:dx|diagnos|first|order)|\bZ51\.1/is,
    unless: /\banemia\b/i,
  },
  { note: 'icd-burns', words: /\bburns?\b/i, unless: /\b160[0-3]\d\b/ },
  { note: 'icd-preoperative', words: /\bpre-?op\w{0,8} (?:clearance|exam|visit|eval)/i },
  { note: 'icd-code-also', words: /\bcode also\b/i },
  { note: 'icd-pregnancy', words: /\bpregnan(?!cy test)|\bprenatal\b|\bOB visit\b/i },
]
