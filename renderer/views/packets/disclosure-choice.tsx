import { X } from 'lucide-react'
import { Button, IconButton } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { useCommands } from '../../store/commands.ts'
import { chooseDisclosure, setDisclosure, useVerifying } from '../../store/verifying.ts'
import { visible } from '../../words/visible.ts'
import css from './verify.module.css'

/** The file of what was withheld from a packet, where the person was given it: without it such records are shown by leaf only. */
export function DisclosureChoice({ packet }: { readonly packet: string }) {
  const file = useVerifying(({ disclosures }) => disclosures[packet] ?? null)
  const choose = () => chooseDisclosure(packet)
  useCommands([{ name: 'Choose a disclosure…', group: 'Packets', run: choose }])
  return (
    <section>
      <SectionHead
        title="What was withheld"
        about="comes by another way than the packet"
        actions={
          <Button size="small" onClick={choose}>
            Choose a disclosure…
          </Button>
        }
      />
      {file === null ? (
        <p className={css.hint}>
          None is given. Where values were withheld, their records are shown by their leaf only, and decisions
          that rest on them cannot be repeated.
        </p>
      ) : (
        <ul className={css.keys}>
          <li className={css.key}>
            <b>{visible(file.name)}</b>
            <IconButton label={`Take ${file.name} out`} onClick={() => setDisclosure(packet, null)}>
              <X aria-hidden="true" />
            </IconButton>
          </li>
        </ul>
      )}
    </section>
  )
}
