// One entry of the words for conditions.

export type ConditionWords = {
  said: RegExp
  /** A code, or a heading below which the other words of the mail choose. */
  code: string
  /** Words of the book that the asker's short form stands for; they choose below the heading. */
  words?: string
  /** Beside diabetes: the ending of E10 and E11 (index entry "Diabetes, type 2, with"). */
  withDiabetes?: string
  /** Whether the own code stays beside that of diabetes ("use additional code"). */
  stays?: true
  /** What the patient had and has no more (category Z85 to Z87). */
  history?: string
  /** The dated note that tells how such a condition is coded. */
  note?: string
  /** Why the patient came, or what happens at the visit: before conditions. */
  isReason?: true
  /** In pregnancy: the heading of chapter 15 that comes before the own code, by trimester (guideline I.C.15.a). */
  inPregnancy?: string
  /** The code of chapter 15 says the condition whole, so that its own code is not added. */
  isHeldInPregnancy?: true
  /** The words of the whole mail choose, such as an organism named beside another infection. */
  isWide?: true
  /** Spoken of without the rest of the mail's wish for a diagnosis, this is a service and no condition. */
  isService?: true
}

export const of = (said: RegExp, code: string, more: Omit<ConditionWords, 'said' | 'code'> = {}): ConditionWords => ({
  said,
  code,
  ...more,
})

/** Every place where the mail speaks of the condition. */
export function mentionsOf({ said }: Pick<ConditionWords, 'said'>, text: string): RegExpExecArray[] {
  return [...text.matchAll(new RegExp(said.source, 'gi'))]
}
