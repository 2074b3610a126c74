import { decodedText, detectEncoding, Undecodable, type Encoding } from '../csv/encoding.ts';
import { FileProblem } from '../csv/read-csv.ts';
import type { FileSource } from '../file-source.ts';
import { contentLines, LineTooLong, longestLine, type ContentLine } from './content-lines.ts';
import { readProperty, type Property } from './property.ts';
import { wholeLetters } from './whole-letters.ts';

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
  const encoding = await encodingOf(source, name);
  let beginning = '';
  try {
    for await (const text of textOfCards(source, { name, encoding })) {
      beginning = (beginning + text).trimStart();
      if (beginning.length >= vcardBegin.length) break;
    }
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return null;
  }
  return beginning.slice(0, vcardBegin.length).toUpperCase() === vcardBegin ? encoding : null;
};

/** A file in UTF-8 whose letters were cut by folds looks like one in windows-1252 until they are whole again. */
const encodingOf = async (source: FileSource, name: string): Promise<Encoding> => {
  const encoding = await detectEncoding(source.open(name));
  return encoding === 'windows-1252' ? detectEncoding(wholeLetters(source.open(name))) : encoding;
};

const textOfCards = (source: FileSource, { name, encoding }: { name: string; encoding: Encoding }) =>
  decodedText(encoding === 'utf-8' ? wholeLetters(source.open(name)) : source.open(name), encoding);

const vcardBegin = 'BEGIN:VCARD';

/**
 * The cards of a file, versions 2.1 to 4.0, streamed. Throws `FileProblem` where a card is not closed: what follows
 * would be taken for part of it. Lines outside cards come as a card without properties.
 */
export const readVcards = async function* (
  source: FileSource,
  { name, encoding }: { name: string; encoding: Encoding },
): AsyncGenerator<Vcard> {
  const stack = new Stack();
  try {
    for await (const content of contentLines(textOfCards(source, { name, encoding }))) {
      const card = content.text.trim() === '' ? null : stack.take(content);
      if (card !== null) yield card;
    }
    stack.end();
  } catch (error) {
    throw problemOf(error, name);
  }
};

const problemOf = (error: unknown, file: string): unknown => {
  const detail = {};
  if (error instanceof NotClosed) return new FileProblem({ code: 'card-not-closed', file, line: error.line, detail });
  if (error instanceof Undecodable) return new FileProblem({ code: 'undecodable', file, line: error.line, detail });
  if (!(error instanceof LineTooLong)) return error;
  return new FileProblem({ code: 'line-too-long', file, line: error.line, detail: { limit: longestLine } });
};

class NotClosed extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`the card of line ${line} is not closed`);
    this.line = line;
  }
}

/** Puts lines together to cards. */
class Stack {
  #card: Vcard | null = null;
  /** Version 2.1 may hold the card of an agent inside a card; it is no contact of the file. */
  #depth = 0;

  /** The card that this line finishes, or a stray line as a card without properties; null while one is open. */
  take({ line, text }: ContentLine): Vcard | null {
    const property = readProperty(line, text);
    const mark = markOf(property);
    if (this.#card !== null) return this.#takeInside(this.#card, { line, text, property, mark });
    if (mark !== 'begin') return { line, properties: [], strange: [{ line, text }] };
    this.#card = { line, properties: [], strange: [] };
    return null;
  }

  #takeInside(
    card: Vcard,
    { line, text, property, mark }: ContentLine & { property: Property | null; mark: 'begin' | 'end' | null },
  ): Vcard | null {
    if (mark === 'begin') {
      if (this.#depth === 0 && card.properties.at(-1)?.name !== 'AGENT') throw new NotClosed(card.line);
      this.#depth += 1;
    } else if (mark === 'end') {
      if (this.#depth === 0) this.#card = null;
      this.#depth = Math.max(0, this.#depth - 1);
      return this.#card === null ? card : null;
    } else if (this.#depth === 0) {
      if (property) card.properties.push(property);
      else card.strange.push({ line, text });
    }
    return null;
  }

  end(): void {
    if (this.#card !== null) throw new NotClosed(this.#card.line);
  }
}

const markOf = (property: Property | null): 'begin' | 'end' | null => {
  if (property?.value.trim().toUpperCase() !== 'VCARD') return null;
  if (property.name === 'BEGIN') return 'begin';
  return property.name === 'END' ? 'end' : null;
};
