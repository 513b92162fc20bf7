// What offices write for conditions of the mind and for what people use (chapter 5).
import { type ConditionWords, of } from './worded-condition.ts'

export const MIND_WORDS: readonly ConditionWords[] = [
  of(
    /(?<=\b(?:parkinson|alzheimer|lewy bod|huntington)\w{0,2}\W?s?\b[^.?!]{0,20}\b(?:with|w\/|w|and)(?: \w{1,9})? )dementia\b|\bdementia\b(?=[^.?!]{0,60}\b(?:due to|in|from|with) (?:\w{1,8} )?(?:parkinson|alzheimer|lewy|huntington))/i,
    'F02',
    { words: 'dementia other diseases classified elsewhere' },
  ),
  of(
    /\b(?:MDD|major depress\w{1,4}(?: disorder)?)\b[^.;?]{0,20}\brecurrent|\brecurrent (?:MDD|major depress\w{1,4})/i,
    'F33',
    { words: 'recurrent' },
  ),
  of(/\b(?:MDD|major depress\w{1,4}(?: disorder)?)\b/i, 'F32', { words: 'major depressive disorder single episode' }),
  of(/\b(?:GAD|generali[sz]ed anxiety(?: disorder)?)\b/i, 'F41.1'),
  of(
    /\banxiety with depress\w{1,4}|\bdepress\w{1,4} with anxiety|\bmixed anxiety(?: and|\/)? depress\w{1,4}|\banxiety[-/ ]depression\b/i,
    'F41.8',
  ),
  of(/\banxiety(?: disorder)?\b/i, 'F41.9'),
  of(/\bdepress(?:ion|ed)\b/i, 'F32.A'),
  of(/\bpanic (?:disorder|attacks?)/i, 'F41.0'),
  of(/\bPTSD\b/i, 'F43.1', { words: 'post traumatic stress disorder' }),
  of(/\bADHD\b/i, 'F90', { words: 'attention deficit hyperactivity disorder' }),
  of(/\balcohol(?:ism| (?:dependence|use disorder,? (?:moderate|severe)))/i, 'F10.2', { words: 'alcohol dependence' }),
  of(/\balcohol (?:abuse|use disorder,? mild)/i, 'F10.1', { words: 'alcohol abuse' }),
  of(/\bopioid (?:dependence|use disorder)/i, 'F11.2', { words: 'opioid dependence' }),
  of(
    /\b(?:ex|former)[- ]smoker|\b(?:quit|stopped) smoking\b|\b(?:history|hx|h\/o) (?:of )?(?:smoking|tobacco(?: use)?)/i,
    'Z87.891',
  ),
  of(/\b(?:tobacco|nicotine) (?:use|dependence)|\b(?:cigarette )?smok(?:er|es|ing)\b/i, 'F17.21', {
    words: 'nicotine dependence cigarettes',
  }),
]
