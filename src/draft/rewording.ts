// What a second writer may do to a draft: put its sentences into other words. What it may not: change what one of them says.
import { type CheckedAgainst, checkDraft } from './check.ts'
import type { Draft } from './draft.ts'
import { fidelityFault } from './fidelity.ts'
import { bullet } from './wording.ts'

type Sentence = { at: number; mark: string; claim: string; rows: string }
export type Task = { sentences: Sentence[]; system: string; user: string }
export type Rewording = { is: 'accepted'; draft: Draft } | { is: 'refused'; because: string }

/** Longer answers than this many sentences are no short mail. */
const SENTENCES_AT_MOST = 20

const SYSTEM = `You make the sentences of a medical-coding answer easier to read. Rules:
- Answer with the same numbered lines, "[1] …", one line a sentence, in the same order, and with nothing else.
- Keep every code, modifier, number, unit, date, name of a source and abbreviation exactly as it is, and every condition and negation.
- Add no fact, advice, promise, example, greeting or address. If a sentence is clear already, repeat it.`

/** The sentences that findings made, and nothing else of the draft: no word of the asker is in them. Null when there is none to reword. */
export function taskOf(draft: Draft, mayLeave: (sentence: string) => boolean): Task | null {
  const lines = draft.text.split('\n')
  const sentences = lines.flatMap((line, at): Sentence[] => {
    const mark = line.startsWith('- ') ? '- ' : ''
    const finding = draft.findings.find((one) => bullet(mark, one) === line)
    if (finding === undefined || finding.rule === 'date-coverage' || !mayLeave(finding.claim)) return []
    return [{ at, mark, claim: finding.claim, rows: line.slice(mark.length + finding.claim.length) }]
  })
  if (sentences.length === 0 || sentences.length > SENTENCES_AT_MOST) return null
  return { sentences, system: SYSTEM, user: sentences.map(({ claim }, at) => `[${at + 1}] ${claim}`).join('\n') }
}

/** The draft with the reworded sentences in their places, or why it keeps its own: one fault refuses the whole. */
export function reworded(draft: Draft, task: Task, answer: string, against: CheckedAgainst): Rewording {
  const lines = answer.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length !== task.sentences.length)
    return refused(`${lines.length} lines came back for ${task.sentences.length} sentences`)
  const text = draft.text.split('\n')
  for (const [index, { at, mark, claim, rows }] of task.sentences.entries()) {
    const words = /^\s{0,4}\[(\d{1,2})\] (\S.*)$/.exec(lines[index] ?? '')
    if (words === null || Number(words[1]) !== index + 1) return refused(`line ${index + 1} does not bear its number`)
    const sentence = (words[2] ?? '').trim()
    const fault = fidelityFault(claim, sentence)
    if (fault !== null) return refused(`sentence ${index + 1} ${fault}`)
    text[at] = `${mark}${sentence}${rows}`
  }
  const made = { ...draft, text: text.join('\n') }
  const reasons = checkDraft(made, against)
  return reasons.length > 0 ? refused(`the check found: ${reasons.join('; ')}`) : { is: 'accepted', draft: made }
}

function refused(because: string): Rewording {
  return { is: 'refused', because }
}
