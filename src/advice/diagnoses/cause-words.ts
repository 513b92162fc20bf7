// What offices write for what happened (chapter 20): behind an injury, never first.
import { type ConditionWords, of } from './worded-condition.ts'

/** In the order in which they are looked for: a fall from something before a fall. */
export const CAUSE_WORDS: readonly ConditionWords[] = [
  of(/\bf(?:all|ell|alling) (?:from|off) (?:a |the |his |her )?ladder/i, 'W11'),
  of(/\bslip\w{0,4} (?:and fell |and fall )?on ice/i, 'W00.0'),
  of(/\bdog bite|\bbit(?:ten)? by (?:a |the |his |her )?dog/i, 'W54.0'),
  of(/\bMV[AC]\b|\bcar accident\b|\bmotor vehicle (?:accident|collision|crash)/i, 'V89.2'),
  of(/\bskateboard\w{0,3}/i, 'V00.131'),
  of(/\b(?:off|from) (?:a |the |his |her )?(?:bike|bicycle)|\bbi(?:ke|cycle) (?:accident|crash|wreck)/i, 'V18.0'),
  of(/\bneedle ?-?sticks?\b/i, 'W46.1'),
  of(/\bf(?:all|ell|alling) (?:down |on |off )?(?:the |some )?(?:stairs|steps)/i, 'W10.9'),
  of(/\bf(?:all|ell|alling) (?:thru|through|out of) (?:a |the )?window/i, 'W13.4'),
  of(/\bf(?:all|ell|alling|rolled) (?:out of|from|off) (?:the |his |her )?bed\b/i, 'W06'),
  of(/\bf(?:all|ell|alling) (?:out of|from|off) (?:a |the |his |her )?chair/i, 'W07'),
  of(/\b(?:tripped|slipped)\b/i, 'W01.0'),
  of(/\b(?:cat bite|bit(?:ten)? by (?:a |the |his |her )?cat)/i, 'W55.01'),
  of(/\bcat scratch\b|\bscratched by (?:a |the |his |her )?cat/i, 'W55.03'),
  of(/\bhot (?:water|coffee|tea|oil|soup|grease)\b/i, 'X12'),
  of(/\b(?:cut|stabbed)\b[^.;?]{0,25}\b(?:kitchen )?knife\b/i, 'W26.0'),
  of(/\bbroken glass\b/i, 'W25'),
  of(/\bfell\b|\bfall\b/i, 'W19'),
]
