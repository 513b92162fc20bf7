// Conditions in pregnancy: the code of chapter 15 first, by trimester, the condition behind it, the weeks last (guideline I.C.15).
import type { Facts } from '../finding.ts'
import type { Described } from './described-conditions.ts'
import { leavesByWords, wordsOf } from './leaf-by-words.ts'
import { LAST, type Listed, listed, RANK } from './linked-diagnoses.ts'

const WEEKS = /\b(\d{1,2}) ?(?:wks?|weeks?)\b|\b(\d{1,2})w\d?d?\b/i
const PREGNANT =
  /\bpregnan\w{1,3}|\bprenatal\b|\bgestation\w{0,2}\b|\bOB visit\b|\bgravid\w?|\bG\d{1,2} ?P\d{1,2}\b|\b(?:at|is) \d{1,2} (?:wks?|weeks?)(?: along)?\b(?=.{0,60}\b(?:OB|baby|fetal|hyperemesis|preeclampsia)\b)/i
// A pregnancy of fewer weeks has one code for all of them; a birth is due by 42.
const [FIRST_WEEK, LAST_WEEK] = [8, 42]
// Last week of the first and of the second trimester (guideline of chapter 15: from the first day of the last period).
const [END_OF_FIRST, END_OF_SECOND] = [13, 27]

/** With chapter 15 the weeks (Z3A); without a complication the supervision of a normal pregnancy (Z34), which takes no weeks. */
export function ofPregnancy(all: Described[], facts: Facts): Listed[] {
  const { text } = facts.question
  if (!PREGNANT.test(text) || /\bnot pregnant|\bpregnancy test\b/i.test(text)) return []
  const weeks = Number(WEEKS.exec(text)?.[1] ?? WEEKS.exec(text)?.[2] ?? 0)
  const trimester = trimesterOf(text, weeks)
  const said = new Set(
    wordsOf(`${text} pregnancy ${trimester ?? ''} ${/\btype (?:1|I)\b/.test(text) ? 'type 1' : 'type 2'}`, true),
  )
  const present = all.filter(({ is }) => is === 'present')
  const complications = present.flatMap(({ entry, at }) =>
    entry.inPregnancy === undefined
      ? []
      : leavesByWords(entry.inPregnancy, said, facts).map((leaf) => listed(leaf, RANK.reason, at, 'icd-pregnancy')),
  )
  const isComplicated = complications.length > 0 || present.some(({ entry }) => entry.code.startsWith('O'))
  const code = isComplicated ? `Z3A.${String(weeks).padStart(2, '0')}` : FIRST_CHILD.test(text) ? 'Z34.0' : 'Z34.9'
  const isTold = isComplicated
    ? weeks >= FIRST_WEEK && weeks <= LAST_WEEK
    : /\bvisit|\bprenatal|\broutine|\bsupervis/i.test(text)
  const rest = isTold ? leavesByWords(code, said, facts) : []
  return [
    ...complications,
    ...rest.map((leaf) =>
      listed(leaf, isComplicated ? RANK.adds : RANK.reason, LAST, isComplicated ? 'icd-pregnancy' : null),
    ),
  ]
}

const FIRST_CHILD = /\bfirst (?:baby|child|pregnancy)\b|\bprimigravida\b|\bG1 ?P0\b/i

function trimesterOf(text: string, weeks: number): string | null {
  const named = /\b(first|second|third|1st|2nd|3rd) trimester/i.exec(text)?.[0]
  if (named !== undefined) return named
  if (weeks === 0) return null
  return weeks <= END_OF_FIRST ? 'first trimester' : weeks <= END_OF_SECOND ? 'second trimester' : 'third trimester'
}
