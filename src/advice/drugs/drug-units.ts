// Billing units of drugs: the dose given over the size of one unit, rounded up, and the line for what was wasted.
import type { CodeRecord, UnitSize } from '../../codes/code-record.ts'
import { isMedicare } from '../../question/payer.ts'
import { amountOf } from '../../question/quantities.ts'
import type { Quantity } from '../../question/question.ts'
import { billable, historyOf, procedures } from '../facts.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, noteCitations, together } from '../said.ts'
import { doseOf, timesGiven } from './dose-given.ts'
import { unitsFor } from './drug-measures.ts'
import {
  aboutJz,
  isMultiDose,
  isOfTheVial,
  isPrefilled,
  JZ_SINCE,
  saysNoWaste,
  tellsWaste,
  vialsUsedUp,
  wastedUnits,
  wasteFindings,
} from './drug-waste.ts'
import { isDrug, namedDrugs } from './named-drugs.ts'
import { suppliedDrug } from './supplied-drug.ts'

const RULE = 'drug-units'

/** Medicare Claims Processing Manual (100-04) ch. 17 sections 10 and 40: units follow the HCPCS unit size; discarded drug of a single-dose container takes JW, none wasted JZ. */
export function drugUnits(facts: Facts): Advice {
  // What the practice did not buy has no units (`suppliedDrug`).
  if (suppliedDrug(facts).findings.length > 0) return advice({})
  const drugs = drugsOf(facts)
  if (drugs.length === 0) return bareSum(facts)
  return together(drugs.map((record) => unitsOf(record, record.unit as UnitSize, drugs.length, facts)))
}

/** The drugs in question: by code, by the code that replaced one that had ended on the date, or else by name. */
function drugsOf(facts: Facts): CodeRecord[] {
  const named = billable(facts).map(({ record }) => record)
  const replacing = procedures(facts)
    .filter(({ code }) => !named.some((record) => record.code === code))
    .flatMap((mention) => historyOf(mention, facts.book).flatMap(({ replacedBy }) => replacedBy))
    .flatMap((code) => facts.book.onDate(code, facts.date).slice(0, 1))
  const coded = [...named, ...replacing].filter(isDrug)
  return coded.length > 0 ? coded : namedDrugs(facts)
}

function unitsOf(record: CodeRecord, unit: UnitSize, drugs: number, facts: Facts): Advice {
  const dose = doseOf(record, unit, drugs, facts)
  // "J1885 x4" states units; a dose in the drug's measure is stronger than that, since units are what is asked.
  if (!dose) return withoutDose(record, unit, facts)
  const times = timesGiven(dose, facts.question)
  const units = unitsFor(dose.amount * times, dose.measure, unit)
  const sum = `${times > 1 ? `${times} x ` : ''}${amountOf(dose.amount, dose.measure)}`
  // Of botulinum toxin or insulin a unit is also the measure of the drug.
  const billing = unit.measure === 'unit' ? 'billing unit' : 'unit'
  const proof = [record.citation, ...noteCitations(facts, 'drug-units-round-up')]
  const waste = drugs > 1 && !isOfTheVial(dose, facts) ? 0 : wastedUnits(units, unit, facts)
  const usedUp = waste === 0 ? vialsUsedUp(units, unit, facts) : null
  const noWaste = waste === 0 && (usedUp !== null || saysNoWaste(facts) || isPrefilled(facts))
  const byName = procedures(facts).some(({ code }) => /^[JQ]/.test(code)) ? null : 'if this is the drug that was given'
  const lines: ClaimLine[] = [line(record.code, { units, modifiers: noWaste ? ['JZ'] : [], conditional: byName })]
  if (waste > 0)
    lines.push(
      line(record.code, {
        units: waste,
        modifiers: ['JW'],
        conditional: 'single-dose container, waste discarded and documented',
      }),
    )
  return advice({
    findings: [
      aboutJz(record, facts),
      finding(
        RULE,
        'answer',
        'certain',
        `${record.code}${byName ? ` (${nameOf(record)})` : ''}: ${sum} given at ${amountOf(unit.amount, unit.measure)} a ${billing} is ${units} ${billing}${units === 1 ? '' : 's'} (rounded up to whole units).`,
        proof,
      ),
      noWaste
        ? finding(
            RULE,
            'answer',
            'certain',
            `JZ goes on this line: ${usedUp === null ? 'nothing was wasted from a single-dose container' : `the dose uses up ${amountOf(usedUp, 'vial')}, so nothing is discarded`}, and one of JW and JZ is required since ${JZ_SINCE}. Multi-dose vials take neither.`,
            [record.citation, ...noteCitations(facts, 'jw-jz')],
          )
        : null,
      ...wasteFindings(record, waste, noWaste, facts),
      finding(
        RULE,
        'documentation',
        'certain',
        'The note should hold drug, dose given, route, and the amount discarded or that none was.',
        proof,
      ),
    ],
    claimLines: lines,
    asks:
      (waste > 0 && tellsWaste(facts)) ||
      noWaste ||
      isMultiDose(facts) ||
      (waste === 0 && !mayWantWaste(facts)) ||
      facts.question.codes.some((code) => code.code === 'JZ')
        ? []
        : [
            {
              slot: 'dose',
              weight: 75,
              text: `${waste > 0 ? '' : 'the vial size, and '}whether single-dose or multi-dose with anything discarded (JW or JZ)`,
            },
          ],
  })
}

/** JW and JZ are Medicare's; of other payers only who speaks of vials or waste hears of them. */
function mayWantWaste(facts: Facts): boolean {
  const { payer, text } = facts.question
  return payer === null || isMedicare(payer) || /\bvials?\b/i.test(text) || tellsWaste(facts)
}

/** The drug in the words of its title ("ketorolac tromethamine"). */
function nameOf(record: CodeRecord): string {
  return record.title.replace(/^Injection, /, '').split(',')[0] ?? record.title
}

// What is put in is one, whatever it holds.
const DEVICE = /\bintrauterine\b|\bimplant\b|\bcontraceptive (?:system|implant)\b|\bimplant system\b/i

function withoutDose(record: CodeRecord, unit: UnitSize, facts: Facts): Advice {
  if (DEVICE.test(record.title)) return advice({ claimLines: [line(record.code)] })
  const stated = billable(facts).find(({ mention }) => mention.code === record.code)?.mention.units
  return advice({
    findings: [
      finding(
        RULE,
        'why',
        'certain',
        `Units of ${record.code} are the dose given divided by ${amountOf(unit.amount, unit.measure)}, rounded up.`,
        [record.citation, ...noteCitations(facts, 'drug-units-round-up')],
      ),
    ],
    claimLines: [
      line(record.code, {
        units: stated ?? 1,
        conditional: stated
          ? `${stated} units stand for up to ${amountOf(stated * unit.amount, unit.measure)}; the dose given decides`
          : `units = dose given / ${amountOf(unit.amount, unit.measure)}, rounded up`,
      }),
    ],
    asks: [{ slot: 'dose', weight: 85, text: `the dose of ${record.code} given, and the route` }],
  })
}

/** A sum without a code ("10 mg per unit, 100 mg vials, gave 305 mg"): the arithmetic is answered, the code is asked for. */
function bareSum(facts: Facts): Advice {
  const { quantities, text } = facts.question
  const size = quantities.find((quantity) => /per unit/i.test(quantity.asWritten))
  const given = quantities.find(
    (quantity) =>
      quantity !== size && quantity.measure === size?.measure && !/vial|wasted|discarded/i.test(quantity.asWritten),
  )
  if (!size || !given) return advice({})
  const unit: UnitSize = { amount: size.amount, measure: size.measure as UnitSize['measure'] }
  const units = unitsFor(given.amount, given.measure, unit)
  const vial = quantities.find((quantity) => /vial/i.test(quantity.asWritten)) ?? vialBehind(quantities, text)
  const vials = vial ? Math.ceil(given.amount / vial.amount) : 0
  const waste = vial ? (vials * vial.amount) / size.amount - units : 0
  const proof = noteCitations(facts, 'drug-units-round-up', 'jw-jz')
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${amountOf(given.amount, given.measure)} at ${amountOf(size.amount, size.measure)} a unit is ${units} units for the administered line (rounded up).`,
        proof,
      ),
      waste > 0 && vial
        ? finding(
            RULE,
            'answer',
            'certain',
            `${amountOf(vials, 'vial')} of ${amountOf(vial.amount, vial.measure)} hold${vials === 1 ? 's' : ''} ${amountOf((vials * vial.amount) / size.amount, 'unit')}, so ${waste === 1 ? '1 unit goes' : `${waste} units go`} on a separate JW line; take the vial sizes that waste least.`,
            proof,
          )
        : null,
    ],
    asks: [{ slot: 'service', weight: 90, text: 'the HCPCS code of the drug' }],
  })
}

function vialBehind(quantities: Quantity[], text: string): Quantity | undefined {
  return quantities.find((quantity) =>
    /^(?: \w{1,12}){0,3} vials?\b/i.test(
      text.slice(
        text.indexOf(quantity.asWritten) + quantity.asWritten.length,
        text.indexOf(quantity.asWritten) + quantity.asWritten.length + 48,
      ),
    ),
  )
}
