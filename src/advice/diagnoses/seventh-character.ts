// Which 7th character an injury takes, by the care that the mail describes: active treatment, healing, or what is left.
import { diagnoses } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'
import { listsDiagnoses } from './diagnosis-list.ts'

const RULE = 'seventh-character'
const INJURY =
  /\b(?:fx|fractures?|injur(?:y|ies)|sprains?|lacerations?|burns?|wounds?|dislocat\w{1,4}|[ST]\d\d\.\w{1,4})\b/i
const ASKS =
  /\b(?:7th|seventh) char|\b(?:initial|subsequent)\b|\bsequela|\bactive treatment\b|(?:\b|(?<=\d))[ADGKPS] (?:or|vs\.?) [ADGKPS]\b|\bencounter\b|\b(?:use|is|be) (?:an? )?['"]?D['"]?(?=[\s?.,]|$)/i
// Guideline I.C.19.a: the kind of care decides, not whether a provider sees the patient for the first time.
const HEALS: { words: RegExp; character: string; said: string } = {
  words:
    /\b(?:routine|normal|good) (?:healing|follow-?up|care)\b|\bhealing (?:well|normally|fine)\b|\b(?:after|post|s\/p|status post|since) (?:the |his |her )?(?:ORIF|surgery|reduction|fixation|repair)\b|\bpost-?op/i,
  character: 'D',
  said: 'D, not A: the surgery was the active treatment, and a later visit for routine healing is subsequent care; A again only for new active treatment. Aftercare Z codes are not used for injuries',
}
// A closed fracture that does not heal as it should; open ones have other letters for the same (guideline I.C.19.c).
const TROUBLED: (typeof HEALS)[] = [
  {
    words: /\bdelayed (?:healing|union)\b/i,
    character: 'G',
    said: 'G: subsequent care of a closed fracture with delayed healing (open: H or J)',
  },
  {
    words: /\bnon-?union\b/i,
    character: 'K',
    said: 'K: subsequent care of a closed fracture with nonunion (open: M or N)',
  },
  {
    words: /\bmalunion\b/i,
    character: 'P',
    said: 'P: subsequent care of a closed fracture with malunion (open: Q or R)',
  },
]
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
  // A list of diagnoses has chosen the character already; only who asks for it is told why.
  if (listsDiagnoses(facts) && !/\b(?:7th|seventh)\b/i.test(text)) return NOTHING
  const care = [...TROUBLED, HEALS, ...CARE].find(({ words }) => words.test(text))
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
    claimLines: care ? swapped(care.character, facts) : [],
  })
}

/** An injury code that was named with another 7th character than the care calls for. */
function swapped(character: string, facts: Facts): Advice['claimLines'] {
  return diagnoses(facts).flatMap(({ code }) => {
    const right = `${code.slice(0, -1)}${character}`
    const isInjury = /^[ST]\d{2}\.[0-9A-Z]{3}[A-Z]$/.test(code)
    if (!isInjury || right === code || facts.book.onDate(right, facts.date).length === 0) return []
    return [line(code, { units: DROPPED }), line(right, { conditional: 'if the note documents that care' })]
  })
}
