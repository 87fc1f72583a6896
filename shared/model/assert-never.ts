/** Ends an exhaustive switch: compiles only where no case is left. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${String(value)}`)
}
