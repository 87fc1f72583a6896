/** The start of a text, and the text as if nobody had looked. */
export interface Peeked {
  readonly head: Uint8Array
  readonly pieces: AsyncGenerator<Uint8Array, void>
}

/** Takes at least `atLeast` bytes of a text, or all, and puts them back. An error of the text comes in its place. */
export async function peek(pieces: AsyncIterator<Uint8Array, unknown>, atLeast: number): Promise<Peeked> {
  const taken: Buffer[] = []
  let bytes = 0
  let ended = false
  let failure: { readonly error: unknown } | undefined
  while (bytes < atLeast && !ended) {
    try {
      const next = await pieces.next()
      ended = next.done === true
      if (next.done === true) break
      // A piece is good until the next one is asked for.
      taken.push(Buffer.from(next.value))
      bytes += next.value.length
    } catch (error) {
      failure = { error }
      break
    }
  }
  return { head: Buffer.concat(taken), pieces: again(taken, pieces, failure, ended) }
}

async function* again(
  taken: readonly Uint8Array[],
  pieces: AsyncIterator<Uint8Array, unknown>,
  failure: { readonly error: unknown } | undefined,
  ended: boolean,
): AsyncGenerator<Uint8Array, void> {
  yield* taken
  if (failure !== undefined) throw failure.error
  for (let next = ended ? undefined : await pieces.next(); next?.done === false; next = await pieces.next())
    yield next.value
}
