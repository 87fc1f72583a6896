/** The entry with the ids of a stratum, by its campaign's place and its own, both from 0. */
export function populationEntry(campaign: number, stratum: number): string {
  return `review/${twoDigits(campaign + 1)}-stratum-${twoDigits(stratum + 1)}.txt`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
