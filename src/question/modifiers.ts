// Reads modifiers: those written behind a code ("99213-25-59", "20610 RT/LT") and those named alone ("need 59?").

// Modifiers common in physician claims; only the two characters, to tell them from other words. The code book says what they mean.
const LETTERED = new Set(
  'LT RT E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LC LD LM RC RI XE XS XP XU GA GX GY GZ KX JW JZ QW AT TC Q5 Q6 Q7 Q8 Q9 FS FQ GT GQ G0 GC GE GG GH RR NU UE KH KI KJ SA AS AI PT CS QK QX QZ AA GP GO GN CQ CO RH HR HH RN'.split(
    ' ',
  ),
)
const NUMBERED = new Set(
  '22 23 24 25 26 27 32 33 47 50 51 52 53 54 55 56 57 58 59 62 63 66 73 74 76 77 78 79 80 81 82 90 91 92 93 95 96 97 99'.split(
    ' ',
  ),
)
// Those that no English word or abbreviation in a mail is mistaken for, when they stand alone in capitals.
const ALONE =
  /(?<![\w-])(?:XE|XS|XP|XU|GA|GX|GY|GZ|KX|JW|JZ|QW|TC|Q7|Q8|Q9|AT(?= (?:mod|before|every|on)|[?.,])|(?<=w\/o )AT)(?![\w-])/g
const NAMED = /\bmod(?:ifi?e?rs?|ifers?|fier|s)?\b\.? ?(?:codes? )?[#-]?([0-9A-Z]{2})\b(?! ?(?:mg|min|units?|cm|%))/gi
const CUED =
  /(?:(?<![\w.])(?:use|using|need|needs|takes?|gets?|add|adding|append|with|w\/|without|w\/o|or|and|the|a|bill(?:ed|ing)?|is|are|does|say|says|put|because of|of|sent|bundled or|just|^)|[.?!](?=[ -])) ?-?(\d{2})(?=[?]|[.,;)]?(?:\s*$|\n)|[.;,] | (?:or|ALWAYS|always|on (?:the|all|both|it|which|each|every|column|e\/?m)|(?:ok|okay|valid|allowed|needed|required|right|correct)\b|modif|den(?:y|ied)\b|to bypass|for (?:the|this|these)))/gim
// "62 on 22558".
const ON_A_CODE = /(?<![\w.$/-])(\d{2}) on (?:the |a )?(?=[A-V]?\d{4}[\dFTU]?\b)/g
const HYPHENED = /(?<=[\s(])-(\d{2})(?![\w-])/g

// Fingers, toes and eyelids; in a mail that speaks of them these two characters are modifiers, elsewhere T1 may be a vertebra.
const DIGIT = /^(?:[TF][A1-9]|E[1-4])$/
const DIGITS_ALONE = /(?<![\w-])(?:[TF][A1-9]|E[1-4])(?![\w-])/g
const SPEAKS_OF_DIGITS = /\b(?:toes?|fingers?|digits?|thumbs?|hallux|nails?|(?:eye)?lids?)\b/i

/** Whether a modifier names one finger, toe or eyelid. */
export function isDigit(modifier: string): boolean {
  return DIGIT.test(modifier)
}

/** The fingers, toes and eyelids that the text names by their modifiers, once each, in reading order. */
export function digitsIn(text: string): string[] {
  return SPEAKS_OF_DIGITS.test(text) ? [...new Set([...text.matchAll(DIGITS_ALONE)].map(([digit]) => digit))] : []
}

export function isModifier(token: string): boolean {
  return LETTERED.has(token) || NUMBERED.has(token)
}

/**
 * The modifiers written directly behind a code and the length of text they take. A hyphen is enough for any two characters;
 * after a space or slash only a known modifier counts, and a number only where no measure follows ("99213 25 minutes").
 */
export function modifiersBehind(rest: string): { modifiers: string[]; length: number } {
  const modifiers: string[] = []
  let length = 0
  for (;;) {
    const next =
      // "36415 CO-97", "99397 PR 49": a group and a reason of a denial, no modifier.
      /^(\s?-\s?|[ /,+]{1,2}| (?:and|&) )(?!(?:CO|PR|OA|PI|CR)[- ]?[AB]?\d)([0-9A-Za-z]{2})(?!\w|\.\d)(?! ?(?:mg|mcg|min|units?|cm|ml|year|yo|day|%))/.exec(
        rest.slice(length, length + 24),
      )
    if (!next) return { modifiers, length }
    const token = (next[2] ?? '').toUpperCase()
    const hyphened = (next[1] ?? '').includes('-')
    const joined = /and|&/.test(next[1] ?? '')
    const known = LETTERED.has(token) ? next[2] === token || hyphened : NUMBERED.has(token)
    // "RT and LT" are two modifiers of one code; "99213 and 25 minutes" is none.
    if (joined && !(LETTERED.has(token) && next[2] === token)) return { modifiers, length }
    if (!known && !(hyphened && /\d/.test(token)) && !(hyphened && next[2] === token)) return { modifiers, length }
    modifiers.push(token)
    length += next[0].length
  }
}

// "POS 31 or 32" names places.
// ... and so does the number behind its "or".
const PLACES = /\b(?:pos|place of service)\W{0,3}\d{2},? $/i
const PLACES_REACH = 26
const PLACE = /\b(?:pos|place of service)\W{0,3}$/i
const PLACE_REACH = 20

/** Modifiers named on their own in the text, once each, in reading order. */
export function modifiersAlone(text: string): string[] {
  // "Where do the modifiers go?" names none.
  const named = [...text.matchAll(NAMED)]
    .filter(([, token = '']) => !/^(?:go|as|at|co|no)$/.test(token))
    .map((hit) => ({ token: (hit[1] ?? '').toUpperCase(), at: hit.index }))
  const cued = [...text.matchAll(CUED), ...text.matchAll(HYPHENED), ...text.matchAll(ON_A_CODE)].map((hit) => ({
    token: hit[1] ?? '',
    at: hit.index,
  }))
  const alone = [...text.matchAll(ALONE)].map((hit) => ({ token: hit[0], at: hit.index }))
  // "25 or 57 on the E/M": the number before the "or" belongs with the one behind it.
  const paired = [...text.matchAll(/(?<![\w./-])([0-9A-Z]{2}) (?:or|vs\.?|versus) ([0-9A-Z]{2})\b/g)].flatMap((hit) =>
    isModifier(hit[1] ?? '') && isModifier(hit[2] ?? '') && !PLACE.test(text.slice(0, hit.index).slice(-PLACE_REACH))
      ? [hit[1], hit[2]].map((token) => ({ token: token ?? '', at: hit.index }))
      : [],
  )
  const all = [...named, ...cued, ...alone, ...paired]
    .filter(({ token, at }) => isModifier(token) && !PLACES.test(text.slice(Math.max(0, at - PLACES_REACH), at)))
    .sort((a, b) => a.at - b.at)
  return [...new Set(all.map(({ token }) => token))]
}
