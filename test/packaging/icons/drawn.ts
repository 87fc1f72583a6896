import type { Page } from 'playwright-core'
import { z } from 'zod'
import { png } from './png.ts'

/** A drawing at one size. */
export interface Drawn {
  /** Width and height, pixels. */
  readonly size: number
  readonly png: Uint8Array
  /** Rows from the top, four bytes a pixel, alpha not multiplied in. */
  readonly rgba: Uint8Array
}

const Pixels = z.string()

/** Draws an SVG, `inset` pixels smaller on each side than its square. */
export async function draw(page: Page, svg: string, size: number, inset = 0): Promise<Drawn> {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  const answer = await page.evaluate(`(async () => {
    const picture = new Image(${size}, ${size})
    picture.src = ${JSON.stringify(address)}
    await picture.decode()
    const canvas = new OffscreenCanvas(${size}, ${size})
    const pen = canvas.getContext('2d')
    pen.drawImage(picture, ${inset}, ${inset}, ${size - 2 * inset}, ${size - 2 * inset})
    return new Uint8Array(pen.getImageData(0, 0, ${size}, ${size}).data.buffer).toBase64()
  })()`)
  const rgba = Buffer.from(Pixels.parse(answer), 'base64')
  return { size, png: png(size, rgba), rgba }
}
