import { Copy } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import { copyText } from '../../store/notices.ts'
import css from './intake.module.css'

/** A digest in groups of eight, as people compare them, and the way to take it along whole. */
export function GroupedDigest({ value, name }: { readonly value: string; readonly name: string }) {
  const groups = value.replace(/^sha256:/, '').match(/.{1,8}/g) ?? []
  return (
    <span className={css.digest}>
      <code className={css.groups} title={value}>
        {groups.map((group, at) => (
          // Groups may be equal, and never change their places.
          <span key={`${at}-${group}`}>{group}</span>
        ))}
      </code>
      <IconButton
        label={`Copy the ${name}`}
        className={css.copy ?? ''}
        onClick={() => copyText(value, `The ${name}`)}
      >
        <Copy aria-hidden="true" />
      </IconButton>
    </span>
  )
}
