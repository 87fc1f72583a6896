const ROOTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['P', ['principal']],
  ['R', ['resource']],
])

/**
 * What a path of an expression reads, named as the attributes of a Cerbos log are: `P.attr.team` is
 * `principal.attr.team`. Empty: nothing of the request.
 */
export function nameOfRead([root = '', ...below]: readonly string[]): string {
  const path = root === 'request' ? below : [...(ROOTS.get(root) ?? []), ...(ROOTS.has(root) ? below : [])]
  return path
    .map((name) => (name === 'aux_data' ? 'auxData' : name === 'policy_version' ? 'policyVersion' : name))
    .join('.')
}
