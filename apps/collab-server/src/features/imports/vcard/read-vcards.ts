import type { ImportProblem } from '@baton/schema/imports';

import { decodedText, detectEncoding, Undecodable, type Encoding } from '../csv/encoding.ts';
import { FileProblem } from '../csv/read-csv.ts';
import type { FileSource } from '../file-source.ts';
import { contentLines, LineTooLong, longestLine } from './content-lines.ts';
import { readProperty, type Property } from './property.ts';

/** One card of a file. */
export interface Vcard {
  /** Where it begins. */
  line: number;
  properties: Property[];
  /** Lines in it that are none of a card. */
  strange: { line: number; text: string }[];
}

/** Whether a file is one of cards, by its first line. */
export const holdsVcards = async (source: FileSource, name: string): Promise<Encoding | null> => {
  const encoding = await detectEncoding(source.open(name));
  let beginning = '';
  try {
    for await (const text of decodedText(source.open(name), encoding)) {
      beginning = (beginning + text).trimStart();
      if (beginning.length >= vcardBegin.length) break;
    }
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return null;
  }
  return beginning.slice(0, vcardBegin.length).toUpperCase() === vcardBegin ? encoding : null;
};

const vcardBegin = 'BEGIN:VCARD';

/**
 * The cards of a file, versions 2.1 to 4.0, streamed. Throws `FileProblem` where a card is not closed: what follows
 * would be taken for part of it. Lines outside cards come as a card without properties.
 */
export const readVcards = async function* (
  source: FileSource,
  { name, encoding }: { name: string; encoding: Encoding },
): AsyncGenerator<Vcard> {
  const problem = (code: ImportProblem['code'], line: number, detail: ImportProblem['detail'] = {}) =>
    new FileProblem({ code, file: name, line, detail });
  let card: Vcard | null = null;
  // Version 2.1 may hold the card of an agent inside a card; it is no contact of the file.
  let depth = 0;
  try {
    for await (const { line, text } of contentLines(decodedText(source.open(name), encoding))) {
      if (text.trim() === '') continue;
      const property = readProperty(line, text);
      const mark = markOf(property);
      if (card === null) {
        if (mark === 'begin') card = { line, properties: [], strange: [] };
        else yield { line, properties: [], strange: [{ line, text }] };
      } else if (mark === 'begin') {
        if (depth === 0 && card.properties.at(-1)?.name !== 'AGENT') throw problem('card-not-closed', card.line);
        depth += 1;
      } else if (mark === 'end' && depth > 0) depth -= 1;
      else if (mark === 'end') {
        yield card;
        card = null;
      } else if (depth > 0) continue;
      else if (property) card.properties.push(property);
      else card.strange.push({ line, text });
    }
  } catch (error) {
    if (error instanceof Undecodable) throw problem('undecodable', error.line);
    if (error instanceof LineTooLong) throw problem('line-too-long', error.line, { limit: longestLine });
    throw error;
  }
  if (card !== null) throw problem('card-not-closed', card.line);
};

const markOf = (property: Property | null): 'begin' | 'end' | null => {
  if (property?.value.trim().toUpperCase() !== 'VCARD') return null;
  if (property.name === 'BEGIN') return 'begin';
  return property.name === 'END' ? 'end' : null;
};
