import { readLines } from '../csv/read-csv.ts';
import type { Noticed } from '../findings.ts';
import type { SurveyContext } from '../survey-notes.ts';
import type { KnownFile } from '../typed-rows.ts';
import { readVcards } from '../vcard/read-vcards.ts';
import { cellsOfCard, personOfCard } from './of-card.ts';
import { personOfLine } from './of-csv.ts';
import { readPerson, type ReadPerson, type ReadingPeople } from './read-person.ts';
import type { WrittenPerson } from './written-person.ts';

/** One person of a file, with what stood in each column or property. */
export interface PersonRow {
  person: ReadPerson;
  cells: readonly [column: string, text: string][];
}

/** The people of a file, streamed; tells `notice` of what is wrong with them. */
export const readPeople = async function* (
  context: SurveyContext,
  file: KnownFile,
  notice: (noticed: Noticed) => void = () => {},
): AsyncGenerator<PersonRow> {
  const { currency, fields } = context;
  const reading: ReadingPeople = {
    file: file.head.name,
    country: context.country(file.head.name),
    currency,
    fields,
    notice,
  };
  for await (const { written, cells } of writtenPeople(context, file, notice)) {
    yield { person: readPerson(written, reading), cells };
  }
};

const writtenPeople = async function* (
  { source }: SurveyContext,
  file: KnownFile,
  notice: (noticed: Noticed) => void,
): AsyncGenerator<{ written: WrittenPerson; cells: PersonRow['cells'] }> {
  if (!file.cards) {
    for await (const line of readLines(source, file.head)) {
      const cells = file.head.header.map((column, i): [string, string] => [column, line.cells[i] ?? '']);
      yield { written: personOfLine(file, line), cells };
    }
    return;
  }
  for await (const card of readVcards(source, file.head)) {
    const outside = card.properties.length === 0 && card.strange.length > 0;
    if (!outside) yield { written: personOfCard(card), cells: cellsOfCard(card) };
    for (const { line, text } of outside ? card.strange : [])
      notice({ kind: 'strange-line', file: file.head.name, value: text.trim().slice(0, 60), line });
  }
};
