// Infusions, pushes and hydration told in words and minutes without their codes ("IV fluids 90 min and a Zofran push").
import { minutesIn, quantitiesIn } from '../../question/quantities.ts'
import { billable, procedures } from '../facts.ts'
import type { Advice, Ask, ClaimLine, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { isDrug, namedDrugs } from './named-drugs.ts'

const RULE = 'described-infusions'

type Kind = 'chemotherapy' | 'infusion' | 'push' | 'hydration'
type Service = { kind: Kind; minutes: number | undefined; said: string }
/** Initial code, the code behind another initial one, and a further hour. */
type Codes = { initial: string; next: string; hour: string | null }

// By rank: the first of these that was given has the initial code (note `infusion-hierarchy`).
const CODES: Record<Kind, Codes> = {
  chemotherapy: { initial: '96413', next: '96417', hour: '96415' },
  infusion: { initial: '96365', next: '96367', hour: '96366' },
  push: { initial: '96374', next: '96375', hour: null },
  hydration: { initial: '96360', next: '96361', hour: '96361' },
}
const RANKS: Kind[] = ['chemotherapy', 'infusion', 'push', 'hydration']

const CLAUSES = /,|;|\n|\?|\.(?=\s|$)|\b(?:and|then|plus|with|before|after|followed by|also)\b|\+/i
const FLUID = /\bIV ?fluids?\b|\bIVF\b|\bhydrat\w{1,4}\b|\b(?:normal )?saline\b|\bNS\b|\bringer'?s\b|\bLR\b|\bD5W\b/i
const PUSHED = /\bIV ?push\w{0,2}\b|\bIVP\b|\bpush(?:ed|es)?\b/i
const INFUSED = /\binfus\w{1,4}\b|\bdrip\b|\bIVPB\b|\bpiggyback\b|\bIV\b[^a-z]{0,12}\bover\b/i
// Billed with the chemotherapy codes: agents against tumors, and biologic agents that payers usually count with them.
const AS_CHEMOTHERAPY =
  /\bchemo\w{0,7}\b|\b(?:remicade|infliximab|inflectra|renflexis|avsola|rituxan|rituximab|truxima|ruxience|herceptin|trastuzumab|keytruda|pembrolizumab|opdivo|nivolumab|avastin|bevacizumab|actemra|tocilizumab|ocrevus|ocrelizumab|tysabri|natalizumab|orencia|abatacept|simponi aria|entyvio|vedolizumab|taxol|paclitaxel|docetaxel|carboplatin|cisplatin|oxaliplatin|doxorubicin|gemcitabine|cyclophosphamide|pemetrexed|alimta)\b/i
const BIOLOGIC =
  /\b(?:remicade|infliximab|inflectra|renflexis|avsola|actemra|tocilizumab|ocrevus|ocrelizumab|tysabri|natalizumab|orencia|abatacept|simponi aria|entyvio|vedolizumab)\b/i
const ADMINISTRATION = /^96(?:3[67]\d|4[01]\d)$/
const HOUR = 60
// Minutes from which a part counts (notes `push-15-minutes`, `hydration-31-minutes`, `infusion-additional-hour`).
const LEAST_INFUSION = 16
const MOST_OF_HOUR = 31

/** Silent where the mail names a code for each service it tells of. */
export function describedInfusions(facts: Facts): Advice {
  const services = servicesIn(facts.question.text)
  const named = billable(facts).map(({ record }) => record.code)
  const administered = named.filter((code) => ADMINISTRATION.test(code))
  if (!services.some(({ kind }) => kind !== 'push') || services.length <= administered.length) return NOTHING
  // Operations and visits have other questions.
  if (procedures(facts).some(({ code }) => !ADMINISTRATION.test(code) && !/^[JQ]\d{4}$/.test(code))) return NOTHING
  const given = services.map(asGiven).sort((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind))
  const billed = given.filter(
    ({ minutes, kind }) => !(kind === 'hydration' && minutes !== undefined && minutes < MOST_OF_HOUR),
  )
  const lines = billed.flatMap((service, at) => linesOf(service, at === 0))
  const tooShort = given.filter((one) => !billed.includes(one))
  const refused = administered.filter((code) => !lines.some((one) => one.code === code))
  const open = billed.some(({ minutes, kind }) => minutes === undefined && kind !== 'push')
  const told = lines.map(({ code, units }) => (units > 1 ? `${code} x${units}` : code))
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${refused.length > 0 ? `Not ${listed(refused)}. ` : ''}${lines.length > 0 ? `As described: ${listed(told)}.` : ''}${tooShort.length > 0 ? ` Hydration of ${listed(tooShort.map(({ minutes }) => String(minutes)))} minutes is not billed; it needs ${MOST_OF_HOUR}.` : ''}${services.some(isShort) ? ` An infusion under ${LEAST_INFUSION} minutes is a push.` : ''}`.trim(),
        [
          ...noteCitations(
            facts,
            'infusion-one-initial',
            'infusion-hierarchy',
            'infusion-additional-hour',
            'push-15-minutes',
          ),
          ...(given.some(({ kind }) => kind === 'hydration') ? noteCitations(facts, 'hydration-31-minutes') : []),
        ],
      ),
      billed.length > 1
        ? finding(
            RULE,
            'why',
            'likely',
            `One initial code fits the encounter, ${lines[0]?.code}: a facility takes it by rank (chemotherapy, drug infusion, push, hydration), an office by the main reason for the visit. Hydration running at the same time as another infusion is not billed.`,
            noteCitations(facts, 'infusion-one-initial', 'infusion-hierarchy'),
          )
        : null,
      BIOLOGIC.test(facts.question.text)
        ? finding(
            RULE,
            'caveat',
            'depends',
            'Payers usually count this biologic agent with chemotherapy (96413, 96415); one that does not wants 96365 and 96366. See its list.',
            noteCitations(facts, 'infusion-hierarchy'),
          )
        : null,
      finding(
        RULE,
        'documentation',
        'certain',
        'The record should hold start and stop times, each drug, and the vein site.',
        noteCitations(facts, 'infusion-additional-hour'),
      ),
    ],
    claimLines: [...refused.map((code) => line(code, { units: DROPPED })), ...lines],
    asks: [
      { slot: 'minutes', weight: open ? 93 : 86, text: 'start and stop times of each, and the vein access sites' },
      ...(namedDrugs(facts).length > 0 || billable(facts).some(({ record }) => isDrug(record)) ? [] : [EACH_DRUG]),
    ],
  })
}

const EACH_DRUG: Ask = {
  slot: 'dose',
  weight: 85,
  text: 'each drug with dose and vial size, which is a line of its own',
}

function servicesIn(text: string): Service[] {
  const clauses = text.split(CLAUSES).map((said) => ({ said: said.trim(), kind: kindOf(said) }))
  const services = clauses.flatMap(({ said, kind }) =>
    kind === null ? [] : [{ kind, said, minutes: minutesIn(quantitiesIn(said)) }],
  )
  // "Remicade infusion ... infused over 2.5 hours": the same thing told again with its time.
  return services.filter(
    (one, at) =>
      !services.some(
        (other, place) =>
          place !== at &&
          other.kind === one.kind &&
          one.minutes === undefined &&
          (other.minutes !== undefined || place < at),
      ),
  )
}

function kindOf(said: string): Kind | null {
  if (PUSHED.test(said)) return 'push'
  const timed = minutesIn(quantitiesIn(said)) !== undefined
  if (FLUID.test(said) && !AS_CHEMOTHERAPY.test(said)) return 'hydration'
  if (!INFUSED.test(said) && !(timed && AS_CHEMOTHERAPY.test(said))) return null
  return AS_CHEMOTHERAPY.test(said) ? 'chemotherapy' : 'infusion'
}

function isShort({ kind, minutes }: Service): boolean {
  return (kind === 'chemotherapy' || kind === 'infusion') && minutes !== undefined && minutes < LEAST_INFUSION
}

function asGiven(service: Service): Service {
  return isShort(service) ? { ...service, kind: 'push' } : service
}

function linesOf({ kind, minutes }: Service, leads: boolean): ClaimLine[] {
  const { initial, next, hour } = CODES[kind]
  const first = leads ? initial : next
  if (minutes === undefined || hour === null)
    return [
      line(first, {
        conditional:
          kind === 'push'
            ? null
            : `if it ran ${kind === 'hydration' ? MOST_OF_HOUR : LEAST_INFUSION} minutes or more; further hours by the clock`,
      }),
    ]
  // Behind another service every hour of hydration has the one code.
  if (kind === 'hydration' && !leads) return [line(next, { units: hoursFrom(minutes, 0) })]
  const further = hoursFrom(minutes, HOUR)
  return [line(first), ...(further > 0 ? [line(hour, { units: further })] : [])]
}

/** Hours begun by more than half behind `covered` minutes. */
function hoursFrom(minutes: number, covered: number): number {
  return minutes - covered < MOST_OF_HOUR ? 0 : Math.floor((minutes - covered - MOST_OF_HOUR) / HOUR) + 1
}
