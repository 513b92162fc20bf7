// The order of kinds of hits.

/** Each tier stands above the next whatever the weights inside it, which stay below 1. */
export const TIER = {
  code: 7,
  spelling: 6,
  prefix: 5,
  prefixHeading: 4,
  allWords: 2,
  allWordsHeading: 1,
  someWords: 0,
}
