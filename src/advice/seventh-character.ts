// Which 7th character an injury takes, by the care that the mail describes: active treatment, healing, or what is left.
import type { Advice, Facts } from './finding.ts'
import { advice, finding, NOTHING, noteCitations } from './said.ts'

const RULE = 'seventh-character'
const INJURY =
  /\b(?:fx|fractures?|injur(?:y|ies)|sprains?|lacerations?|burns?|wounds?|dislocat\w{1,4}|[ST]\d\d\.\w{1,4})\b/i
const ASKS =
  /\b(?:7th|seventh) char|\b(?:initial|subsequent)\b|\bsequela|\bactive treatment\b|\b(?:A|D) or (?:A|D)\b|\b(?:use|is|be) (?:an? )?['"]?D['"]?(?=[\s?.,]|$)/i
// Guideline I.C.19.a: the kind of care decides, not whether a provider sees the patient for the first time.
const CARE: { words: RegExp; character: string; said: string }[] = [
  {
    words: /\bsequela|\blate effect|\bmalunion years|\bscar(?:ring)? from\b|\bold (?:fx|fracture|injury|burn)/i,
    character: 'S',
    said: 'S, with the residual condition coded first: the injury itself is over and what is coded is what it left',
  },
  {
    words:
      /\bORIF\b|\bsurgery\b|\bsurgical\b|\breduction\b|\boperat|\bemergency|\bED\b|\bER\b|\bnew (?:physician|provider|doctor)|\bsecond opinion\b|\bwound vac|\bantibiotics?\b/i,
    character: 'A',
    said: 'A, not D: surgery, emergency care and a new physician taking over are active treatment, however long after the injury',
  },
  {
    words:
      /\bcast (?:change|check|removal)|\bfollow-?up\b|\brecheck|\bsuture removal|\bstitches? out\b|\bhealing\b|\bphysical therapy\b|\bPT\b|\baftercare\b/i,
    character: 'D',
    said: 'D: routine care while the injury heals; aftercare Z codes are not used for injuries',
  },
]

export function seventhCharacter(facts: Facts): Advice {
  const { text, codes } = facts.question
  const injured = INJURY.test(text) || codes.some(({ code }) => /^[ST]\d/.test(code))
  if (!injured || !ASKS.test(text)) return NOTHING
  const care = CARE.find(({ words }) => words.test(text))
  const open =
    /\bopen\b/i.test(text) && care?.character === 'A' ? ' For an open fracture it is B or C by Gustilo type.' : ''
  const closed = care?.character === 'A' && open === '' ? ' B or C instead where the fracture is open.' : ''
  return advice({
    findings: [
      care
        ? finding(
            RULE,
            'answer',
            'likely',
            `${care.said}.${/\bfx\b|fracture/i.test(text) ? open || closed : ''}`,
            noteCitations(facts, 'icd-7th-character'),
          )
        : null,
    ],
  })
}
