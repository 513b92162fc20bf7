// Says what a mail asks for; one mail often asks two to five things.
import { isDottedDiagnosis } from '../codes/code-shape.ts'
import type { Intent, MentionedCode } from './question.ts'
import { outOfScope } from './scope.ts'

const CUES: [Intent, RegExp][] = [
  [
    'code_definition',
    /\bwhat(?:'?s| is| does| are)\b(?! the (?:code|cpt))|\bdiff(?:erence)? (?:between|w|with)\b|\bdefin|\bmean(?:s|ing)?\b|\bexplain/i,
  ],
  [
    'code_search',
    /\b(?:which|what|right|correct|best) (?:\w{2,12} )?codes?\b|\bhow (?:do|should|would|can) (?:i|we|you) (?:bill|code|report)\b|\bcodes?(?: please|\?| for\b)|\bis there a code|\bwhat to use\b|\bbill both\b|\b(?:two|one) codes?\b|\bcodes and modif/i,
  ],
  [
    'ncci_pair',
    /\btogether\b|\bbundl|\bunbundl|\bcci\b|\bncci\b|\bptp\b|\bbill both\b|\bboth (?:codes|pay)|\bedits?\b|\bcolumn (?:1|2|one|two)|\bincluded\b|\blayered closure\b|\bseparately\b|\bsame (?:day|date|session|visit|encounter)|\bwith\b|\bCO-?\s?(?:97|236)/i,
  ],
  ['modifier', /\bmod(?:s|ifi?e?rs?|ifers?|fiers?)?\b|\b(?:XE|XS|XP|XU|JW|JZ|KX|GA|GZ)\b/i],
  [
    'units_mue',
    /\bhow many\b|\bunits?\b|\bmue\b|\b\d+(?:\.\d+)? ?(?:mg|mcg|ml|cm|min(?:ute)?s?)\b|\b[x×] ?(?:\d|\?)|\bwaste/i,
  ],
  [
    'addon',
    /\badd-?on\b|\beach additional\b|\blist separately\b|\bN122\b|\bB15\b|\bprimary code\b|\b(?:16|[2-9]|1\d) AKs?\b|\bbase code\b|\bprolonged\b/i,
  ],
  [
    'global',
    /\bpost[- ]?op|\bglobal\b|\b(?:days?|weeks?|months?) later\b|\b(?:back|return\w{0,3}|taken|went) (?:back )?to (?:the )?(?:OR\b|operating room)|^(?!.*\b(?:remote|interrogat)).*\b(?:10|90)[- ]days?\b|\bdecision for surgery\b|\bdecided\b.{0,60}\bsame day\b|\bstaged\b|\bafter (?:surgery|\w{2,12} (?:amputation|repair|replacement))/i,
  ],
  [
    'crosswalk',
    /\breplac(?:ed|es|ement)\b|\bmedicare version\b|\bold code\b|\bcrosswalk\b|\binstead of\b|\brebill with\b/i,
  ],
  [
    'dx_px_necessity',
    /\bcovered d(?:x|iagnos)|\bCO-?\s?(?:11|50)\b|\bmedical(?:ly)? necess|\bsupports?\b|\bwhich d(?:x|iagnos\w{2,3})\b/i,
  ],
  [
    'coverage',
    /\bcover(?:ed|age|s)?\b|\b(?:can|could|may|do|should)\b[^.?!]{0,60}\bto medicare\b|\bannual\b|\bscreening\b|\bawv\b|\broutine foot\b|\bcpap\b|\bABN\b|\bhow often\b|\bfrequency\b|\blcd\b|\bncd\b|\bonce (?:a|per|every)\b|\bbenefit/i,
  ],
  [
    'em_level',
    /\bE\/?M\b|\blevel\b|\bMDM\b|\bnew (?:pt|patient)|\bestablished\b|\best\.? (?:pt|patient)|\bnew\?|\b99(?:20|21|22|23|28)\d\b|\bcritical care\b|\bconsult/i,
  ],
  [
    'compliance',
    /\bcan we just\b|\bcan (?:the |a |our )?(?:biller|coder)s?\b|\bjust change\b|\bchange (?:the )?(?:dx|diagnos|note|record)|\bwaiv(?:e|es|ing|ed|er)\b|\boverpa(?:id|yment)|\baddend|\blate entry\b|\bjust use\b(?! [A-TV-Z]\d)|\bforgot\b|\brefuses to pay\b|\bprofessional claim\b|\blegal\b|\bincident[- ]to\b|\b(?:which|what) dx\b.{0,60}\bpa(?:id|ys?)\b|\brefund\b|\bbill (?:her|him|the patient|patients?)\b|\bRAC\b|\baudit|\bwere we wrong\b|\bcan (?:the|an) (?:MA|RN|NP|nurse)\b|\bcredential|\benroll(?:ed|ment)\b|\bNPIs?\b|\blocums?\b|\bprofessional courtesy\b|\bco-?pays?\b/i,
  ],
  [
    'code_validity',
    /\b(?:in)?valid\b|\bdeleted?\b|\bretired\b|\bnew code\b|\bstill (?:valid|active|right|good|true)\b|\bis that a code\b|\bexpired?\b|\brejected\b|\bkicked\b|\bterminated\b|\bold (?:claim|account|handout)/i,
  ],
  [
    'sequencing',
    /\bfirst[- ]listed\b|\bwhich (?:one |code |dx )?(?:is |goes |comes |do i list |should be )?first\b|\bfirst\?|\bgoes first\b|\bin (?:what|which) order\b|\border\b(?=[^.?!]{0,12}[?]|[^.?!]{0,8}$)|\bsequenc|\binitial\b|\bafter the (?:push|infusion)\b|\bprimary d(?:x|iagnosis)\b|\bfirst or (?:2nd|second)\b|\border of\b/i,
  ],
  ['fee_rvu', /\brvus?\b|\bhow much\b|\bfees?\b|\breimburs|\ballowed amount\b|\b50 ?%|\bpaid\b|\bpayment\b/i],
  ['telehealth_pos', /\btelehealth\b|\bvideo\b|\baudio|\bphone\b|\btelephone\b|\bPOS\b|\bplace of service\b/i],
  ['dx_coding', /\bdx\b|\bdiagnos(?:is|es)\b|\bicd(?:-?\d{1,2})?\b|\bexcludes ?[12]\b|\bsequela\b|\b7th char/i],
]

/** Every intent the words give, in the order of the table above; out_of_scope comes last and does not exclude the others. */
export function intentsIn(text: string, codes: MentionedCode[], denialCodes: string[]): Intent[] {
  const procedures = codes.filter((code) => !code.systems.includes('MODIFIER') && !isDiagnosis(code))
  const intents = new Set<Intent>(CUES.filter(([, cue]) => cue.test(text)).map(([intent]) => intent))
  if (procedures.length < 2) intents.delete('ncci_pair')
  if (
    procedures.length < 2 &&
    /\bbundl|\bunbundl|\bn?cci\b|\bptp\b|\bedits?\b|\bcolumn\b|\bincluded\b|\bCO-?\s?(?:97|236)/i.test(text)
  )
    intents.add('ncci_pair')
  if (procedures.length >= 2) intents.add('ncci_pair')
  if (codes.some((code) => code.systems.includes('MODIFIER') || code.modifiers.length > 0)) intents.add('modifier')
  if (codes.some((code) => code.units !== null)) intents.add('units_mue')
  if (codes.some(isDiagnosis)) intents.add('dx_coding')
  if (denialCodes.length > 0 || /\bden(?:y|ied|ial|ies)\b|\brejected\b|\bdid not pay\b/i.test(text))
    intents.add('denial')
  if (codes.length === 1 && procedures.length === 1 && intents.size === 1 && intents.has('coverage'))
    intents.add('code_definition')
  if (codes.length === 1 && intents.size === 0) intents.add('code_definition')
  if (codes.length === 0 && intents.size === 0 && text.trim().length > 0) intents.add('code_search')
  if (outOfScope(text, codes) !== null) intents.add('out_of_scope')
  return [...intents]
}

function isDiagnosis(code: MentionedCode): boolean {
  return code.systems.length > 0
    ? code.systems.every((system) => system.startsWith('ICD'))
    : isDottedDiagnosis(code.code)
}
