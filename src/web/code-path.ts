// The address of a code's page.
import type { CodeSystem } from '../codes/code-record.ts'

export function codePath(system: CodeSystem, code: string, date = ''): string {
  const path = `/codes/${encodeURIComponent(system)}/${encodeURIComponent(code)}`
  return date === '' ? path : `${path}?date=${encodeURIComponent(date)}`
}
