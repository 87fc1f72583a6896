import type { GivenDefinition } from '../../packet/contents.ts'

/** Kept fields of a record whose words are to be those of a workflow or policy; the others are times and outcomes. */
const NAMING = /^(workflow|transition|attributes\[\]\.name|check\.(policy|determining))(\.|$)/

/**
 * Whether a text in a kept field is a word of the definitions that go into a packet, in which it stands anyway, or no
 * name at all. What a record alone calls a transition, an input or a rule is of its own making.
 */
export function wordsOf(definitions: readonly GivenDefinition[]): (field: string, text: string) => boolean {
  let all: readonly string[] | undefined
  const known = new Set<string>()
  return (field, text) => {
    if (!NAMING.test(field) || known.has(text)) return true
    all ??= definitions.flatMap(({ name, bytes, files = [] }) => [
      name,
      textOf(bytes),
      ...files.flatMap((each) => [each.name, textOf(each.bytes)]),
    ])
    if (!all.some((each) => each.includes(text))) return false
    known.add(text)
    return true
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
}
