import type { RelativeDistinguishedNames } from 'pkijs'

const SHORT: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.10', 'O'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.6', 'C'],
])
const MAX_CHARS = 120

/** A distinguished name in words: its known parts, the common name first, bounded. The text is the certificate's own. */
export function nameText(name: RelativeDistinguishedNames): string {
  const parts = [...SHORT].flatMap(([oid, short]) =>
    name.typesAndValues.filter(({ type }) => type === oid).map(({ value }) => `${short}=${valueText(value)}`),
  )
  const text = parts.join(', ')
  return text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text
}

function valueText({ valueBlock }: RelativeDistinguishedNames['typesAndValues'][number]['value']): string {
  return valueBlock.value.toWellFormed()
}
