// The 7th character that an injury, poisoning or outside cause takes by the care a mail speaks of, for a code that was not named.

const SEQUELA = /\bsequela|\blate effect|\bscar(?:ring)? from\b|\bold (?:fx|fracture|injury|burn)/i
const HEALS =
  /\bfollow[- ]?up\b|\bf\/u\b|\brecheck|\b(?:2nd|second|third|3rd) visit\b|\bsubsequent\b|\bhealing\b|\bcast (?:change|check|removal|off)|\bsutures? (?:out|removal)|\bpost-?op\b|\bweeks? (?:out|later|after)\b|\bPT\b(?! )/i
const ACTIVE = /\binitial\b|\bfirst (?:visit|time|seen)\b|\bED\b|\bemergency\b|\bnew\b/
const OPEN = /\bopen (?:fx|fracture)|\bcompound (?:fx|fracture)/i

/** Guideline I.C.19.a: A under active treatment, D for routine care while healing, S for what is left; B for an open fracture under active treatment. */
export function careLetter(text: string): string {
  if (SEQUELA.test(text)) return 'S'
  if (HEALS.test(text) && !ACTIVE.test(text)) return 'D'
  return OPEN.test(text) ? 'B' : 'A'
}
