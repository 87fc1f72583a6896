import { Empty } from '../components/empty.tsx'

/** The page without an engine behind it. */
export function NoHost({ problem }: { readonly problem: string }) {
  return (
    <main>
      <Empty what="Docket is not running behind this page.">
        <p>{problem}</p>
        <p>
          Close this page, start Docket again (npm start), and use the address that it prints. Nothing in a
          case is lost.
        </p>
      </Empty>
    </main>
  )
}
