// The 7th character that an injury, poisoning or outside cause takes by the care a mail speaks of.

export type Care = { words: RegExp; character: string; said: string }

// Guideline I.C.19.a: the kind of care decides, not whether a provider sees the patient for the first time.
const HEALS: Care = {
  words:
    /\b(?:routine|normal|good) (?:healing|follow-?up|care)\b|\bhealing (?:well|normally|fine)\b|\b(?:after|post|s\/p|status post|since) (?:the |his |her )?(?:ORIF|surgery|reduction|fixation|repair)\b|\bpost-?op/i,
  character: 'D',
  said: 'D, not A: the surgery was the active treatment, and a later visit for routine healing is subsequent care; A again only for new active treatment. Aftercare Z codes are not used for injuries',
}
// A closed fracture that does not heal as it should; open ones have other letters for the same (guideline I.C.19.c).
const TROUBLED: Care[] = [
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
const CARE: Care[] = [
  {
    words:
      /\bsequela|\blate effect|\bmalunion years|\bscar(?:ring)? from\b|\bold (?:\w{2,8} )?(?:fx|fracture|injury|burn|tear|sprain)/i,
    character: 'S',
    said: 'S, with the residual condition coded first: the injury itself is over and what is coded is what it left',
  },
  {
    words:
      /\b(?:suture|stitch|staple|splint|cast|pin) (?:removal|change|check|off)\b|\b(?:stitches|sutures|staples|cast) (?:out|off|removed)\b|\bdressing change\b/i,
    character: 'D',
    said: 'D: routine care while the injury heals, such as taking out sutures or changing a cast, whoever does it; aftercare Z codes are not used for injuries',
  },
  {
    words:
      /\bORIF\b|\barthroscop\w{1,4}|\b\w{3,12}ectomy\b|\bsurgery\b|\bsurgical\b|\breduction\b|\boperat|\bemergency|\bED\b|\bER\b|\bnew (?:physician|provider|doctor)|\bsecond opinion\b|\bwound vac|\bantibiotics?\b/i,
    character: 'A',
    said: 'A, not D: surgery, emergency care and a new physician taking over are active treatment, however long after the injury',
  },
  {
    words:
      /\bcast (?:change|check|removal)|\bfollow-?up\b|\brecheck|\bsuture removal|\bstitches? out\b|\bhealing\b|\bphysical therapy\b|\b(?:for|in|doing|to|with) PT\b|\baftercare\b|\bf\/u\b|\b(?:2nd|second|3rd|third) visit\b|\bcast off\b|\bsutures? out\b|\bweeks? (?:out|later|after)\b/i,
    character: 'D',
    said: 'D: routine care while the injury heals; aftercare Z codes are not used for injuries',
  },
]

const OPEN = /\bopen (?:fx|fracture)|\bcompound (?:fx|fracture)/i

/** The care that the mail speaks of; undefined where it tells none. */
export function careOf(text: string): Care | undefined {
  return [...TROUBLED, HEALS, ...CARE].find(({ words }) => words.test(text))
}

// What went wrong after an operation is under active treatment when it shows, however long after (guideline I.C.19.a).
const OF_A_COMPLICATION = /^T8[0-8]/
const COMPLICATION_HEALS =
  /\b(?:follow-?up|f\/u|recheck)\b[^.?!]{0,30}\b(?:infect\w{2,4}|complication|dehiscence|leak)|\bheal\w{1,4}|\bresolv\w{2,3}/i

/** For a code that was not named: A where no care is told; B for an open fracture under active treatment. */
export function careLetter(text: string, code: string): string {
  if (OF_A_COMPLICATION.test(code)) return COMPLICATION_HEALS.test(text) ? 'D' : 'A'
  const letter = careOf(text)?.character ?? 'A'
  return letter === 'A' && OPEN.test(text) ? 'B' : letter
}
