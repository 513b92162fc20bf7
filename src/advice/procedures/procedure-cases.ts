// Operations and small procedures told with what came before, beside or behind them, settled by dated notes.
import type { Advice, Facts } from '../finding.ts'
import { type ToldCase, toldCases } from '../told-cases.ts'

const CASES: ToldCase[] = [
  {
    words: [
      /\b(?:consult\w{0,6}|visit|eval\w{0,7}|e\/?m)\b/i,
      /\b(?:next (?:week|month)|(?:a|\d{1,2}|two|three|few) (?:days?|weeks?|months?) (?:later|before|earlier|prior)|scheduled)\b/i,
      /\b(?:can|do|may|should) (?:we|i) (?:still )?(?:bill|charge|code|get paid for) (?:for )?(?:the |that |a |this )?(?:consult|visit|eval|e\/?m|office)/i,
    ],
    codes: /^[1-6]\d{4}$/,
    unless: /\bpost-?op|\bafter (?:the )?surgery|\bsame day\b|\bday before\b|\bpre-?op\b|\bH ?& ?P\b/i,
    claim:
      'Yes: a visit that decided on the operation a week or more before it is no part of its package, which begins the day before an operation with 90 days and on the day itself for 0 or 10. No modifier; the level by decision making or time.',
    notes: ['global-periods'],
  },
  {
    words: [/\bpessar(?:y|ies)\b/i, /\b(?:fit\w{0,5}|insert\w{0,5}|new|initial|suppl\w{1,5}|itself|placed?)\b/i],
    unless: /\bclean|\bcheck\b|\bre-?insert/i,
    claim:
      '57160 for fitting and placing a new pessary, and the pessary itself, if the office supplied it: A4562 (not rubber) or A4561 (rubber). A visit beside it needs work of its own and 25.',
    notes: ['pessary'],
  },
  {
    words: [/\bpessar(?:y|ies)\b/i, /\bclean\w{0,3}\b|\bcheck\b|\bre-?insert/i],
    claim:
      'Taking out, cleaning and putting back the same pessary is an office visit (99212-99215 by what was decided), not 57160, which is for fitting a new one.',
    notes: ['pessary'],
    drops: /^57160$/,
  },
  {
    words: [
      /\byag\b|\b66821\b|\bcapsulotomy\b/i,
      /\bcataract\b|\b6698[24]\b/i,
      /\bglobal\b|\bsame (?:surgeon|doctor|eye)\b|\b\d{1,3} (?:days?|weeks?|months?)\b|\bpost-?op/i,
    ],
    claim:
      'Within the 90 days of the cataract operation on that eye, by the same surgeon or group: 66821-78 with the side, done in a laser suite, which counts as an operating room. After the 90 days, or on the other eye, no 78.',
    notes: ['laser-suite', 'modifier-78'],
  },
  {
    words: [
      /\b31237\b|\bdebrid\w{0,6}\b/i,
      /\bFESS\b|\bsinus (?:surgery|op)|\bethmoidectomy\b|\bantrostomy\b|\b312(?:5[3-9]|67|76|8[78])\b/i,
    ],
    claim:
      'Yes: sinus endoscopy (31253-31288) has no days after it, so 31237 at a later visit goes without a modifier, with 50 when both sides were cleaned. Where the septum or turbinates were operated on too (30520, 30130, 30140: 90 days), the cleaning of the sinuses takes 79 if it had nothing to do with these; some plans pay it only as 58 or 78, or not at all.',
    notes: ['sinus-debridement'],
  },
  {
    words: [
      /\bpatholog\w{1,4}\b|\bpath\b|\b8830[0-9]\b/i,
      /\b(?:do|can|should|would) (?:we|i) (?:also |still )?(?:bill|code|charge|report) (?:for )?(?:that|it|the path|path|88\d{3}|this)\b|\bwho (?:bills|codes)\b/i,
    ],
    codes: /^[1-6]\d{4}$/,
    unless: /\bin-?house\b|\bour (?:own )?(?:lab|patholog)/i,
    claim:
      'Not unless your own practice examines it: 88305 belongs to whoever prepares the slides (TC) and reads them (26). Taking the tissue and sending it out are part of the procedure.',
    notes: ['tissue-examination'],
    drops: /^8830\d$/,
  },
]

export function procedureCases(facts: Facts): Advice {
  return toldCases('procedure-cases', CASES, facts)
}
