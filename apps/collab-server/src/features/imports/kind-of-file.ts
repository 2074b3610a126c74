/** By what columns a kind of file is known. */
export interface KindOfFile {
  /** Field → names of its column, folded; in the languages of the interface and as common tools export them. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** One field of each group must be there. */
  required: readonly (readonly string[])[];
}
