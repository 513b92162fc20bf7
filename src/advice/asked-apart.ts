// Codes that a mail asks about one by one: what each is worth, means, or who may assist. What holds between them is then no news.

import type { Facts } from './finding.ts'
import { asksForPairs } from './procedures/no-pair-edit.ts'

const OF_EACH =
  /\bRVUs?\b|\bhow much\b|\bfee schedule\b|\bassist(?:ant|ing)?\b|\bco-?surg|\bglobal (?:days?|periods?)\b|\bmues?\b|\bstill (?:valid|active|good)\b|\bdeleted\b|\bstatus indicator/i
const TOGETHER = /\b(?:25|51|57|59)\b|\bwith (?:an? |the )?[A-Z]?\d{4}|\bden(?:y|ied|ials?)\b|\border\b|\bfirst\b/i

export function areAskedApart({ question: { text } }: Facts): boolean {
  return OF_EACH.test(text) && !TOGETHER.test(text) && !asksForPairs(text)
}
