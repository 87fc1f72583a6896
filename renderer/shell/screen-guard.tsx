import { Component, type ReactNode } from 'react'
import { wireErrorOf } from '../client/client.ts'
import { Button } from '../components/button.tsx'
import { ErrorNotice } from '../components/notice.tsx'

interface Props {
  /** What is on screen: another place is another try. */
  readonly place: string
  readonly children: ReactNode
}

/** A fault in a screen is shown in its place; the rest of the window goes on working. */
export class ScreenGuard extends Component<Props, { readonly error: unknown; readonly place: string }> {
  constructor(props: Props) {
    super(props)
    this.state = { error: undefined, place: props.place }
  }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps({ place }: Props, state: { readonly place: string }) {
    return place === state.place ? null : { place, error: undefined }
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return (
      <ErrorNotice
        doing={`Show ${this.props.place}`}
        error={wireErrorOf(this.state.error)}
        actions={
          <Button size="small" onClick={() => this.setState({ error: undefined })}>
            Show it again
          </Button>
        }
      />
    )
  }
}
