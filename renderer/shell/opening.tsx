import { Bar } from '../components/progress.tsx'
import { visible } from '../words/visible.ts'
import css from './opening.module.css'

/** Said of a case that takes a moment to open: its pages are all looked at before anything of it is shown. */
export function Opening({ name }: { readonly name: string }) {
  return (
    <div className={css.opening} role="status">
      <h1>
        Opening <b>{visible(name)}</b>: every page of it is checked
      </h1>
      <Bar fraction={undefined} label={`Opening ${visible(name)}`} />
    </div>
  )
}
