import { shortDigest } from '../words/visible.ts'

/** A digest, shortened in the middle; whole on hover, when it is copied, and in print. */
export function Digest({
  value,
  whole = false,
}: {
  readonly value: string | null
  readonly whole?: boolean
}) {
  if (value === null) return <span className="ink-3">not known</span>
  return (
    <code className="mono-s" title={value} data-whole={value}>
      {whole ? value : shortDigest(value)}
    </code>
  )
}
