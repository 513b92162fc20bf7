// Whose colleagues two addresses are: those of one domain, but not of a mail provider that anybody may use.

/** Where the domain says nothing about who writes. */
const PROVIDERS: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'hotmail.fr',
  'live.co.uk',
  'live.com',
  'msn.com',
  'yahoo.com',
  'yahoo.co.uk',
  'yahoo.ca',
  'yahoo.de',
  'yahoo.fr',
  'rocketmail.com',
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
  'bellsouth.net',
  'charter.net',
  'spectrum.net',
  'earthlink.net',
  'optonline.net',
  'frontier.com',
  'windstream.net',
  'juno.com',
  'netzero.net',
  'gmx.com',
  'gmx.net',
  'gmx.de',
  'web.de',
  'mail.com',
  'proton.me',
  'protonmail.com',
  'pm.me',
  'fastmail.com',
  'hey.com',
  'tutanota.com',
  'zoho.com',
])

/** The domain an address shares with its colleagues; the address itself where everybody shares it. */
export function addressHouse(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return PROVIDERS.has(domain) ? address : domain
}
