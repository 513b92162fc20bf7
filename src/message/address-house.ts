// Whose colleagues two addresses are: those of one domain, but not of a mail provider that anybody may use.

/** Where the domain says nothing about who writes. */
const PROVIDERS: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'ymail.com',
  'aol.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'comcast.net',
  'verizon.net',
  'att.net',
  'sbcglobal.net',
  'cox.net',
  'gmx.com',
  'gmx.de',
  'web.de',
  'mail.com',
  'proton.me',
  'protonmail.com',
  'zoho.com',
])

/** The domain an address shares with its colleagues; the address itself where everybody shares it. */
export function addressHouse(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return PROVIDERS.has(domain) ? address : domain
}
