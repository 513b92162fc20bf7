// The words a CPT number stands with when nobody has explained it yet.

/** Stands as the title of a CPT number that is in force, of which we have no words of our own; the AMA's are not shown. */
export function unexplained(code: string): string {
  return `CPT ${code}, in the fee schedule; no explanation of ours is loaded`
}
