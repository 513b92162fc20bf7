// Whether it is the writer who is absent, and now.
import type { ScreeningPolicy } from './screening-policy.ts'

const SELF_CHARS = 40 // from "I am" to what the writer is: "I am currently, and until further notice, away"

/** Of plain words. "Ich befinde mich in Mutterschutz": the writer, now, and an absence close behind. Of holidays past people write too. */
export function ownAbsence(words: string, { self, words: absences }: ScreeningPolicy['automatic']['absence']): boolean {
  return absences.some((absence) => {
    const at = words.indexOf(absence)
    if (at < 0) return false
    const before = ` ${words.slice(0, at)}`.slice(-SELF_CHARS - 1)
    return self.some((each) => before.includes(` ${each} `))
  })
}
