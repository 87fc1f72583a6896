/** `data.authz.allow`; names that are no words stand in brackets. */
export function idOf(path: readonly string[]): string {
  return path.reduce(
    (id, name) =>
      /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `${id}.${name}` : `${id}[${JSON.stringify(name)}]`,
    'data',
  )
}
