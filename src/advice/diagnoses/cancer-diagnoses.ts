// Cancers beside each other and in the past: which is first, and when one is history.
import type { Facts, Finding } from '../finding.ts'
import { finding, noteCitations } from '../said.ts'
import type { Described } from './described-conditions.ts'
import { type Listed, RANK } from './linked-diagnoses.ts'

const RULE = 'diagnosis-list'
const SPREAD = /^C7[789]/
const AT_THE_SPREAD =
  /\b(?:treat\w{0,5}|radiation|XRT|chemo\w{0,8}|visit|directed|resection|ablation)\b[^.?!;]{0,30}\b(?:mets?|metasta\w{1,5})\b/i

/** Where only the secondary site is treated it is first, though the primary is still there (guideline I.C.2.b). */
export function secondaryFirst(all: Listed[], text: string): Listed[] {
  if (!AT_THE_SPREAD.test(text)) return all
  return all.map((one) => (SPREAD.test(one.row.code) ? { ...one, rank: RANK.cause } : one))
}

export function ofSpread(list: Listed[], facts: Facts): (Finding | null)[] {
  const spread = list.find(({ row }) => SPREAD.test(row.code))
  const primary = list.find(({ row }) => /^C/.test(row.code) && !SPREAD.test(row.code))
  if (!spread || !primary) return []
  return [
    finding(
      RULE,
      'answer',
      'likely',
      `Which of the two is first goes by what the visit treats: ${spread.row.code} when only the spread is treated, ${primary.row.code} when the primary is. A primary that was removed and is no longer treated is a history code (Z85) instead.`,
      [...noteCitations(facts, 'icd-neoplasm-order'), spread.row.citation, primary.row.citation],
    ),
  ]
}

const ADJUVANT = /^Z79\.81/

/** The provider's words decide whether a hormone still treats the cancer or prevents another (guideline I.C.2.m). */
export function ofPastCancer(list: Listed[], all: Described[], facts: Facts): (Finding | null)[] {
  const past = list.find(({ row }) => row.code.startsWith('Z85'))
  const cancer = all.find(({ entry, is }) => is === 'history' && entry.code.startsWith('C'))
  if (!past || !cancer) return []
  const drug = list.find(({ row }) => ADJUVANT.test(row.code))
  const category = cancer.entry.code.slice(0, CATEGORY_LENGTH)
  const hormone = drug
    ? ` The hormone is added as ${drug.row.code} either way; the provider has to say whether it treats the cancer or prevents its return.`
    : ''
  return [
    finding(
      RULE,
      'answer',
      'depends',
      `History (${past.row.code}) once the cancer was removed and nothing is directed at it any more; still ${category}.- while treatment is directed at it.${hormone}`,
      [...noteCitations(facts, 'icd-cancer-history'), past.row.citation],
    ),
  ]
}

const CATEGORY_LENGTH = 3
