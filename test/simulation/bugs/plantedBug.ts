/** A mistake as somebody might make it: text in a source file and what stands there instead. */
export type PlantedBug = {
  readonly name: string
  readonly edits: readonly {
    /** From the root of the repository. */
    readonly file: string
    /** Stands there exactly once. */
    readonly from: string
    readonly to: string
  }[]
}
