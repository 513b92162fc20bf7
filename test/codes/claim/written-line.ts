// Claim lines as they are written on the command line.
import type { ClaimLine } from '../../../src/codes/claim/claim.ts'

/** `20610-RTx2:1,2` is two units with a modifier that point at the first two diagnoses. */
export function line(written: string): ClaimLine {
  const [service = '', pointers = ''] = written.split(':')
  const [codes = '', units = '1'] = service.split('x')
  const [code = '', ...modifiers] = codes.split('-')
  return { code, modifiers, units: Number(units), pointers: pointers === '' ? [] : pointers.split(',').map(Number) }
}
