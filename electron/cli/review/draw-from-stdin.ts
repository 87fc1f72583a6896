import { drawIds } from '../../../shared/engine.ts'
import { Seed } from '../../../shared/model/review-sample.ts'
import { countOption, wrongUse } from '../arguments.ts'
import type { Verb, VerbCall } from '../verb.ts'

const MOST_STDIN_CHARS = 1 << 28

/** Draws from ids on stdin by a seed alone, and says by which shell lines anybody does the same. */
export async function drawFromStdin(
  verb: Pick<Verb, 'name'>,
  { args, output }: Pick<VerbCall, 'args' | 'output'>,
): Promise<0 | 1> {
  const size = countOption(verb, args, 'size')
  const seed = args.text('seed')
  if (size === undefined || seed === undefined)
    throw wrongUse(verb, 'draw takes --seed and --size, and ids on stdin')
  const { error } = Seed.safeParse(seed)
  if (error !== undefined) throw wrongUse(verb, `--seed: ${error.issues[0]?.message ?? 'does not fit'}`)
  const ids = (await given(verb)).split('\n').filter((id) => id !== '')
  const { population, drawn, digest, script } = drawIds(ids, { seed, size })
  if (args.flag('json')) await output.data(JSON.stringify({ population, drawn, digest }))
  else for (const id of drawn) await output.say(id)
  output.note(
    `population ${population.size} ids, ${population.digest}; sample ${drawn.length} ids, ${digest}`,
  )
  if (!args.flag('json')) for (const line of script) output.note(line)
  return 0
}

/** What comes on stdin, whole: what is too much is not even read to its end. */
async function given(verb: Pick<Verb, 'name'>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  try {
    for await (const piece of process.stdin) {
      text += decoder.decode(piece as Buffer, { stream: true })
      if (text.length > MOST_STDIN_CHARS) throw wrongUse(verb, 'that is more ids than are drawn from at once')
    }
    return text + decoder.decode()
  } catch (error) {
    // The decoder's own: another id would be drawn from than was given.
    if (error instanceof TypeError) throw wrongUse(verb, 'the ids are no UTF-8')
    throw error
  }
}
