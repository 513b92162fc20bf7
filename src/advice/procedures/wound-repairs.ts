// Wounds that a mail measures: lengths of one depth and one group of sites are added up, and the sum chooses the code.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { cmIn } from './size-fit.ts'
import { type SkinSite, skinSitesIn } from './skin-sites.ts'

const RULE = 'wound-repairs'
// From the least to the most work: of several classes the others are marked as separate from the highest.
const DEPTHS = ['simple', 'intermediate', 'complex'] as const
type Depth = (typeof DEPTHS)[number]
type Range = { sites: SkinSite[]; depth: Depth; steps: [code: string, upTo: number][]; each?: string; above?: number }

const FACE: SkinSite[] = ['face', 'eyelid_nose_ear_lip']
const MORE = Number.POSITIVE_INFINITY
// Ranges as each code's own explanation in the book gives them, in cm; a complex repair of 1 cm or less has no code of its own.
const RANGES: Range[] = [
  {
    depth: 'simple',
    sites: ['scalp', 'neck', 'axilla', 'genitals', 'trunk', 'limb', 'hand_foot'],
    steps: [
      ['12001', 2.5],
      ['12002', 7.5],
      ['12004', 12.5],
      ['12005', 20],
      ['12006', 30],
      ['12007', MORE],
    ],
  },
  {
    depth: 'simple',
    sites: FACE,
    steps: [
      ['12011', 2.5],
      ['12013', 5],
      ['12014', 7.5],
      ['12015', 12.5],
      ['12016', 20],
      ['12017', 30],
      ['12018', MORE],
    ],
  },
  {
    depth: 'intermediate',
    sites: ['scalp', 'axilla', 'trunk', 'limb'],
    steps: [
      ['12031', 2.5],
      ['12032', 7.5],
      ['12034', 12.5],
      ['12035', 20],
      ['12036', 30],
      ['12037', MORE],
    ],
  },
  {
    depth: 'intermediate',
    sites: ['neck', 'hand_foot', 'genitals'],
    steps: [
      ['12041', 2.5],
      ['12042', 7.5],
      ['12044', 12.5],
      ['12045', 20],
      ['12046', 30],
      ['12047', MORE],
    ],
  },
  {
    depth: 'intermediate',
    sites: FACE,
    steps: [
      ['12051', 2.5],
      ['12052', 5],
      ['12053', 7.5],
      ['12054', 12.5],
      ['12055', 20],
      ['12056', 30],
      ['12057', MORE],
    ],
  },
  {
    depth: 'complex',
    sites: ['trunk'],
    above: 1,
    steps: [
      ['13100', 2.5],
      ['13101', 7.5],
    ],
    each: '13102',
  },
  {
    depth: 'complex',
    sites: ['scalp', 'limb'],
    above: 1,
    steps: [
      ['13120', 2.5],
      ['13121', 7.5],
    ],
    each: '13122',
  },
  {
    depth: 'complex',
    sites: ['face', 'neck', 'axilla', 'genitals', 'hand_foot'],
    above: 1,
    steps: [
      ['13131', 2.5],
      ['13132', 7.5],
    ],
    each: '13133',
  },
  {
    depth: 'complex',
    sites: ['eyelid_nose_ear_lip'],
    above: 1,
    steps: [
      ['13151', 2.5],
      ['13152', 7.5],
    ],
    each: '13153',
  },
]
// Complex repairs beyond the last step are counted by an add-on for each further 5 cm or less.
const EACH_FURTHER_CM = 5

const SPEAKS = /\b(?:repair\w{0,3}|lacerations?|lacs?|cuts?|sutur\w{0,3}|stitch\w{0,3}|clos(?:ure|ed|ing)|wounds?)\b/i
const BETWEEN = /\+|;|\n|\.(?!\d)|\band\b|\bplus\b|,\s*(?=(?:another|an?|one|the|\d)\b)/i
const DEPTH_WORDS: [Depth, RegExp][] = [
  ['complex', /\bcomplex\b/i],
  ['intermediate', /\b(?:intermediate|layered|2[- ]layers?|two[- ]layers?)\b/i],
  ['simple', /\b(?:simple|single[- ]layer|one[- ]layer|1[- ]layer)\b/i],
]

type Wound = { cm: number; depth: Depth; site: SkinSite }

/** CPT rules on repair (note `repair-add-lengths`); speaks where the mail measures wounds and names no repair code. */
export function woundRepairs(facts: Facts): Advice {
  const { text } = facts.question
  if (!SPEAKS.test(text) || billable(facts).some(({ record }) => /^1(?:20|31)\d\d$/.test(record.code))) return NOTHING
  const wounds = woundsIn(text)
  // What comes with an excision and is simple is part of it.
  const isExcised = /\bexcis/i.test(text)
  const counted = isExcised ? wounds.filter(({ depth }) => depth !== 'simple') : wounds
  const repairs = RANGES.flatMap((range) => coded(range, counted))
    .filter(({ code }) => facts.book.onDate(code, facts.date).some(({ billable }) => billable))
    .sort((a, b) => DEPTHS.indexOf(b.depth) - DEPTHS.indexOf(a.depth))
  if (repairs.length === 0) return NOTHING
  const named = repairs.map(({ code, cm, depth }) => `${code} (${depth}, ${cm} cm)`)
  const apart = (code: string) =>
    repairs.some((other) =>
      facts.book.pairs(code, other.code, facts.date).some((edit) => edit.column2 === code && edit.indicator === 1),
    )
  return advice({
    findings: [
      isExcised
        ? finding(
            RULE,
            'answer',
            'likely',
            'Yes: the layered or complex closure of an excision is billed beside it; a simple one is part of it.',
            noteCitations(facts, 'excision-size'),
          )
        : null,
      finding(
        RULE,
        'answer',
        'likely',
        `${listed(named)}, if the note bears out depth, length and site. Lengths are added within one depth and one group of sites only.${repairs.length > 1 ? ' Different groups are reported side by side, the most involved first, the others with 59 where an edit pairs them.' : ''}`,
        [
          ...noteCitations(facts, 'repair-add-lengths'),
          ...repairs.flatMap(({ code }) => facts.book.onDate(code, facts.date).map(({ citation }) => citation)),
        ],
      ),
    ],
    claimLines: repairs.flatMap(({ code, each, units }) => [
      line(code, { modifiers: apart(code) ? ['59'] : [], conditional: 'if the note describes this repair' }),
      ...(each !== undefined && units > 0
        ? [line(each, { units, conditional: 'if the note describes this repair' })]
        : []),
    ]),
    asks: [
      { slot: 'site', weight: 84, text: 'the depth of closure, length and exact site of each wound in the note' },
      { slot: 'payer', weight: 66, text: 'the payer' },
    ],
  })
}

/** Each measured wound with its depth and site; one that lacks either takes what the whole mail says, if that is one thing. */
function woundsIn(text: string): Wound[] {
  const [onlyDepth, ...otherDepths] = DEPTH_WORDS.filter(([, words]) => words.test(text))
  const [onlySite, ...otherSites] = skinSitesIn(text)
  return segmentsOf(text).flatMap((segment): Wound[] => {
    const [cm] = cmIn(segment)
    const depth =
      DEPTH_WORDS.find(([, words]) => words.test(segment))?.[0] ??
      (otherDepths.length === 0 && !/\bexcis|\bmargins?\b/i.test(segment) ? onlyDepth?.[0] : undefined)
    const site = skinSitesIn(segment)[0] ?? (otherSites.length === 0 ? onlySite : undefined)
    return cm === undefined || depth === undefined || site === undefined ? [] : [{ cm, depth, site }]
  })
}

/** Parts of the mail with one measured wound each; words without a size belong to the wound before them, or to the first. */
function segmentsOf(text: string): string[] {
  const segments: string[] = []
  for (const part of text.split(BETWEEN)) {
    const last = segments.at(-1)
    const opens = last === undefined || (cmIn(last).length > 0 && cmIn(part).length > 0)
    if (opens) segments.push(part)
    else segments[segments.length - 1] = `${last} ${part}`
  }
  return segments.flatMap((segment) => segment.split(AT_CLOSURE).flatMap((part) => afterExcision(part)))
}

const AT_CLOSURE = /,(?=[^,]{0,40}\b(?:closure|repair|closed)\b)/i
const WITH_CLOSURE = /\bwith\b(?=[^,]{0,40}\b(?:closure|repair)\b)/i

/** "Excision of a 2 cm cyst with layered closure 3 cm" measures the cyst first; of one wound the depth belongs to its only length. */
function afterExcision(part: string): string[] {
  return /\bexcis/i.test(part) && cmIn(part).length > 1 ? part.split(WITH_CLOSURE) : [part]
}

type Repair = { code: string; cm: number; depth: Depth; each: string | undefined; units: number }

function coded({ sites, depth, steps, each, above = 0 }: Range, wounds: Wound[]): Repair[] {
  const sum = wounds
    .filter((wound) => wound.depth === depth && sites.includes(wound.site))
    .reduce((all, { cm }) => all + cm, 0)
  const cm = Math.round(sum * 100) / 100
  const [last = '', most = 0] = steps.at(-1) ?? []
  if (cm <= above) return []
  const code = steps.find(([, upTo]) => cm <= upTo)?.[0] ?? last
  return [{ code, cm, depth, each, units: cm > most ? Math.ceil((cm - most) / EACH_FURTHER_CM) : 0 }]
}
