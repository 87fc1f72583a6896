/** What is said of a function that neither the modules nor the builtins have. */
export function notThere(name: string): string {
  return `the function ${name} is not there, or not evaluated`
}
