import { WITHHELD_FORMAT, type WithheldPlace } from '../model/withheld.ts'

/** `evidence/withheld.json`, one place a line. */
export async function* withheldPieces(places: AsyncIterable<WithheldPlace>): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(WITHHELD_FORMAT)},"places":[`
  let before = '\n'
  for await (const place of places) {
    yield `${before}${JSON.stringify(place)}`
    before = ',\n'
  }
  yield '\n]}\n'
}
