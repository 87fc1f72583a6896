/** Neighbours that are looked at together: decisions of one run stand side by side. */
const SIDE_BY_SIDE = 20

/** So many of a list, in groups of neighbours that are spread evenly over it. Requires at least as many. */
export function spreadOver(ords: Uint32Array, wanted: number): Uint32Array {
  const groups = Math.ceil(wanted / SIDE_BY_SIDE)
  const chosen = new Uint32Array(wanted)
  let at = 0
  for (let group = 0; group < groups; group += 1) {
    const from = Math.floor((group * (ords.length - SIDE_BY_SIDE)) / Math.max(1, groups - 1))
    for (let each = 0; each < SIDE_BY_SIDE && at < wanted; each += 1) {
      chosen[at] = ords[from + each] as number
      at += 1
    }
  }
  return chosen
}
