// Diagnoses that say nothing more beside others of the same list: an organism named twice, pain of an injury, "unspecified" beside the kind.
import { wordsOf } from './leaf-by-words.ts'
import type { Listed } from './linked-diagnoses.ts'

/** An organism that another code names already has no code of its own (A41.51 and B96.20). */
export function withoutNamedOrganism(all: Listed[]): Listed[] {
  const titles = all.filter(({ row }) => !/^B9[5-7]/.test(row.code)).map(({ row }) => wordsOf(row.title, true))
  return all.filter(
    ({ row }) =>
      !/^B9[5-7]/.test(row.code) || !titles.some((words) => organismOf(row.title).some((word) => words.has(word))),
  )
}

function organismOf(title: string): string[] {
  return ['coli', 'aureu', 'aureus', 'klebsiella', 'pseudomonas', 'pseudomona'].filter((word) =>
    wordsOf(title, true).has(word),
  )
}

/** The pain of an injury is part of it (guideline I.B.5). */
export function withoutPainOfInjury(all: Listed[]): Listed[] {
  return all.some(({ row }) => /^S/.test(row.code))
    ? all.filter(({ row }) => !/^(?:M25\.5|M79\.6|R52)/.test(row.code))
    : all
}

/** "Abnormal" beside the exact finding of the same kind says nothing more. */
export function withoutVaguer(listed: Listed[]): Listed[] {
  // A polyp that pathology named is coded as what it is (Excludes1 at K63.5).
  const all = withoutUnnamedSpread(listed).filter(
    ({ row }) => row.code !== 'K63.5' || !listed.some((one) => one.row.code.startsWith('D12')),
  )
  const isLess = ({ row, beside }: Listed) =>
    beside.length > 0 && all.some((other) => other.beside.length === 0 && isOneStage(other.row.code, row.code))
  const stem = (code: string) => code.slice(0, STEM_LENGTH)
  return all.filter(
    (one) =>
      !isLess(one) &&
      (!/^unspecified\b/i.test(one.row.title) ||
        !all.some((other) => other.row !== one.row && stem(other.row.code) === stem(one.row.code))),
  )
}

/** A kidney disease has one stage and heart failure one kind at a time. */
function isOneStage(a: string, b: string): boolean {
  return a !== b && /^(?:N18|I50)/.test(a) && a.slice(0, 3) === b.slice(0, 3)
}

/** A spread whose site is named needs no code for an unnamed one. */
function withoutUnnamedSpread(all: Listed[]): Listed[] {
  const isNamed = all.some(({ row }) => /^C7[789]/.test(row.code) && row.code !== 'C79.9')
  return isNamed ? all.filter(({ row }) => !/^C79\.9|^C80/.test(row.code)) : all
}

// "R87.61" of R87.619 and R87.612.
const STEM_LENGTH = 6
