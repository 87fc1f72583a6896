const LINE_ENDS = /\r\n?|\n/g

/** Tells in which line, from 1, a place of the text stands: lines end as an editor sees them. */
export function lineCounter(text: string): (at: number) => number {
  const starts = [0]
  for (const end of text.matchAll(LINE_ENDS)) starts.push(end.index + end[0].length)
  return (at) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((starts[middle] as number) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}
