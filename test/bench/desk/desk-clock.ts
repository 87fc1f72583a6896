import type { Page } from 'playwright-core'

/** A hand on the page, and when what it asked for has been drawn. Both are JavaScript of the page. */
export interface Sample {
  /** Does it: an expression. */
  readonly act: string
  /** Whether it is drawn: an expression, looked at before every frame. */
  readonly drawn: string
}

/** Measures inside the page, so that no time of the driver is counted. */
export class DeskClock {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Milliseconds from the act to the frame after what was asked for is there. */
  async time({ act, drawn }: Sample): Promise<number> {
    return this.page.evaluate<number>(`new Promise((resolve, reject) => {
      const began = performance.now()
      ${act}
      const look = () => {
        if (performance.now() - began > 20000) reject(new Error('not drawn: ' + ${JSON.stringify(drawn)}))
        else if (${drawn}) requestAnimationFrame(() => resolve(performance.now() - began))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })`)
  }
}

/** The least value that this share of the samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
