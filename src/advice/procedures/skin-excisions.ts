// A growth of the skin cut out: the code by its kind, its site and its size with margins, and the diagnosis that the words name.
import { billable, diagnoses } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { excisedIn } from './size-fit.ts'
import { type SkinSite, skinSitesIn } from './skin-sites.ts'

const RULE = 'skin-excisions'
const MALIGNANT =
  /\b(?:basal cell(?: ca\b| carcinoma)?|bcc|squamous cell(?: ca\b| carcinoma)?|scc|melanoma(?! in situ)|malignan\w{1,2})\b/i
const BENIGN =
  /\b(?:(?:sebaceous |epiderm(?:al|oid) |inclusion |pilar )?cysts?|nev(?:us|i)|moles?|seborrheic|dermatofibroma|benign|harmless)\b/i
const GROWTH = /\b(?:lesions?|growths?|skin (?:cancer|tumou?r))\b/i
// Growths below or beside the skin, and cancers taken out layer by layer, have other codes.
const NOT_THIS =
  /\b(?:lipomas?|subcutaneous|soft tissue|ganglion|breast|node|bone|tendon|polyp|mohs|hemorrhoid|pilonidal|cervi\w{1,4}|ovar\w{1,4}|chalazion)\b/i
// The third digit of 114xx and 116xx by site, and the fourth by diameter in cm.
const BY_SITE: Record<SkinSite, string> = {
  trunk: '0',
  limb: '0',
  axilla: '0',
  scalp: '2',
  neck: '2',
  hand_foot: '2',
  genitals: '2',
  face: '4',
  eyelid_nose_ear_lip: '4',
}
const BY_CM: [upTo: number, digit: string][] = [
  [0.5, '0'],
  [1, '1'],
  [2, '2'],
  [3, '3'],
  [4, '4'],
  [Number.POSITIVE_INFINITY, '6'],
]
// How ICD-10-CM groups the sites of growths on the limbs and the trunk.
const GROUPED: [RegExp, string][] = [
  [/\b(?:(?:fore|upper )?arms?|hands?|fingers?|wrists?|elbows?|shoulders?)\b/gi, 'upper limb'],
  [/\b(?:legs?|thighs?|calf|shin|knees?|ankles?|foot|feet|toes?)\b/gi, 'lower limb'],
  [/\b(?:back|chest|abdomen|flank)\b/gi, 'trunk'],
]
// The words and the title are nearly the same.
const LEAST_SCORE = 0.6

/** CPT rules on excision (note `excision-size`); speaks where the mail measures the growth and names no excision code. */
export function skinExcisions(facts: Facts): Advice {
  const { text } = facts.question
  const clause = text.split(/[;\n]|\.(?!\d)/).find((part) => /\bexcis/i.test(part) && excisedIn(part) !== null)
  if (clause === undefined || NOT_THIS.test(text)) return NOTHING
  if (billable(facts).some(({ record }) => /^11[46]\d\d$/.test(record.code))) return NOTHING
  const lesions = lesionsIn(text)
  if (lesions.length > 1) return ofEach(lesions, facts)
  const cm = excisedIn(clause)?.cm
  const site = skinSitesIn(clause)[0] ?? skinSitesIn(text)[0]
  const [malignant, benign] = [MALIGNANT.test(text), BENIGN.test(text)]
  if (cm === undefined || site === undefined || !(malignant || benign || GROWTH.test(text))) return NOTHING
  const code = (kind: '4' | '6') => codeOf(kind, site, cm)
  const wanted = malignant ? [code('6')] : benign ? [code('4')] : [code('4'), code('6')]
  const rows = wanted.flatMap((one) => facts.book.onDate(one, facts.date).filter(({ billable }) => billable))
  const found = diagnosisOf(malignant ? MALIGNANT : BENIGN, clause, facts)
  const decides = malignant
    ? 'pathology confirms that it is malignant'
    : benign
      ? 'pathology confirms that it is benign'
      : ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${listed(
          rows.map((row) => row.code),
          'or',
        )} for ${cm} cm excised at that site${decides === '' ? ': the first if pathology says benign, the second if malignant' : `, if ${decides}`}. Hold the claim for the pathology report.`,
        [...noteCitations(facts, 'excision-size'), ...rows.map(({ citation }) => citation)],
      ),
      found && finding(RULE, 'why', 'depends', `The words name ${found.code} (${found.title}).`, [found.citation]),
    ],
    claimLines: [
      ...rows.map(
        (row): ClaimLine =>
          line(row.code, {
            conditional: `if pathology says ${/^116/.test(row.code) ? 'malignant' : 'benign'}`,
          }),
      ),
      ...(found ? [line(found.code, { conditional: 'if pathology confirms it' })] : []),
    ],
    asks: [{ slot: 'payer', weight: 66, text: 'the payer' }],
  })
}

function codeOf(kind: '4' | '6', site: SkinSite, cm: number): string {
  return `11${kind}${BY_SITE[site]}${BY_CM.find(([upTo]) => cm <= upTo)?.[1] ?? ''}`
}

type Lesion = { kind: '4' | '6'; site: SkinSite; cm: number }

const CLOSED = /\b(?:repair\w{0,2}|clos(?:ure|ed)|sutur\w{0,3}|flap|graft|laceration|biops\w{1,3}|shave|punch)\b/i

/** The growths of a list, each with its own size; kind and site that a part leaves out are those of the part before it. */
function lesionsIn(text: string): Lesion[] {
  const found: Lesion[] = []
  let [kind, site]: [Lesion['kind'] | null, SkinSite | null] = [null, null]
  for (const part of text.split(/[,;:\n]|\band\b|\.(?!\d)/)) {
    // What closes the wound is measured behind it ("2.2 cm with layered closure 2.5 cm").
    const own = part.split(/\b(?:with|w\/|then) (?:an? )?(?=(?:\w{3,12} )?(?:clos|repair))/i)[0] ?? ''
    kind = MALIGNANT.test(own) ? '6' : BENIGN.test(own) ? '4' : kind
    site = skinSitesIn(own)[0] ?? site
    const cm = CLOSED.test(own) ? undefined : excisedIn(own)?.cm
    if (cm !== undefined && kind !== null && site !== null) found.push({ kind, site, cm })
  }
  return found
}

/** CPT rules on excision: each lesion by itself, sizes are never added up. */
function ofEach(lesions: Lesion[], facts: Facts): Advice {
  // The most work first, so that 59 stands on the lesser.
  const byWork = lesions.toSorted((a, b) => Number(b.kind) - Number(a.kind) || b.cm - a.cm)
  const rows = byWork.flatMap(({ kind, site, cm }) =>
    facts.book.onDate(codeOf(kind, site, cm), facts.date).flatMap((row) => (row.billable ? [{ row, cm }] : [])),
  )
  if (rows.length < lesions.length) return NOTHING
  const counts = Map.groupBy(rows, ({ row }) => row.code)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Each lesion by its own size, never added together: ${listed(rows.map(({ row, cm }) => `${cm} cm ${row.code}`))}, if pathology confirms the kind. 59 on the second and each further one, whose site the note must tell.`,
        [...noteCitations(facts, 'excision-size'), ...rows.map(({ row }) => row.citation)],
      ),
    ],
    claimLines: [...counts].map(([code, all], at) =>
      line(code, {
        units: all.length,
        modifiers: at > 0 ? ['59'] : [],
        conditional: `if pathology says ${/^116/.test(code) ? 'malignant' : 'benign'}`,
      }),
    ),
    asks: [{ slot: 'payer', weight: 66, text: 'the payer' }],
  })
}

/** The diagnosis of the growth at its site, as the book's search reads both. */
function diagnosisOf(kind: RegExp, clause: string, facts: Facts) {
  const named = kind.exec(facts.question.text)?.[0]
  if (named === undefined || diagnoses(facts).length > 0) return null
  const side = facts.question.laterality === 'bilateral' ? '' : (facts.question.laterality ?? '')
  const sites = clause.match(SITE_WORDS) ?? facts.question.text.match(SITE_WORDS) ?? []
  const site = GROUPED.reduce((words, [parts, whole]) => words.replace(parts, whole), sites.slice(0, 1).join(' '))
  // A cyst is coded by its kind alone.
  const words = /\bcysts?\b/i.test(named) ? named : `${named} ${site} ${side}`
  const [hit] = facts.book.search(words, { system: 'ICD-10-CM', limit: 1, date: facts.date })
  const fits = kind === MALIGNANT ? /^(?:C4[34]|D0[34])/ : /^(?:D[12]\d|L)/
  return hit && hit.score >= LEAST_SCORE && hit.record.billable && fits.test(hit.record.code) ? hit.record : null
}

const SITE_WORDS =
  /\b(?:eyelids?|lids?|nose|ears?|lips?|face|cheeks?|forehead|chin|temple|scalp|neck|(?:fore|upper )?arms?|hands?|fingers?|wrists?|elbows?|shoulders?|legs?|thighs?|calf|shin|knees?|ankles?|foot|feet|toes?|back|chest|abdomen|flank|trunk)\b/gi
