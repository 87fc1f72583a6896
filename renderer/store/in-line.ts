let line: Promise<unknown> = Promise.resolve()

/** Does what is to be done in the order in which it was asked for, each once that before it is over. */
export async function inLine(work: () => Promise<void>): Promise<void> {
  const turn = line.then(work)
  // What went wrong is told to who asked for it, and holds nobody up.
  line = turn.catch(() => undefined)
  return turn
}
