/** Stirling's series for ln Γ, from 1/(12x) on; beyond 15 its error is below what a double holds. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188]
const HALF_LN_TAU = Math.log(2 * Math.PI) / 2

/** ln n!. Requires an integer n >= 0. */
function lnFactorial(n: number): number {
  let x = n + 1
  let shift = 0
  for (; x < 15; x += 1) shift -= Math.log(x)
  let series = 0
  let power = 1 / x
  for (const each of STIRLING) {
    series += each * power
    power /= x * x
  }
  return shift + (x - 0.5) * Math.log(x) - x + HALF_LN_TAU + series
}

function lnChoose(n: number, k: number): number {
  return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k)
}

/**
 * The chance that of `drawn` items, taken without putting back from `size` of which `marked` are marked, at most
 * `most` are marked. Requires integers, 0 <= marked, drawn <= size.
 */
export function chanceOfAtMost(most: number, of: { size: number; marked: number; drawn: number }): number {
  const { size, marked, drawn } = of
  const least = Math.max(0, drawn - (size - marked))
  const highest = Math.min(drawn, marked)
  if (most >= highest) return 1
  if (most < least) return 0
  const total = lnChoose(size, drawn)
  let sum = 0
  for (let k = least; k <= most; k += 1)
    sum += Math.exp(lnChoose(marked, k) + lnChoose(size - marked, drawn - k) - total)
  return Math.min(1, sum)
}
