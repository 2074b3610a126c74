import { boardLimits } from '@baton/schema/deals';

import { wantedPeople } from './people/wanted-people.ts';
import { kindOfStage, orderedStages } from './survey-deals.ts';
import type { Survey } from './survey-notes.ts';
import { typedRows, type KnownFile } from './typed-rows.ts';
import { wantedDeal } from './wanted-deal.ts';
import { wantedList } from './wanted-lists.ts';
import { chosenOf, type Wanted, type Wanting } from './wanting.ts';

/** External id of the board that an import makes; there is one for each source. */
export const boardExternalId = 'board';

/** Everything the files want, in an order in which references come first; the same for the same files and choices. */
export const wantedRecords = async function* (
  survey: Survey,
  settings: { choices: Parameters<typeof chosenOf>[1]; makesBoard: boolean; name: string },
): AsyncGenerator<Wanted> {
  const wanting = { survey, chosen: chosenOf(survey, settings.choices) };
  for (const kind of ['product', 'member', 'account'] as const) {
    yield* wantedList(wanting, kind);
    yield* createdReferences(wanting, kind);
  }
  yield* wantedPeople(wanting);
  const dealFiles = survey.known.filter((file) => file.kind === 'deal');
  const [first] = dealFiles;
  if (first && settings.makesBoard) yield wantedBoard(survey, first, settings.name);
  const met = { ids: new Set<string>(), open: 0 };
  for (const file of dealFiles) yield* wantedDeals(wanting, file, met);
};

/** Names that only deals and people hold, where the choice is to make the record. */
const createdReferences = function* (
  { survey, chosen }: Wanting,
  kind: 'product' | 'member' | 'account',
): Generator<Wanted> {
  for (const reference of survey.deals.references.values()) {
    if (reference.kind !== kind) continue;
    const { field } = reference;
    const choice = chosen({ kind: 'unknown-reference', file: reference.file, field, value: reference.name });
    if (choice?.choose !== 'create') continue;
    const { file, name } = reference;
    const values = kind === 'member' ? { name, role: 'member' } : { name };
    yield { kind, file, line: 1, externalId: name, title: name, values, skip: null };
  }
};

const wantedBoard = (survey: Survey, file: KnownFile, name: string): Wanted => ({
  kind: 'board',
  file: file.head.name,
  line: 1,
  externalId: boardExternalId,
  title: name,
  values: {
    name,
    currency: survey.context.currency,
    stages: orderedStages([...survey.stages.values()]).map((stage) => ({ name: stage, kind: kindOfStage(stage) })),
  },
  skip: null,
});

/** Ids of the deals met so far, and how many of them go onto the board. */
interface Met {
  ids: Set<string>;
  open: number;
}

const wantedDeals = async function* (wanting: Wanting, file: KnownFile, met: Met): AsyncGenerator<Wanted> {
  for await (const row of typedRows(wanting.survey.context.source, file)) {
    const wanted = wantedDeal(wanting, file.head.name, row);
    if (wanted.skip === null && met.ids.has(wanted.externalId)) wanted.skip = 'id-twice';
    met.ids.add(wanted.externalId);
    if (wanted.skip === null && wanted.values['status'] === 'open') {
      met.open += 1;
      if (met.open > boardLimits.deals) wanted.skip = 'board-full';
    }
    yield wanted;
  }
};
