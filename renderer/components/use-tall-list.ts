import {
  elementScroll,
  observeElementOffset,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** Browsers cut elements off below some 17 to 33 million px. A taller list is scrolled by a scale. */
const TALLEST_PX = 15_000_000

export interface TallList {
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  /** Height of what is scrolled, in px. */
  readonly height: number
  /** Where a row stands in it, in px. */
  readonly top: (start: number) => number
  /** Whether the whole of a row is seen, told without laying the page out anew. */
  readonly inSight: (index: number) => boolean
}

/** A virtual list of any number of rows of one height, with a true scroll bar. */
export function useTallList(
  frame: RefObject<HTMLDivElement | null>,
  rows: number,
  rowPx: number,
  headPx: number,
): TallList {
  const whole = rows * rowPx
  const scale = Math.max(1, whole / TALLEST_PX)
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    overscan: 3,
    scrollPaddingStart: headPx,
    scrollMargin: 0,
    observeElementOffset: (instance, tell) =>
      observeElementOffset(instance, (offset, scrolling) => tell(offset * scale, scrolling)),
    scrollToFn: (offset, options, instance) => elementScroll(offset / scale, options, instance),
  })
  return {
    virtual,
    height: whole / scale,
    // The offset is the list's; the element stands at its scaled place, and rows beside each other stay whole.
    top: (start) => {
      const offset = virtual.scrollOffset ?? 0
      return offset / scale + (start - offset)
    },
    inSight: (index) => {
      const offset = virtual.scrollOffset ?? 0
      const seen = (virtual.scrollRect?.height ?? 0) - headPx
      return index * rowPx >= offset && (index + 1) * rowPx <= offset + seen
    },
  }
}
