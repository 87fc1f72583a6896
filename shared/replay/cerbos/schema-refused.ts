/** A schema uses what is not held here; the message names it. */
export class SchemaRefused extends Error {}
