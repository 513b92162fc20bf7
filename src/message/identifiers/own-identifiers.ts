// Which identifiers may not stand in words of ours: all but plain dates, for an answer names days of service and of validity.

import type { Identifier } from '../inbound-message.ts'
import { findIdentifiers } from './identifiers.ts'

/** The identifiers of a text of ours that must not be mailed. */
export function identifiersToTakeOut(text: string): Identifier[] {
  return findIdentifiers(text).filter(({ type }) => mustNotBeMailed(type))
}

/** Whether identifiers of this kind are a patient's wherever they stand; a plain date need not be. */
export function mustNotBeMailed(type: string): boolean {
  return type !== 'date' && type !== 'date_of_service'
}
