// One mailbox has many addresses: `dana+oct@clinic.example` is Dana's (RFC 5233).

/** The address without its plus-tag, in lower case: what a person, a list and a quota are known by. */
export function plainAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const plus = address.indexOf('+')
  return (plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address).toLowerCase()
}
