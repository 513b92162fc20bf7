// The order of kinds of hits.

/** Codes named stand above whatever the words find, whose scores stay below 1. */
export const TIER = {
  code: 7,
  spelling: 6,
  prefix: 5,
  prefixHeading: 4,
}
