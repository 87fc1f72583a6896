import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { SectionHead } from '../../components/head.tsx'
import {
  addAuthorities,
  dropAuthorities,
  useVerifying,
  type VouchedAuthorities,
} from '../../store/verifying.ts'
import { visible } from '../../words/visible.ts'
import css from './verify.module.css'

/** Whose word on times counts: certificates that the person has from the authorities themselves. */
export function Authorities() {
  const authorities = useVerifying((state) => state.authorities)
  return (
    <section>
      <SectionHead
        title="Authorities for timestamps"
        about="never one that only comes with the packet"
        actions={
          <Button size="small" icon={<Plus aria-hidden="true" />} onClick={addAuthorities}>
            Add certificates…
          </Button>
        }
      />
      {authorities.length === 0 ? (
        <p className={css.hint}>
          None yet. A timestamp in the packet is then shown as by an authority that nobody vouched for.
        </p>
      ) : (
        <ul className={css.keys}>
          {authorities.map((each) => (
            <File key={each.file.token} vouched={each} />
          ))}
        </ul>
      )}
    </section>
  )
}

function File({ vouched: { file, certificates } }: { readonly vouched: VouchedAuthorities }) {
  return (
    <>
      {certificates.map(({ subject, sha256, until }, at) => (
        <li key={sha256} className={css.key}>
          <b>{visible(subject)}</b>
          <span className="ink-2">until {until.slice(0, 10)}</span>
          <Digest value={sha256} />
          {at > 0 ? null : (
            <IconButton label={`Take ${file.name} out`} onClick={() => dropAuthorities(file.token)}>
              <X aria-hidden="true" />
            </IconButton>
          )}
        </li>
      ))}
    </>
  )
}
