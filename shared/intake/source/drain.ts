import type { Gunzip, ZstdDecompress } from 'node:zlib'
import type { PieceQueue } from './piece-queue.ts'

/** How much may wait to be taken. */
const QUEUE_BYTES = 4 * 1024 * 1024
/** Fed at a time: small, so that what was taken in and what came out can be held against each other. */
const FEED_BYTES = 64 * 1024

/**
 * Runs one decompressor and gives what comes out, all of it, before the error that ends it: a stream that is
 * destroyed throws away what it still holds.
 */
export class Drain {
  readonly #engine: Gunzip | ZstdDecompress
  readonly #queue: Buffer[] = []
  #queuedBytes = 0
  #ended = false
  #failure: { readonly error: unknown } | undefined
  #wake: () => void = () => undefined

  constructor(engine: Gunzip | ZstdDecompress) {
    this.#engine = engine
    engine.on('data', (bytes: Buffer) => {
      this.#queue.push(bytes)
      this.#queuedBytes += bytes.length
      if (this.#queuedBytes > QUEUE_BYTES) engine.pause()
      this.#wake()
    })
    engine.on('end', () => {
      this.#ended = true
      this.#wake()
    })
    engine.on('error', (error) => this.#fail(error))
  }

  /** Takes from `input` up to the end of a member; what it did not use of a piece is put back. */
  async *run(input: PieceQueue): AsyncGenerator<Uint8Array, void> {
    const feeding = this.#feed(input).catch((error: unknown) => this.#fail(error))
    for (;;) {
      for (let bytes = this.#queue.shift(); bytes !== undefined; bytes = this.#queue.shift()) {
        this.#queuedBytes -= bytes.length
        yield bytes
      }
      this.#engine.resume()
      if (this.#failure !== undefined) throw this.#failure.error
      if (this.#ended) break
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    await feeding
  }

  close(): void {
    this.#engine.destroy()
  }

  async #feed(input: PieceQueue): Promise<void> {
    for (let part = await input.next(FEED_BYTES); part !== undefined; part = await input.next(FEED_BYTES)) {
      const before = this.#engine.bytesWritten
      await this.#write(part)
      const unused = part.length - (this.#engine.bytesWritten - before)
      if (unused > 0) {
        input.putBack(unused)
        return
      }
    }
    this.#engine.end()
  }

  async #write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#engine.write(bytes, (error) => {
        if (error) reject(error)
        else resolve()
      })
    })
  }

  #fail(error: unknown): void {
    this.#failure ??= { error }
    this.#wake()
  }
}
