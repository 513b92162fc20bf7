// The line that gives a drug, where the mail names the drug and how it was given but no code for giving it.

import { areTwoSites } from '../../question/laterality.ts'
import { describedCodes } from '../codes/described-services.ts'
import { procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'
import { describedInfusions } from './described-infusions.ts'
import { namedDrugs } from './named-drugs.ts'

const RULE = 'drug-administration'

type Route = {
  /** Words that say where the drug went. */
  words: RegExp
  /** The administration code by its usual circumstances. */
  code: string
  condition: string
  /** The drugs that are given so; every one where nothing is said. */
  drugs?: RegExp
  /** Whether the sides of the body are told by modifiers. */
  hasSides: boolean
  /** The route itself, in words that leave nothing to ask. */
  plain?: RegExp
}

const SHOT = '96372'
const JOINT = 'if injected into the joint or bursa without ultrasound; with recorded ultrasound guidance'
// Injection and infusion services: Claims Processing Manual ch. 12 section 30.5; joints by size as the code set groups them.
const ROUTES: Route[] = [
  {
    words: /\bmigraine/i,
    code: '64615',
    condition: 'if botulinum toxin was injected into both sides of head and neck for chronic migraine',
    hasSides: false,
    drugs: /^J058[5-8]$/,
  },
  {
    words: /\binfus\w{1,3}\b/i,
    code: '96413',
    condition: 'if infused over 16 minutes or more, the first hour; the leading service of the visit',
    hasSides: false,
    drugs: /^J9/,
  },
  {
    words: /\binfus\w{1,3}\b/i,
    code: '96365',
    condition: 'if infused over 16 minutes or more; 96413 for chemotherapy and certain biologic agents',
    hasSides: false,
  },
  { words: /\b(?:knees?|shoulders?|hips?)\b/i, code: '20610', condition: `${JOINT} 20611`, hasSides: true },
  { words: /\b(?:wrists?|elbows?|ankles?|TMJ)\b/i, code: '20605', condition: `${JOINT} 20606`, hasSides: true },
  { words: /\b(?:fingers?|toes?|thumbs?)\b/i, code: '20600', condition: `${JOINT} 20604`, hasSides: false },
  {
    words: /\bIV ?push\b|\bIVP\b/i,
    code: '96374',
    condition: 'if it is the first service of the visit',
    hasSides: false,
  },
  {
    words: /\bIM\b|\bshots?\b|\bintramuscular|\bsub[- ]?q\b|\bSQ\b|\bSC\b|\bsubcutaneous/i,
    code: SHOT,
    condition: 'if given into muscle or under the skin',
    hasSides: false,
    plain: /\bIM\b|\bintramuscular|\bsub[- ]?q\b|\bSQ\b|\bsubcutaneous/i,
  },
]
// The route was not told; most drugs of an office go under the skin or into muscle.
const ASKS_HOW_GIVEN = /\badmin\w{0,12} (?:codes?|cpt|fee)\b|\binjection (?:code|fee)\b/i
const DRUG = /^(?:J\d{4}|Q\d{4})$/
// Injections and infusions, joints, tendons, nerves, spine, eye, chemodenervation: the drug's way in is then coded.
const GIVES = /^(?:96\d{3}|2055\d|206\d\d|64\d{3}|623\d\d|67028|9047[1-4]|M\d{4}|G00(?:08|09|10))$/

export function drugAdministration(facts: Facts): Advice {
  const codes = [...procedures(facts), ...namedDrugs(facts), ...describedCodes(facts)].map(({ code }) => code)
  if (!codes.some((code) => DRUG.test(code)) || codes.some((code) => GIVES.test(code))) return NOTHING
  if (describedInfusions(facts).findings.length > 0) return NOTHING
  const route =
    ROUTES.find(
      ({ words, drugs }) =>
        words.test(facts.question.text) && (drugs === undefined || codes.some((code) => drugs.test(code))),
    ) ?? (ASKS_HOW_GIVEN.test(facts.question.text) ? ROUTES.at(-1) : undefined)
  const record = route && facts.book.onDate(route.code, facts.date)[0]
  if (!route || !record) return NOTHING
  const isPlain = route.plain?.test(facts.question.text) ?? false
  const condition = isPlain ? null : route.condition
  const drugs = new Set(codes.filter((code) => DRUG.test(code))).size
  const shots = route.code === SHOT ? drugs : 1
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        shots > 1
          ? `Giving the drugs is a line of its own: ${SHOT} once for each injection, so x${shots} for these if each had its own; drugs mixed in one syringe are one injection.`
          : `Giving the drug is a line of its own: ${route.code}${condition === null ? '' : ` ${condition}`}.`,
        [record.citation, ...noteCitations(facts, 'drug-administration')],
      ),
    ],
    claimLines: [
      ...giving(route, shots > 1 ? 'one for each injection given apart' : condition, facts).map((one) => ({
        ...one,
        units: shots,
      })),
      ...furtherPushes(route, drugs),
    ],
    asks: isPlain
      ? []
      : [{ slot: 'service', weight: 81, text: `how the drug was given (${route.code} ${route.condition}?)` }],
  })
}

/** Each further drug that is pushed has the code of a sequential push. */
function furtherPushes({ code }: Route, drugs: number): ClaimLine[] {
  return code === '96374' && drugs > 1
    ? [line('96375', { units: drugs - 1, conditional: 'for each further drug that was pushed' })]
    : []
}

function giving({ code, hasSides }: Route, conditional: string | null, facts: Facts): ClaimLine[] {
  const { laterality, text } = facts.question
  // Two joints of different sides are two lines.
  if (hasSides && areTwoSites(text)) return ['LT', 'RT'].map((one) => line(code, { modifiers: [one], conditional }))
  const side =
    laterality === 'left' ? ['LT'] : laterality === 'right' ? ['RT'] : laterality === 'bilateral' ? ['50'] : []
  return [line(code, { modifiers: hasSides ? side : [], conditional })]
}
