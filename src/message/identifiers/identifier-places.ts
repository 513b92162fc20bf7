// Where somebody lives: a house number and street with what follows, a box, a rural route, a town with its ZIP code.
import type { Identifier } from '../inbound-message.ts'
import { behind, identifierAt, type LookedFor, placesLookedFor, placesOf } from './places-of.ts'

const SUFFIX =
  '(?:Street|St|Avenue|Ave|Av|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Ter|Circle|Cir|Highway|Hwy|Parkway|Pkwy|Trail|Trl|Square|Sq|Loop|Pike|Broadway|Alley|Crescent|Row|Run|Path)'
const NUMBERED =
  '(?:County Road|County Rd|State Route|State Road|US Route|US Highway|Route|Rte|Highway|Hwy) \\d{1,4}[A-Z]?'
const UNIT = '(?:,? {0,2}(?:Apt|Apartment|Unit|Suite|Ste|Rm|Room|Lot|#)\\.? {0,2}#?[A-Za-z0-9-]{1,6})?'
const STATE =
  '(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])'
const ZIP = '\\d{5}(?:-\\d{4})?(?!\\w)'
const TOWN_NAME = '(?:(?:St|Ft|Mt)\\.? )?\\p{Lu}\\p{Ll}{1,20}(?: \\p{Lu}\\p{Ll}{2,20}){0,2}'
const STATE_NAME =
  '(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South (?:Carolina|Dakota)|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming)'
const TOWN = `(?:,? {1,2}${TOWN_NAME})?(?:,? {1,2}(?:${STATE}|${STATE_NAME})(?![A-Za-z]))?(?:,? {1,2}${ZIP})?`
const STREET = new RegExp(
  `(?:(?<!\\w)(?:Unit|Apt|Apartment) #?\\w{1,5},? |(?<![\\w.$/-]))(\\d{1,6})(?:-?[A-Z])? (?:(?:[NSEW]|NE|NW|SE|SW)\\.? )?(?:${NUMBERED}|(?:[\\p{Lu}0-9][\\p{L}0-9'’.-]{0,20} ){1,4}?${SUFFIX}\\b(?: (?:[NSEW]|NE|NW|SE|SW)\\b)?)(\\.?(?<unit>${UNIT})${TOWN})`,
  'gu',
)
/** `Rm 214B`, `bed 3`: where somebody lies. */
const ROOM: LookedFor = {
  look: /\b(?:room|rm|bed)\b/i,
  shape:
    /(?<=\b(?:room|rm|bed)\.?(?: (?:no\.?|number|is))?[ :#]{1,3})(?:[A-Z]-?)?\d{1,4}(?:-?[A-Z]|-\d{1,4})?(?![\w.%])/gi,
}
/** After `Address:` the rest of the line, as far as one is. */
const AFTER_LABEL: LookedFor = {
  look: /\badd(?:r|ress):/i,
  shape:
    /(?<=\b(?:address|addr): {0,2})\d{1,6} [^\n;|]{3,90}?(?=\n|$|;|\|| {2}| (?:phone|ph|tel|cell|home|dob|email)\b)/gi,
}
const ADDRESSES: readonly LookedFor[] = [
  {
    look: /Box \d/i,
    shape: new RegExp(
      `(?<!\\w)(?:P\\.? ?O\\.? ?Box|R\\.?R\\.? \\d{1,4},? Box|Rural Route \\d{1,4},? Box) \\d{1,7}(?!\\w)${TOWN}`,
      'giu',
    ),
  },
  // As a face sheet prints it: `123 OAK ST APT 2 DAYTON OH 45402`.
  {
    look: /[A-Z]{2} \d{5}/,
    shape: new RegExp(`(?<![\\w.$/-])\\d{1,6} (?:[A-Z0-9#'.,-]{1,20} ){2,9}?${STATE} ${ZIP}`, 'g'),
  },
  {
    look: /[A-Za-z],? {1,2}\d{5}/,
    shape: new RegExp(`(?<![\\p{L}\\d])${TOWN_NAME}, (?:${STATE}|${STATE_NAME}),? {1,2}${ZIP}`, 'gu'),
  },
  behind(
    '\\b(?:lives?|living|lived|resides?|residing|resident) (?:in|at|near|of) (?:the )?',
    `${TOWN_NAME}(?:,? ${STATE}(?![A-Za-z]))?`,
  ),
  AFTER_LABEL,
  // In small letters a street needs its town and ZIP code.
  {
    look: /[a-z],? {1,2}\d{5}/,
    shape: new RegExp(
      `(?<![\\w.$/-])\\d{1,5} (?:[a-z0-9]{1,15} ){1,3}(?:${SUFFIX})\\b\\.?(?:,? (?:apt|unit|ste|#) ?\\w{1,5})?(?:,? [a-z]{3,15}){1,2},? (?:${STATE}) ${ZIP}`,
      'gi',
    ),
  },
]
const ZIPS: readonly LookedFor[] = [
  behind('\\bzip(?: ?codes?)?(?: is)?[ :#]{1,3}', '\\d{5}(?:-\\d{4})?(?!\\w)', 'gi', '\\d'),
  { look: /\d{5}-\d{4}/, shape: /(?<![\w.-])\d{5}-\d{4}(?![\w-])/g },
]

/** Words of a sentence that happens to hold a number, capitals and "Dr". */
const NO_STREET =
  /\b(?:Schedule|Medicare|Medicaid|Fee|Guidelines?|Edits?|Codes?|Manual|Rule|Quarter|Update|Units?|Modifiers?|Mod|POS|Part|Office|By|With|And)\b/
/** `99214 Jones Dr. Patel`: a doctor, unless a town or a flat follows. */
const DOCTOR = /\bDr\.? \p{Lu}/u

/** The addresses and ZIP codes of the text. */
export function findPlaces(text: string): Identifier[] {
  const streets = placesOf(STREET, text).filter((match) => isStreet(match[0], match[1] ?? '', match[2] ?? ''))
  const places = [...streets.map(withoutSentence), ...ADDRESSES.flatMap((each) => placesLookedFor(each, text))]
  const patients = places.filter(({ 0: place, index }) => !isOfAPayer(text, place, index))
  const zips = ZIPS.flatMap((each) => placesLookedFor(each, text))
  return [
    ...patients.map((place) => identifierAt('address', place[0], place.index)),
    ...zips.map((place) => identifierAt('zip', place[0], place.index)),
    ...placesLookedFor(ROOM, text).map((place) => identifierAt('room', place[0], place.index)),
  ]
}

/** The box to which claims and appeals are sent. */
const PAYER_BEFORE =
  /\b(?:payer|payor|claims?|appeals?|corrected|remit|lockbox|mail(?:ed|ing)? to|send to|sent to|insurance|ins|plan|carrier|medicare|medicaid|aetna|cigna|humana|anthem|premera|regence|highmark|wellcare|ambetter|centene|wellmark|carefirst|medica|meritain|bcbs|blue ?(?:cross|shield)|united ?healthcare|uhc|optum|tricare|kaiser|molina|novitas|palmetto|noridian|wps|ngs|cgs)\b[^\n]{0,40}$/i

function isOfAPayer(text: string, place: string, index: number): boolean {
  return /^P\.? ?O\.? ?Box/i.test(place) && PAYER_BEFORE.test(text.slice(Math.max(0, index - 60), index))
}

function isStreet(whole: string, house: string, after: string): boolean {
  if (
    NO_STREET.test(whole.slice(0, whole.length - after.length).replace(/^Unit /, '')) ||
    (DOCTOR.test(whole) && !/\d{5}/.test(after))
  )
    return false
  // A house number of five digits is as likely a procedure code: then what follows must be an address too.
  return house.length < 5 || after.length > 1
}

/** `12 Elm St. Medicare denied it`: what follows is the next sentence, not the town. */
function withoutSentence(match: RegExpExecArray): { 0: string; index: number } {
  const after = match[2] ?? ''
  return NO_STREET.test(after.replace(match.groups?.unit ?? '', ''))
    ? { 0: match[0].slice(0, -after.length), index: match.index }
    : match
}
