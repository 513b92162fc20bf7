// Lets the second writer reword a draft, where the operator has set one. The rule-made draft stands whenever anything is amiss.
import type { Drafted } from '../draft/draft.ts'
import { reworded, taskOf } from '../draft/rewording.ts'
import { identifiersToTakeOut } from '../message/identifiers/own-identifiers.ts'
import type { Service } from '../service.ts'
import { checkedNow } from './words-to-send.ts'

/** The same, or the draft in other words with its own kept beside them. Only answers that are ready are reworded. */
export async function rewordDraft(
  service: Pick<Service, 'book' | 'now' | 'writer'>,
  drafted: Drafted,
): Promise<Drafted> {
  const { writer } = service
  const { questions, draft } = drafted
  if (writer === null || draft.kind !== 'answer' || draft.blocked.length > 0) return drafted
  const days = questions.flatMap(({ dateOfService }) => dateOfService ?? [])
  // Nothing that could identify a patient leaves, a date of service included.
  const mayLeave = (sentence: string) =>
    identifiersToTakeOut(sentence).length === 0 && !days.some((day) => sentence.includes(day))
  const task = taskOf(draft, mayLeave)
  if (task === null) return drafted
  const written = await writer.write(task)
  const against = { ...checkedNow(service, drafted), asked: questions, identifiersIn: identifiersToTakeOut }
  const judged =
    written.is === 'words'
      ? reworded(draft, task, written.text, against)
      : { is: 'refused' as const, because: written.because }
  if (judged.is === 'refused')
    return { questions, draft: { ...draft, writer: { is: 'refused', model: writer.model, because: judged.because } } }
  return {
    questions,
    draft: { ...judged.draft, writer: { is: 'reworded', model: writer.model, ruleText: draft.text } },
  }
}
