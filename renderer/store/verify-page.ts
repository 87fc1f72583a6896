import { ask, wireErrorOf } from '../client/client.ts'
import { chooseWhere } from './files.ts'
import { report, toast } from './notices.ts'

/** Writes the page by which people without Docket verify packets, where the person says. */
export function saveVerifyPage(): void {
  save().catch((error: unknown) => report('Save the page that verifies', wireErrorOf(error)))
}

async function save(): Promise<void> {
  const out = await chooseWhere('verify.html', 'html')
  if (out === null) return
  const { name, sha256 } = await ask('packet.page', { out: out.token })
  toast(`${name}: it verifies packets in any browser. Pass on its digest another way: ${sha256}`)
}
