/**
 * Names of reads as attributes go by them. A request that a bundle binds is the input itself, and its attributes lie
 * below `context`: what is read there goes by both names.
 */
export function withContextNames(names: Iterable<string>): readonly string[] {
  return [...names].flatMap((name) => {
    if (name === 'context') return [name, '']
    return name.startsWith('context.') ? [name, name.slice('context.'.length)] : [name]
  })
}
