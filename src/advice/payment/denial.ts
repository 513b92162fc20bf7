// What a payer's adjustment or remark code says, in our own words from dated notes, and the way to put it right.
import type { Advice, Facts } from '../finding.ts'
import { advice, noteSays } from '../said.ts'
import { visitCases } from '../visits/visit-cases.ts'
import { visitInGlobal } from '../visits/visit-in-global.ts'
import { denialLiability } from './denial-liability.ts'
import { denialRemedy, turnsOnCodes, turnsOnModifiers } from './denial-remedy.ts'
import { deniedLine } from './denied-line.ts'
import { officeCases } from './office-cases.ts'
import { payerCases } from './payer-cases.ts'

const CORRECT_OR_APPEAL =
  /\bappeal\b.{0,60}\b(?:correct|reopen|resubmit|new claim)|\b(?:correct|reopen|resubmit)\w{0,4}\b.{0,60}\bappeal|\bcan (?:we|i) (?:appeal|rebill|resubmit)|\bcorrected claim\b/i

// "If Medicare denies": nothing was denied yet.
const MIGHT_BE = /\b(?:if|when|in case)\b[^.?!]{0,30}\bden(?:y|ies)\b|\bwill (?:they|it|this|medicare) (?:be )?den/i

// From the second sentence on.
const NEXT_STEP = /(?<=\.) [A-Z].*$/s

/** Notes are looked up by `carc-97` and `rarc-n122`; X12 owns the official wording, so only our paraphrase is shown. */
export function denial(facts: Facts): Advice {
  const { denialCodes, codes, intents, text } = facts.question
  if (!intents.includes('denial')) return advice({})
  const ids = denialCodes.map((code) =>
    /^[A-Z]{2}-/.test(code)
      ? `carc-${code.slice(3).toLowerCase()}`
      : `${/^[AB]/.test(code) ? 'carc' : 'rarc'}-${code.toLowerCase()}`,
  )
  const sent = codes.some((code) => code.modifiers.length > 0) || deniedLine(facts).claimLines.length > 0
  const isSettled = [denialRemedy, officeCases, payerCases, visitCases, visitInGlobal].some(
    (rule) => rule(facts).findings.length > 0,
  )
  const speaksOfGroup =
    denialCodes.some((code) => /^(?:PR|OA|PI|CR)-/.test(code)) && denialLiability(facts).findings.length === 0
  return advice({
    findings: [
      ...ids.map((id) => {
        const said = noteSays(facts, id, 'denial', 'answer')
        // What to do has been said by then; what the reason means is left.
        return said && isSettled ? { ...said, claim: said.claim.replace(NEXT_STEP, '') } : said
      }),
      CORRECT_OR_APPEAL.test(text) && !isSettled ? noteSays(facts, 'corrected-or-appeal', 'denial', 'answer') : null,
      speaksOfGroup ? noteSays(facts, 'carc-groups', 'denial') : null,
    ],
    asks: [
      ...(denialCodes.length === 0 && !MIGHT_BE.test(text) && officeCases(facts).findings.length === 0
        ? [{ slot: 'denial_code' as const, weight: 86, text: 'the exact denial and remark codes on the remittance' }]
        : []),
      ...(codes.length === 0 && turnsOnCodes(denialCodes) && !isToldInWords(facts)
        ? [{ slot: 'service' as const, weight: 94, text: 'the codes and modifiers on the denied claim' }]
        : []),
      ...(!sent &&
      officeCases(facts).findings.length === 0 &&
      !MIGHT_BE.test(text) &&
      codes.length > 0 &&
      (denialCodes.length === 0 || turnsOnModifiers(denialCodes))
        ? [{ slot: 'denial_code' as const, weight: 60, text: 'which modifiers were on the denied lines' }]
        : []),
    ],
  })
}

function isToldInWords(facts: Facts): boolean {
  return [officeCases, payerCases].some((rule) => rule(facts).findings.length > 0)
}
