import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const FIRST = { width: 1440, height: 900 } as const
/** A further window does not lie exactly on the one before. */
const STEP = 24
/** So much of a window's top must be in sight that it can be grasped. */
const GRASP = { width: 160, height: 40 } as const

const Place = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(1).max(32_767),
  height: z.int().min(1).max(32_767),
  maximized: z.boolean(),
})
type Place = z.output<typeof Place>

/** Where the last window was, over restarts. */
export class WindowPlaces {
  readonly #file: string
  /** Of the screen that a window is mostly on: where windows may lie. */
  readonly #workArea: (window: Rectangle) => Rectangle
  #last: Place

  /** A file that is not there or not as it should be counts as none. */
  constructor(file: string, workArea: (window: Rectangle) => Rectangle) {
    this.#file = file
    this.#workArea = workArea
    this.#last = read(file)
  }

  /** For a new window, with so many others open. What lies on no screen any more comes back into the middle. */
  next(others: number): Place {
    const { x, y, ...size } = this.#last
    if (x === undefined || y === undefined) return size
    const at = { ...size, x: x + STEP * others, y: y + STEP * others }
    return inSight(at, this.#workArea(at)) ? at : size
  }

  /** A place that cannot be kept is no reason to stop. */
  remember(bounds: Rectangle, maximized: boolean): void {
    this.#last = { ...bounds, maximized }
    try {
      writeFileSync(this.#file, JSON.stringify(this.#last), { mode: 0o600 })
    } catch (error) {
      process.stderr.write(`the window's place was not kept: ${String(error)}\n`)
    }
  }
}

function read(file: string): Place {
  try {
    return Place.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // None was kept, or what was kept is none: a window then opens where the first one does.
    return { ...FIRST, maximized: false }
  }
}

function inSight(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x)
  const right = Math.min(window.x + window.width, area.x + area.width)
  const below = area.y + area.height - window.y
  return right - left >= GRASP.width && window.y >= area.y && below >= GRASP.height
}
