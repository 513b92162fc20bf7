// An infection after a joint replacement: of the incision (T81.4) or of the prosthesis (T84.5), as the provider says.
import type { Facts, Finding } from '../finding.ts'
import { finding } from '../said.ts'
import { leavesByWords, wordsOf } from './leaf-by-words.ts'
import type { Listed } from './linked-diagnoses.ts'

const OF_THE_INCISION = /^T81\.4/
const REPLACED = /\b(?:TK[AR]|TH[AR]|(?:knee|hip|joint) (?:replacement|arthroplasty)|prosthe\w{2,4})\b/i

/** Beside an infected incision over a new joint: what would make it an infection of the joint itself. */
export function ofJointInfection(list: Listed[], facts: Facts): (Finding | null)[] {
  const { text, laterality } = facts.question
  const incision = list.find(({ row }) => OF_THE_INCISION.test(row.code))
  if (!incision || !REPLACED.test(text)) return []
  const said = new Set([...wordsOf(text, true), ...(laterality ? [laterality] : [])])
  const [joint] = leavesByWords('T84.5', said, facts)
  if (!joint || joint.beside.length > 0) return []
  return [
    finding(
      'diagnosis-list',
      'answer',
      'depends',
      `${joint.row.code} in its place only when the provider documents that the prosthesis itself is infected; an infected incision alone is T81.4-, by its depth.`,
      [joint.row.citation, incision.row.citation],
    ),
  ]
}
