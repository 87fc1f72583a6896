const UNITS = [
  ['Y', 'year', 'years'],
  ['M', 'month', 'months'],
  ['W', 'week', 'weeks'],
  ['D', 'd', 'd'],
] as const
const SHORT_UNITS = [
  ['H', 'h', 'h'],
  ['M', 'min', 'min'],
  ['S', 's', 's'],
] as const

/** An ISO 8601 duration as people write it: `P1D` is `1 d`, `PT10M` `10 min`, `P7Y` `7 years`. */
export function lengthWords(text: string): string {
  const [, days = '', time = ''] = /^P([^T]*)(?:T(.*))?$/.exec(text) ?? []
  const parts = [...partsOf(days, UNITS), ...partsOf(time, SHORT_UNITS)]
  return parts.length === 0 ? text : parts.join(' ')
}

function partsOf(
  text: string,
  units: readonly (readonly [letter: string, one: string, many: string])[],
): string[] {
  return units.flatMap(([letter, one, many]) => {
    const number = new RegExp(`([\\d.]+)${letter}`).exec(text)?.[1]
    return number === undefined || Number(number) === 0
      ? []
      : [`${Number(number)} ${Number(number) === 1 ? one : many}`]
  })
}
