// What offices write for symptoms and findings (chapter 18 and its like), which a disease that explains them leaves out.
import { type ConditionWords, of } from './worded-condition.ts'

export const SYMPTOM_WORDS: readonly ConditionWords[] = [
  of(/\bchest pain\b/i, 'R07.9'),
  of(/\b(?:SOB|shortness of breath|dyspnea)\b/i, 'R06.02'),
  of(/\bsyncop\w{1,3}|\bpassed out\b|\bfaint(?:ed|ing)\b/i, 'R55'),
  of(/\bfatigue\b/i, 'R53.83'),
  of(/\b(?:elevated|high|abnormal) (?:liver|hepatic) enzymes?\b/i, 'R74.8'),
  of(/\b(?:elevated|high|abnormal) (?:LFTs?|liver function tests?)\b/i, 'R79.89'),
  of(/\b(?:elevated|high) (?:AST|ALT|transaminases?)\b/i, 'R74.01'),
  of(/\b(?:breast (?:lump|mass)(?:es)?|(?:lump|mass)(?:es)? (?:in|of) (?:the )?(?:left |right )?breast)\b/i, 'N63', {
    words: 'unspecified lump quadrant',
  }),
  of(/\bcough\b/i, 'R05', { words: 'cough' }),
  of(/\b(?:heart |cardiac )murmur\b|\bmurmur\b/i, 'R01.1'),
  of(/\bcolic\b/i, 'R10.83'),
  of(/\bfuss(?:y|iness)\b/i, 'R68.12'),
  of(/\bdysuria\b/i, 'R30.0'),
  of(/(?<=\bdysuria[ ,&and]{1,6})(?:urinary )?frequency\b/i, 'R35.0'),
  of(/\bfever\b/i, 'R50.9'),
  of(/\brash\b/i, 'R21'),
  of(/\b(?:nausea (?:and|&|\/) vomiting|N\/V)\b/i, 'R11.2'),
  of(/\bnausea\b/i, 'R11.0'),
  of(/\bvomiting\b/i, 'R11.10'),
  of(/\bheadaches?\b/i, 'R51.9'),
  of(/\babdominal pain\b/i, 'R10.9'),
  of(/\bdizz(?:y|iness)\b/i, 'R42'),
  of(/\banemia\b/i, 'D64.9', { inPregnancy: 'O99.0' }),
  of(/\bnose ?bleeds?\b|\bepistaxis\b/i, 'R04.0'),
  of(/\bhematuria\b|\bblood in (?:the )?urine/i, 'R31.9'),
  of(/\b(?:GI|gastrointestinal) bleed\w{0,3}/i, 'K92.2'),
  of(/\bmelena\b/i, 'K92.1'),
  of(/\bvap(?:es?|ing)\b|\be-?cig\w{0,8}/i, 'F17.29', {
    words: 'nicotine dependence other tobacco product uncomplicated',
  }),
]
