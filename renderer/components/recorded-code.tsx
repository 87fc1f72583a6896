import { visible } from '../words/visible.ts'

/** A name that stands in evidence, as it stands there; `missing` where none is recorded. */
export function RecordedCode({ value }: { readonly value: string | null }) {
  return value === null ? (
    <span className="ink-3">missing</span>
  ) : (
    <code className="mono-s">{visible(value)}</code>
  )
}
