// Pain as the reason for a visit: before its cause where only the pain is treated, behind it where the cause is (guideline I.C.6.b).
import type { Facts, Finding } from '../finding.ts'
import { finding, noteCitations } from '../said.ts'
import { type Listed, RANK } from './linked-diagnoses.ts'

const FOR_THE_PAIN =
  /\bpain (?:management|mgmt|mgt|control|clinic|med\w{0,8}|pump|stimulator)\b|\b(?:for|to (?:treat|control)) (?:the |his |her )?(?:\w{1,12} )?pain\b|\bnerve block\b|\bepidural\b|\bonly (?:the )?pain\b/i
const PAIN = /^G89/

/** The G89 code takes the place of the reason where the visit was for the pain; else it only adds. */
export function byTreatedPain(all: Listed[], text: string): Listed[] {
  if (all.every(({ row }) => PAIN.test(row.code))) return all
  const rank = FOR_THE_PAIN.test(text) ? RANK.reason : RANK.companion
  return all.map((one) => (PAIN.test(one.row.code) ? { ...one, rank } : one))
}

export function ofPain(list: Listed[], facts: Facts): (Finding | null)[] {
  const pain = list.find(({ row }) => PAIN.test(row.code))
  const cause = list.find(({ row }) => !PAIN.test(row.code))
  if (!pain || !cause) return []
  const [first, second] = FOR_THE_PAIN.test(facts.question.text) ? [pain, cause] : [cause, pain]
  const why =
    first === pain
      ? 'the visit is for control of the pain and its cause is not treated; where the cause is treated, it is the other way round'
      : 'a G89 code comes first only when the visit is for control of the pain and not for its cause'
  return [
    finding('diagnosis-list', 'answer', 'likely', `${first.row.code} first, then ${second.row.code}: ${why}.`, [
      ...noteCitations(facts, 'icd-pain-management'),
      first.row.citation,
      second.row.citation,
    ]),
  ]
}
