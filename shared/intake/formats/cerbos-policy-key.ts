/** `resource.NAME.vVERSION/SCOPE`, as a PDP writes it; the scope is left out at the root. */
const POLICY_KEY = /^((?:resource|principal|role)\..+?)\.v(\w+)((?:\/[\w.-]*)?)$/s

/**
 * The policy and version that a Cerbos policy key names: `resource.leave.v2026_07/eu` is version `2026_07` of
 * `resource.leave/eu` (a scope has a policy of its own). Undefined where the key names no policy: `NO_MATCH`.
 */
export function parsePolicyKey(key: string): { readonly id: string; readonly version: string } | undefined {
  const [, name, version, scope] = POLICY_KEY.exec(key) ?? []
  if (name === undefined || version === undefined) return undefined
  return { id: `${name}${scope ?? ''}`, version }
}
