/** Ordinals laid out group by group, each group in ascending order. */
export interface Groups {
  readonly count: number
  readonly of: (group: number) => Uint32Array
}

/**
 * Groups ordinals 0..length-1 by a group number, by counting sort: linear in time, 4 bytes an ordinal.
 * `groupOf` gives a number below `count`, or -1 for an ordinal that is left out.
 */
export function groupOrdinals(length: number, count: number, groupOf: (ordinal: number) => number): Groups {
  const starts = new Uint32Array(count + 1)
  for (let ordinal = 0; ordinal < length; ordinal += 1) {
    const group = groupOf(ordinal)
    if (group >= 0) starts[group + 1] = (starts[group + 1] as number) + 1
  }
  for (let group = 0; group < count; group += 1)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number)
  const laid = new Uint32Array(starts[count] as number)
  const next = starts.slice()
  for (let ordinal = 0; ordinal < length; ordinal += 1) {
    const group = groupOf(ordinal)
    if (group < 0) continue
    laid[next[group] as number] = ordinal
    next[group] = (next[group] as number) + 1
  }
  return { count, of: (group) => laid.subarray(starts[group], starts[group + 1]) }
}
