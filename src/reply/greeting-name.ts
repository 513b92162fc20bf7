// The name to greet with. It is the asker's own text, so only what looks like a person's name is used.

// Longer display names are firms, offices or advertising.
const NAME_MAX = 60
const PLAIN_NAME = /^[\p{L}\p{M}][\p{L}\p{M}.'\u2019 -]*$/u
const TITLE = /^(?:billing|coding|office|admin|info|reception|front desk|staff|team|no[- ]?reply)\b/i

/** `Reyes, Dana` becomes `Dana Reyes`; credentials after a name go; empty when nothing usable is left. */
export function greetingName(displayName: string): string {
  const [family = '', given = ''] = displayName.split(',').map((part) => part.trim())
  const isCredential = given.length <= 5 && given === given.toUpperCase()
  const name = given === '' || isCredential ? family : `${given} ${family}`
  return name.length <= NAME_MAX && PLAIN_NAME.test(name) && !TITLE.test(name) ? name : ''
}
