import type { InputInFull, InputPlace } from '../../../shared/contract/inputs.ts'
import { SectionHead } from '../../components/head.tsx'
import { BoundaryMark } from '../../components/marks.tsx'
import { Table } from '../../components/table.tsx'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './inputs.module.css'

/** How each workflow version stands to an input. */
export function InputPlaces({ input: { places, morePlaces } }: { readonly input: InputInFull }) {
  return (
    <section aria-label="Where it is used">
      <SectionHead title="Where it is used" about={counted(places.length + morePlaces, 'workflow version')} />
      <Table
        label="Workflow versions"
        height="detail"
        rows={places}
        keyOf={({ workflow, version }) => `${workflow} ${version}`}
        columns={[
          {
            key: 'workflow',
            head: 'Workflow',
            wide: true,
            cell: ({ workflow, version }) => `${visible(workflow)} ${visible(version)}`,
          },
          { key: 'boundary', head: 'Boundary', cell: (place) => <Boundary place={place} /> },
          {
            key: 'evaluated',
            head: 'Evaluated',
            align: 'right',
            cell: ({ evaluated }) => (evaluated === null ? '' : count(evaluated)),
          },
        ]}
      />
      {morePlaces === 0 ? null : <p className={css.none}>and {count(morePlaces)} more</p>}
    </section>
  )
}

function Boundary({ place: { boundary, exceptions, evaluated } }: { readonly place: InputPlace }) {
  const [exception] = exceptions
  if (exception !== undefined)
    return (
      <span
        title={`${visible(exception.id)}${exception.until === null ? '' : `, up to ${visible(exception.until)}`}`}
      >
        <BoundaryMark boundary="excepted" />
      </span>
    )
  switch (boundary) {
    case 'approved':
      return <BoundaryMark boundary="inside" />
    case 'not-approved':
      return evaluated === null || evaluated === 0 ? (
        <span className="ink-2">not named</span>
      ) : (
        <BoundaryMark boundary="outside" />
      )
    case 'unrestricted':
      return <span className="ink-2">restricts no inputs</span>
    case 'no-definition':
      return <span className="ink-2">no definition</span>
  }
}
