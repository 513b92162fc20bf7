// What the case page shows of a draft beside what became of it: the reviewer's changes, and earlier answers on the same codes.
import { wordDiff } from '../draft/word-diff.ts'
import { moment } from './age.ts'
import type { CaseFile } from './case-file.ts'

/** The draft against the revision while it is reviewed, and against the approved mail afterwards. Null when nothing was changed. */
export function changesView({ row, draft, outbox }: CaseFile) {
  if (draft === null) return null
  const before = draft.drafted.draft.text.trim()
  const mail = outbox.findLast((one) => one.made_at >= draft.made_at)
  const after = row.state === 'in_review' ? draft.revision : mail?.body
  if (after === null || after === undefined || after.trim() === before) return null
  const { parts, changed } = wordDiff(before, after.trim())
  return {
    changed,
    title: row.state === 'in_review' ? 'What your revision changes' : 'What the reviewer changed in the draft',
    parts: parts.map(({ is, words }) => ({ words, isGone: is === 'gone', isNew: is === 'new' })),
  }
}

export function precedentView(precedent: CaseFile['precedents'][number]) {
  return {
    number: `CC-${precedent.case_id}`,
    question: precedent.question,
    answer: precedent.answer,
    codes: precedent.codes.join(', '),
    answeredFor: precedent.answered_for,
    by: precedent.approved_by,
    at: moment(precedent.made_at),
    changed: precedent.changed,
  }
}
