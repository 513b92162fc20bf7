// Lidocaine and the like that numb a place or thin a drug are part of the procedure, whatever code they have.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'

const ANESTHETIC = /^(?:J200[1-4]|J0665|J0670|S0020)$/
const ALONE = /\barrhythm|\bventricular\b|\blidocaine (?:infusion|drip)\b|\bIV (?:infusion|drip) of lidocaine\b/i

/** NCCI Policy Manual ch. I and II: anesthesia by the one who operates or injects is included. */
export function localAnesthetic(facts: Facts): Advice {
  const codes = billable(facts).flatMap(({ record }) => (ANESTHETIC.test(record.code) ? [record.code] : []))
  if (codes.length === 0 || billable(facts).length === codes.length || ALONE.test(facts.question.text)) return NOTHING
  return advice({
    findings: [
      finding(
        'local-anesthetic',
        'answer',
        'certain',
        `Not ${listed(codes)}: a local anesthetic that thins the drug or numbs the place is part of the service, and J2001 is for an infusion into a vein.`,
        noteCitations(facts, 'local-anesthetic'),
      ),
    ],
    claimLines: codes.map((code) => line(code, { units: DROPPED })),
  })
}
