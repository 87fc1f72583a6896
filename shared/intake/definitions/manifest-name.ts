/** The manifest of a policy bundle, at its root. */
export const MANIFEST = 'policies.yaml'
