/** Whatever would have left the app, had the stand-in not stopped it: a test finds these lines in stderr. */
export const ESCAPED = 'stand-in: escaped:'

export function escaped(what: string): void {
  process.stderr.write(`${ESCAPED} ${what}\n`)
}
