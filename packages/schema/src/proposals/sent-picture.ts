/** A picture of a version, as the database keeps it. */
export interface SentPicture {
  /** SHA-256 of its bytes, hexadecimal: what it goes by in the text, which tells nothing of the file. */
  picture: string;
  file: string;
  version: number;
  object: string;
  type: string;
  bytes: number;
}

/** As many pictures go along with a proposal, and as many bytes of them all. */
export const sentPictureLimits = { pictures: 60, bytes: 40_000_000 } as const;

/** Finds what a picture of the text goes by outside; null for one that stays. */
export type PictureNames = (file: string) => string | null;
