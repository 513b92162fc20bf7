// What only an administrator may do: everything that lets mail in or out of the desk's keeping rather than answering it.
import type { Outcome, Reviewer } from './turn.ts'

const FOR_ADMINS = {
  release: 'release a held case',
  lift_legal_hold: 'lift a legal hold',
  change_askers: 'change who may ask',
} as const

/** Null when this reviewer may do it; else what they are told. */
export function notAllowed(
  { role }: Pick<Reviewer, 'role'>,
  act: keyof typeof FOR_ADMINS,
): Extract<Outcome, { is: 'not_allowed' }> | null {
  if (role === 'admin') return null
  return { is: 'not_allowed', because: `only an administrator may ${FOR_ADMINS[act]}: ask one of yours to do it` }
}
