// The addresses of a header, flat and in lower case; a group (RFC 5322 3.4) stands for its members.
import type { AddressObject, EmailAddress } from 'mailparser'
import type { MailAddress } from '../inbound-message.ts'
import { cleanText } from '../words/clean-text.ts'

const MAX_ADDRESSES = 500 // of one header; a mail to more people is no question to one desk

/** Every address of the header or headers, in their order, without those that lack an `@`. */
export function addressesIn(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  const objects = header === undefined ? [] : Array.isArray(header) ? header : [header]
  return objects.flatMap((object) => object.value.flatMap(members)).slice(0, MAX_ADDRESSES)
}

/** The first usable address, or null. */
export function firstAddress(header: AddressObject | AddressObject[] | undefined): MailAddress | null {
  return addressesIn(header)[0] ?? null
}

function members(entry: EmailAddress): MailAddress[] {
  if (entry.group !== undefined) return entry.group.flatMap(members)
  const address = cleanText(entry.address ?? '')
    .trim()
    .toLowerCase()
  return address.includes('@') ? [{ name: cleanText(entry.name ?? '').trim(), address }] : []
}
