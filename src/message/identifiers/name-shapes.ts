// The shapes of names: how a name is written, and where one stands in a sentence of a biller.
import { latinShape } from './latin-shape.ts'
import { RELATIVES } from './name-words.ts'
import { behind, type LookedFor, latinLookedFor, seenBy } from './places-of.ts'

/** Lindqvist, McAllister, LaToya, O'Connor, Smith-Jones. */
const WORD = "(?:\\p{Lu}['’])?\\p{Lu}\\p{Ll}{0,3}\\p{Lu}?\\p{Ll}{1,24}(?:-\\p{Lu}\\p{L}{1,24})?"
const PARTICLE = '(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]el|[Dd]er|[Dd]en|[Dd]i|[Ll]a|[Ll]e|[Bb]in|[Aa]l|[Ss]t\\.?) ){1,2}'
const LAST = `(?:${PARTICLE})?${WORD}`
const SUFFIX = '(?:,? (?:Jr|Sr|II|III|IV)\\b\\.?)?'
const NICK = '(?: ["“(][\\p{L}]{2,12}["”)])?'
const FULL = `${WORD}(?: \\p{Lu}\\.?(?= ))?${NICK}(?: ${LAST}){1,2}${SUFFIX}`
const TURNED = `${LAST}, {0,2}(?!(?:Please|Thanks|Thank|Dob|Can|We|Is|And|The)\\b)${WORD}(?: \\p{Lu}\\b\\.?)?`
const CAPS = "\\p{Lu}[\\p{Lu}'’-]{1,24}"
const CAPITALS = `(?:${CAPS}(?: ${CAPS})?, {0,2}${CAPS}(?: \\p{Lu}\\b\\.?)?|${CAPS}(?: \\p{Lu}\\.?)? ${CAPS})(?![\\p{L}\\d-])`
const ANY = `(?:${CAPITALS}|${TURNED}|${FULL})`

const LABEL =
  "(?:\\b(?:[Pp]ts?|PT|[Pp]atient|PATIENT|[Nn]ame|NAME|[Mm]ember|MEMBER|[Ss]ubscriber|SUBSCRIBER|[Ii]nsured|INSURED|[Bb]eneficiary|[Ee]nrollee|[Gg]uar(?:antor)?|GUAR(?:ANTOR)?|[Mm]om|[Dd]ad|[Rr]es|[Pp]olicy ?holder|[Rr]esponsible [Pp]arty|[Ee]mergency [Cc]ontact|[Nn]ext [Oo]f [Kk]in|[Ee]mployer|EMPLOYER|[Cc]lient|[Rr]esident|[Ss]pouse|[Dd]ependent|DEPENDENT|[Pp]arent|[Gg]uardian)(?: [Nn]ame| NAME)?(?:['’]s(?: name| Name)?)?"
/** What is a patient's beside billing, and what a patient does or has done. */
const OWNED = 'claim|visit|account|chart|surgery|record|insurance|DOB|procedure|appointment|bill|plan|phone|address'
const DONE = [
  'called|phoned|telephoned|emailed|e-mailed|texted|wrote in|came (?:in|to|back)|presented|underwent|fell',
  '(?:was|were) (?:seen|admitted|discharged|treated|diagnosed|born|referred|billed)|is an? \\d|has (?:a|an|Medicare|Medicaid)\\b',
  'had (?:this|a|an|her|his|surgery)\\b|saw (?:us|dr|the)|returned (?:to|for)',
].join('|')
const OF_ONE = `(?:['’]s (?:${OWNED})| (?:${DONE}))\\b`
// Looks are in Latin letters, which serve every script: what follows is no small letter of ours.
const A_PATIENT = /\b(?:pt|patient)/i
const A_LABEL = new RegExp(`${LABEL})(?:(?: is|,| named)? | ?[:=#-] {0,3})(?:${PARTICLE}|(?![a-z\\d ]))`)
const SPOKEN_OF = new RegExp(
  `\\b(?:saw|treated|examined|seeing|[Ii]nitials:?|named|[Nn]ame is|(?:Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS)\\.?|(?:${RELATIVES}|employer)(?: is|,|:)?) (?![a-z\\d ])`,
)
/** Names that a label before them, or what the patient does, gives away. */
export const NAMED: readonly LookedFor[] = [
  seenBy(A_LABEL, `(?<=${LABEL}) ?[:=#-] {0,3})(?:${ANY}|(?:\\p{Lu}\\.? ){0,2}${LAST}(?![\\w]))`),
  seenBy(A_LABEL, `(?<=${LABEL}(?: is|,| named)?) )(?:${TURNED}|${FULL})`),
  seenBy(A_PATIENT, `(?<=\\b(?:[Pp]t|[Pp]atient) )(?:${CAPITALS}|\\p{Lu}\\.? ${LAST})`),
  seenBy(SPOKEN_OF, `(?<=\\b(?:saw|treated|examined|seeing) )${FULL}`),
  seenBy(SPOKEN_OF, '(?<=\\b[Ii]nitials:? )\\p{Lu}{2,3}(?!\\w)'),
  seenBy(SPOKEN_OF, `(?<=\\b(?:named|[Nn]ame is) )${FULL}`),
  seenBy(A_PATIENT, `(?<=\\b(?:Pt|pt|[Pp]atient)\\.? )${WORD}(?=,? \\(?(?:DOB|dob|D\\.O\\.B|MRN|mrn|SSN|ssn)\\b)`),
  seenBy(A_PATIENT, '(?<=\\b(?:Pt|pt|[Pp]atient):? )(?:\\p{Lu}\\. ?){2,3}(?!\\w)'),
  seenBy(
    SPOKEN_OF,
    `(?<=\\b(?:Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS)\\.? )(?:${CAPITALS}|${WORD}(?: \\p{Lu}\\.?(?= ))?(?: ${LAST}){0,2}|(?:\\p{Lu}\\.? ){1,2}${LAST}|\\p{Lu}{2,25}(?!\\w)|\\p{Lu}\\.?(?![\\p{L}\\d]))`,
  ),
  // A person, and no picture made by magnetic resonance.
  seenBy(
    /\b(?:mr|mrs)\b/,
    '(?<=\\b(?:mr|mrs)\\.? )(?!(?:contrast|imaging|guid|angio|arthro|spectro|entero|veno|uro))[a-z]{3,20}(?![\\w-])',
  ),
  seenBy(SPOKEN_OF, `(?<=\\b(?:${RELATIVES}|employer)(?: is|,|:)? )(?:${FULL}|${WORD})`),
  seenBy(
    A_PATIENT,
    '(?<=\\b(?:pt|patient)(?: name)? ?[:=] {0,2})[a-z]{2,20} [a-z]{2,20}(?=,? \\(?(?:dob|d\\.o\\.b|mrn|ssn|acct|member)\\b)',
  ),
  seenBy(A_PATIENT, '(?<=\\b(?:pt|patient) name ?[:=] {0,2})[a-z]{2,20} [a-z]{2,20}(?![\\w-])'),
  // One way through the text for both: a full name may begin at every capital.
  seenBy(new RegExp(OF_ONE), `(?<![\\p{L}\\d-])${FULL}(?=${OF_ONE})`),
]
/** Names of one word or with initials: they hold when the word is none of sentences or of the trade. */
export const GUESSED: readonly LookedFor[] = [
  // `L. Hutchins`, but not what follows `Hepatitis B. Payer …` or the letter of a list.
  seenBy(
    /(?:\p{Lu}|Wm|Chas|Geo|Jas|Thos)\. ?\p{L}/u,
    `(?<![\\p{L}\\d.]|\\b(?:Part|Hepatitis|Hep|Vitamin|Type|Plan|Schedule|Grade|Stage|Group|Option|Item|Box|Col|Column|Appendix|Tier|Class|Section|Factor|Baby|influenza|Influenza) )(?:(?:\\p{Lu}|Wm|Chas|Geo|Jas|Thos)\\. ?){1,2}(?:${PARTICLE})?${WORD}(?![\\p{L}\\d])(?! [Vv]s?\\b)`,
  ),
  behind('\\b(?:for|see|re|about|chart of|patient|pt) ', `\\p{Lu} ${LAST}(?=['’]s\\b|[,.;\\n]| (?:\\d|\\())`),
  // `Patient (Rodriguez)`, `Baby Girl Tran`, `name Pruitt.`, `Lopez seen 10/2`
  seenBy(A_PATIENT, `(?<=\\b(?:[Pp]t|[Pp]atient) \\()${WORD}(?=\\))`),
  behind(
    '\\b[Bb]aby (?:[Bb]oy|[Gg]irl|[AB]) |\\b[Nn]ame(?: is)? |\\bgoes by |\\bknown as |\\b(?:AKA|aka|a\\.k\\.a\\.) |\\b(?:mother|father|parent|guardian|mom|dad) of ',
    `${WORD}(?![\\p{L}\\d])`,
  ),
  // `The Kowalczyk baby`
  behind('\\b[Tt]he ', `${WORD}(?= (?:baby|babies|twins?|triplets|infant|newborn)\\b)`),
  seenBy(
    / (?:seen|admitted|discharged|readmitted) (?:on )?\d/,
    `(?<![\\p{L}\\d.-])${WORD}(?= (?:was |were )?(?:seen|admitted|discharged|readmitted) (?:on )?\\d)`,
  ),
  // `MCDONALD, R` alone on its line or before a dash
  seenBy(
    /, \p{Lu}\.? ?(?:\n|$|- |\d)/u,
    `(?<=(?:^|\\n|\\b(?:[Rr][Ee]|[Ff][Ww][Dd]?): ?))(?:${LAST}|${CAPS}), \\p{Lu}(?=\\.? ?(?:\\n|$|- |\\d))`,
  ),
  // `T.W., 7yo`
  seenBy(
    /\p{Lu}\.\p{Lu}\.?,? \d/u,
    '(?<![\\p{L}\\d.])(?:\\p{Lu}\\.){1,2}\\p{Lu}\\.?(?=,? \\d{1,3} ?(?:y|mo\\b|m\\b|f\\b|M\\b|F\\b))',
  ),
  // `Rasmussen K 2/2/48` opens a row
  seenBy(
    / \p{Lu}\.?[ ,|\t]{1,3}\d{1,2}[/-]\d/u,
    `(?<=(?:^|\\n)[>\\s*•-]{0,4})(?!Vitamin|Hepatitis|Hep |Factor|Protein|Troponin|Type|Part|Plan)${WORD} \\p{Lu}\\.?(?=[ ,|\\t]{1,3}\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4})`,
  ),
  seenBy(A_PATIENT, '(?<=\\b(?:pt|patient) ?[:=] {0,2})[a-z]\\.? ?[a-z]{3,20}(?![\\w-])'),
]
/** Any full name. */
export const NAME = new RegExp(`(?<![\\p{L}\\d-])(?:${CAPITALS}|${TURNED}|${FULL})`, 'gu')
// Nearly every mail is written in Latin letters, and for these the shapes are ready five times as soon.
export const LATIN_NAMED = NAMED.map(latinLookedFor)
export const LATIN_GUESSED = GUESSED.map(latinLookedFor)
export const LATIN_NAME = latinShape(NAME)
