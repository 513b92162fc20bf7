// Which 7th character an injury takes, by the care that the mail describes: active treatment, healing, or what is left.
import { diagnoses } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'
import { careOf } from './care-letter.ts'
import { listsDiagnoses } from './diagnosis-list.ts'

const RULE = 'seventh-character'
const INJURY =
  /\b(?:fx|fractures?|injur(?:y|ies)|sprains?|lacerations?|burns?|wounds?|dislocat\w{1,4}|[ST]\d\d\.\w{1,4})\b/i
const ASKS =
  /\b(?:7th|seventh) char|\b(?:initial|subsequent)\b|\bsequela|\bactive treatment\b|(?:\b|(?<=\d))[ADGKPS] (?:or|vs\.?) [ADGKPS]\b|\bencounter\b|\b(?:use|is|be) (?:an? )?['"]?D['"]?(?=[\s?.,]|$)/i
const ASKS_THE_LETTER = /\b(?:7th|seventh)\b|\b(?:initial|subsequent)\b|(?:^|\s)['"]?[ADS]['"]?(?=\s*[?.,]|$| or | vs)/

export function seventhCharacter(facts: Facts): Advice {
  const { text, codes } = facts.question
  const injured = INJURY.test(text) || codes.some(({ code }) => /^[ST]\d/.test(code))
  if (!injured || !(ASKS.test(text) || areSiblings(facts) || asksOfALaterLetter(facts))) return NOTHING
  // A list of diagnoses has chosen the character already; only who asks for it is told why.
  if (listsDiagnoses(facts) && !ASKS_THE_LETTER.test(text) && !areSiblings(facts)) return NOTHING
  const care = careOf(text)
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

/** "S83.511S?" */
function asksOfALaterLetter({ question: { text } }: Facts): boolean {
  return /\b[ST]\d\w\.\w{3}[D-S]\b[^.!]{0,30}\?/.test(text)
}

/** Two named codes that differ in the 7th character alone ask for it. */
function areSiblings(facts: Facts): boolean {
  const stems = diagnoses(facts).flatMap(({ code }) => (/^[ST]\d\w\.\w{3}[A-Z]$/.test(code) ? [code.slice(0, -1)] : []))
  return new Set(stems).size < stems.length
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
