// Notices nobody wrote for this mail: who may read it, and the banner of a gateway that warns of mail from outside. Known by what they speak of.
import { codeShapes } from '../code-shapes.ts'

const MAX_CHARS = 1_500 // looked at of one paragraph
const MIN_MATTERS = 2 // where the paragraph does not begin with itself; a sentence of a person may name one of them
const MIN_WARNINGS = 3

/** The mail speaks of itself: "this message", "this electronic mail transmission". */
const ITSELF =
  /\b(?:this|these|enclosed|the (?:information|contents?) (?:\w+ ){0,2}(?:in|of)(?: this)?)[ ,(]{1,2}(?:[\w-]+ ){0,2}(?:e-?mails?|messages?|communications?|transmissions?|fax)\b/
/** At most a label before it: "IMPORTANT: this email …". */
const LABEL = /^(?:[a-z/ ]{3,40}[:!] ?)?/
const MATTERS: readonly RegExp[] = [
  /confidential/,
  /privileged|proprietary/,
  /\bintended\b|addressee|\bnamed above\b/,
  /unauthori[sz]ed|prohibited/,
  /disclos|disseminat|distribut/,
  /\bin error\b|\bdelete\b|destroy/,
  /notify the sender|contact the sender/,
  /\bhipaa\b|protected health information|\bphi\b/,
  /communications privacy act/,
]
/** Where one word is enough beside the mail's own name, by language. */
const FOREIGN: readonly [itself: RegExp, matter: RegExp][] = [
  [/\b(?:diese|dieser) (?:e-?mail|mail|nachricht)/, /vertraulich|adressat|empfänger/],
  [/\b(?:ce|cet|présent) (?:message|e-?mail|courriel|courrier)/, /confidentiel|destinataire/],
  [/\best[ea] (?:mensaje|correo|e-?mail)/, /confidencial|destinatario/],
  [/\b(?:esta|este) (?:mensagem|e-?mail)/, /confidencia|destinatári/],
  [/\bquest[oa] (?:messaggio|e-?mail)/, /riservat|confidenzial|destinatari/],
  [/\b(?:dit|deze) (?:bericht|e-?mail)/, /vertrouwelijk|geadresseerde/],
  [/(?:ta|niniejsza) wiadomość/, /poufn|adresat/],
  [/(?:это|данное|настоящее) (?:сообщение|письмо)/, /конфиденциальн/],
]
const WARNINGS: readonly RegExp[] = [
  /\bcaution\b|\bwarning\b|\balert\b/,
  /\bexternal\b|\boutside\b/,
  /originat|was sent|often get e-?mail/,
  /\blinks?\b/,
  /attachments?/,
  /recogni[sz]e|trust|know the (?:sender|content)|\bsender\b/,
  /\bsecurely\b|\bencrypted\b|\bzix\b|learn why/,
  /organi[sz]ation|company|e-?mail/,
]

/** A paragraph about who may read the mail. A question is none, nor is what names a code. */
export function isNotice(paragraph: string): boolean {
  const text = paragraph
    .slice(0, MAX_CHARS)
    .replace(/^[*_>\s<[(-]+/, '')
    .toLowerCase()
  if (text.includes('?')) return false
  if (FOREIGN.some(([itself, matter]) => itself.test(text) && matter.test(text))) return true
  const itself = text.search(ITSELF)
  if (itself < 0 || codeShapes(text).length > 0) return false
  const opens = itself <= (LABEL.exec(text)?.[0].length ?? 0)
  return count(MATTERS, text) >= (opens ? 1 : MIN_MATTERS)
}

/** A gateway's warning: outside sender, links, attachments. */
export function isBanner(paragraph: string): boolean {
  const text = paragraph.slice(0, MAX_CHARS).toLowerCase()
  return !text.includes('?') && count(WARNINGS, text) >= MIN_WARNINGS && codeShapes(text).length === 0
}

function count(shapes: readonly RegExp[], text: string): number {
  return shapes.filter((shape) => shape.test(text)).length
}
