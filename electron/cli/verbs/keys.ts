import type { Arguments, Verb } from '../verb.ts'
import type { Client } from '../client.ts'
import { COMPARISONS } from '../../../shared/model/identity.ts'
import { needed, wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { identityLines } from '../identity-lines.ts'
import { passphrase } from '../passphrase.ts'

const ACTIONS = ['list', 'import', 'trust', 'revoke', 'card'] as const

export const keysVerb: Verb = {
  name: 'keys',
  usage: 'list | import FILE --name NAME | trust KEY --how HOW | revoke KEY --why WHY | card KEY [--json]',
  summary: 'whom this desk trusts: whose key, since when, until when, revoked, and how it was compared',
  details: [
    'import takes a public key, or a private one, which this desk then keeps encrypted with its passphrase.',
    'A public key is trust only once `trust` says how its fingerprint was compared with its owner: --how voice,',
    'paper or in-person. `card` gives the fingerprint to compare by; its KEY may be a key file too.',
    '--alias ID (more than once): an id by which this person stands in evidence. --since, --until: when the key counts.',
    'KEY is a fingerprint or eight and more of its first digits. What a revoked key signed counts no more, whenever.',
  ],
  example: "docket keys trust 3f9a27c1 --how voice --note 'called her desk number'",
  options: {
    ...JSON_OPTION,
    name: { type: 'string' },
    alias: { type: 'string', multiple: true },
    since: { type: 'string' },
    until: { type: 'string' },
    how: { type: 'string' },
    note: { type: 'string' },
    why: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
  positionals: { least: 1, most: 2 },
  async run(call) {
    const { args, output } = call
    const action = ACTIONS.find((each) => each === positional(args, 0))
    if (action === undefined) throw wrongUse(keysVerb, `it is one of ${ACTIONS.join(', ')}`)
    await withClient(call, {}, async (client) => {
      if (action === 'card') {
        const card = await client.call('identity.card', cardOf(client, about(args)))
        if (args.flag('json')) return output.data(JSON.stringify(card))
        for (const line of card.card.trimEnd().split('\n')) await output.say(line)
        return
      }
      const known = await done(action, args, client)
      if (args.flag('json')) return output.data(JSON.stringify(known))
      for (const line of identityLines(known.identities)) await output.say(line)
    })
    return 0
  },
}

/** What all but `card` give: everybody this desk knows, afterwards. */
async function done(action: Exclude<(typeof ACTIONS)[number], 'card'>, args: Arguments, client: Client) {
  if (action === 'trust') {
    const how = COMPARISONS.filter((each) => each !== 'made-here').find((each) => each === args.text('how'))
    if (how === undefined) throw wrongUse(keysVerb, '--how is one of in-person, voice, paper')
    const note = args.text('note') ?? ''
    return client.call('identities.change', { change: 'compared', key: about(args), how, note })
  }
  if (action === 'revoke')
    return client.call('identities.change', {
      change: 'revoke',
      key: about(args),
      why: needed(keysVerb, args, 'why'),
    })
  if (action === 'import') await importKey(args, client)
  return client.call('identities.list', {})
}

async function importKey(args: Arguments, client: Client): Promise<void> {
  const file = client.file(about(args))
  const isPrivate = (await client.call('key.look', { file })).kind === 'private'
  await client.job('identity.import', {
    file,
    name: needed(keysVerb, args, 'name'),
    aliases: [...args.texts('alias')],
    since: args.text('since') ?? null,
    until: args.text('until') ?? null,
    ...(isPrivate
      ? { passphrase: await passphrase(args.text('passphrase-file'), 'Passphrase: ', 'keys') }
      : {}),
  })
}

/** A key file, where it is one by its name, else a key that the desk knows. */
function cardOf(client: Client, text: string) {
  return text.endsWith('.pem') ? { file: client.file(text) } : { key: text }
}

function about(args: Arguments): string {
  const text = args.positionals[1]
  if (text === undefined) throw wrongUse(keysVerb, 'KEY or FILE is needed')
  return text
}
