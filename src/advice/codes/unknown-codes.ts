// Codes that no loaded release holds: said to be missing, never guessed, with the spelling that may have been meant.
import type { CodeRecord } from '../../codes/code-record.ts'
import { isStopWord, searchWords } from '../../codes/search/search-words.ts'
import type { MentionedCode } from '../../question/question.ts'
import { isIcd9 } from '../diagnoses/icd9-crosswalk.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING } from '../said.ts'

const RULE = 'validity'

/** An unknown code is cited by the releases that were searched. */
export function unknownCode(mention: MentionedCode, facts: Facts): Advice {
  if (mention.systems.includes('MODIFIER') || isIcd9(mention.code, facts.question.text)) return NOTHING
  const searched = facts.book.releases().filter((release) => sourceFits(release.source, mention.code))
  const near = completions(mention.code, facts)
  const meant =
    near.length > 0
      ? ` It may be a short form of ${listed(
          near.map((row) => row.code),
          'or',
        )} (${near[0]?.title}).`
      : ''
  const citations = [
    ...near.map((row) => row.citation),
    ...searched.map(({ source, edition }) => ({ source, edition, locator: mention.code })),
  ]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        near.length > 0
          ? `Not as written: ${mention.code} is in no code release loaded here.${meant}`
          : `${mention.code} is not in the code releases loaded here, so nothing is stated about it.`,
        citations,
      ),
    ],
    claimLines: near.map((row) =>
      line(row.code, { conditional: `if ${row.code} is what was meant by ${mention.code}` }),
    ),
    asks: [
      {
        slot: 'service',
        weight: 80,
        text: `what ${mention.code} stands for on your charge sheet, or the code as printed`,
      },
    ],
  })
}

function sourceFits(source: string, code: string): boolean {
  if (/^\d/.test(code)) return /cpt|fee|pfs/i.test(source)
  return code.includes('.') ? /icd-10-cm/i.test(source) : /hcpcs/i.test(source)
}

/** Codes that are the written one with one more digit, in any place behind the letter: an incomplete code as people copy it. */
function completions(code: string, facts: Facts): CodeRecord[] {
  if (!/^[A-V]\d{3}$/.test(code)) return []
  const spellings = new Set<string>()
  for (let at = 1; at <= code.length; at++)
    for (let digit = 0; digit <= 9; digit++) spellings.add(code.slice(0, at) + digit + code.slice(at))
  const found = [...spellings]
    .flatMap((spelling) => facts.book.onDate(spelling, facts.date))
    .filter((row) => row.system === 'HCPCS')
  // One that stands elsewhere in the mail is what was meant; then one that only lost its end, best one that the mail describes.
  const also = found.filter((row) => facts.question.codes.some((other) => other.code === row.code))
  const described = found.filter((row) => isDescribed(row, facts.question.text))
  const cutOff = found.filter((row) => row.code.startsWith(code))
  const both = cutOff.filter((row) => described.includes(row))
  const meant = [also, both, cutOff, described, found].find((rows) => rows.length > 0) ?? []
  return meant.slice(0, 3)
}

/** Whether a word of the mail begins or is a word of the title ("pap" for "papanicolaou"). */
function isDescribed({ title }: CodeRecord, text: string): boolean {
  const words = searchWords(text).filter(
    (word) => word.length >= SHORTEST_WORD && !isStopWord(word) && !/\d/.test(word),
  )
  const titled = searchWords(title).filter((word) => !isStopWord(word))
  return words.some((word) => titled.some((one) => one.startsWith(word)))
}

const SHORTEST_WORD = 3
