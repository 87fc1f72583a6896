import type { ReactNode } from 'react'
import { PageHead } from './head.tsx'
import { Screen } from './screen.tsx'

/** A screen whose head only names it: nothing has come yet, nothing is there, or it cannot be shown. */
export function TitledScreen({
  title,
  about,
  children = null,
}: {
  readonly title: string
  readonly about?: ReactNode
  readonly children?: ReactNode
}) {
  return <Screen head={<PageHead title={title} about={about} />}>{children}</Screen>
}
