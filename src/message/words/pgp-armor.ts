// The frame that PGP puts round words it signs (RFC 9580 section 7): its head and its signature are no words.

const BEGIN = '-----BEGIN PGP SIGNED MESSAGE-----'
const BEGIN_SIGNATURE = '-----BEGIN PGP SIGNATURE-----'
const END_SIGNATURE = '-----END PGP SIGNATURE-----'
const MAX_HASH_LINES = 5 // "Hash: SHA256" below the head

/** The indexes of the lines that are frame; none in a mail that is not signed so. */
export function armorLines(lines: readonly string[]): number[] {
  const begin = lines.indexOf(BEGIN)
  if (begin < 0) return []
  const frame = [begin]
  for (let at = begin + 1; at <= begin + MAX_HASH_LINES && lines[at]?.startsWith('Hash:'); at++) frame.push(at)
  const from = lines.indexOf(BEGIN_SIGNATURE, begin)
  const until = lines.indexOf(END_SIGNATURE, from)
  for (let at = from; from >= 0 && at <= until; at++) frame.push(at)
  return frame
}
