// Hyaluronan for the knee comes in syringes of one strength: the brand and the number of syringes make the units.
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'knee-gels'
/** Units of a full syringe (note `hyaluronan-syringes`), the longer brand before the one it begins with. */
const GELS: { brand: RegExp; code: string; units: number }[] = [
  { brand: /\bsynvisc[- ]?(?:one|1)\b/i, code: 'J7325', units: 48 },
  { brand: /\bsynvisc\b/i, code: 'J7325', units: 16 },
  { brand: /\bdurolane\b/i, code: 'J7318', units: 60 },
  { brand: /\bgelsyn(?:-?3)?\b/i, code: 'J7328', units: 168 },
  { brand: /\bhymovis\b/i, code: 'J7322', units: 24 },
  { brand: /\bgenvisc\b/i, code: 'J7320', units: 25 },
  { brand: /\btrivisc\b/i, code: 'J7329', units: 25 },
  { brand: /\bsynojoynt\b/i, code: 'J7331', units: 20 },
  { brand: /\btriluron\b/i, code: 'J7332', units: 20 },
  { brand: /\b(?:hyalgan|supartz|visco-?3)\b/i, code: 'J7321', units: 1 },
  { brand: /\beuflexxa\b/i, code: 'J7323', units: 1 },
  { brand: /\borthovisc\b/i, code: 'J7324', units: 1 },
  { brand: /\bgel-?one\b/i, code: 'J7326', units: 1 },
  { brand: /\bmonovisc\b/i, code: 'J7327', units: 1 },
]

/** Speaks where one brand is named and no dose; both knees take two syringes. */
export function kneeGels(facts: Facts): Advice {
  const { text, laterality, quantities } = facts.question
  const gel = GELS.find(({ brand }) => brand.test(text))
  const [record] = gel === undefined ? [] : facts.book.onDate(gel.code, facts.date)
  const asksHowMany = /\bunits?\b|\bcodes?\b|\bbill(?:ed|ing)?\b|\bcharge\b|\bhow many\b/i.test(text)
  if (!gel || !record || !asksHowMany || quantities.some(({ measure }) => measure === 'mg')) return NOTHING
  const syringes = laterality === 'bilateral' ? 2 : 1
  const units = gel.units * syringes
  const each = `${gel.units} unit${gel.units > 1 ? 's' : ''}`
  const all =
    syringes === 2
      ? `${gel.code} x${units}: a syringe for each knee, ${each} each.`
      : `${gel.code} x${units}: one syringe is ${each}.`
  const side = laterality === 'left' ? ['LT'] : laterality === 'right' ? ['RT'] : laterality === null ? [] : ['50']
  const injection = procedures(facts).find(({ code }) => /^206(?:10|11)$/.test(code))?.code ?? '20610'
  const given = facts.book.onDate(injection, facts.date)[0]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${all} The injection is ${injection === '20611' ? '20611' : '20610 (20611 with ultrasound and kept pictures)'}, once a knee.`,
        [record.citation, ...noteCitations(facts, 'hyaluronan-syringes')],
      ),
    ],
    claimLines: [
      ...(given ? [line(injection, { modifiers: side })] : []),
      line(gel.code, { units, conditional: 'if the practice bought the drug; JZ for Medicare when nothing was left' }),
    ],
  })
}
