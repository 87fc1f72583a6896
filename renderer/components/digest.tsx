import { shortDigest } from '../words/visible.ts'

/** A digest, shortened in the middle; whole on hover, when it is copied, and in print. */
export function Digest({
  value,
  whole = false,
  room = 'plain',
}: {
  readonly value: string | null
  readonly whole?: boolean
  /** `narrow`: four digits at each end. */
  readonly room?: 'plain' | 'narrow'
}) {
  if (value === null) return <span className="ink-3">not known</span>
  return (
    <code className={whole ? 'mono-s' : 'mono-s unbroken'} title={value} data-whole={value}>
      {whole ? value : room === 'narrow' ? shortestDigest(value) : shortDigest(value)}
    </code>
  )
}

function shortestDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '')
  return `${hex.slice(0, 4)}…${hex.slice(-4)}`
}
