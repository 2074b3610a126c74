import { callers, nobody } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

/** Who has the secret has the proposal, whoever they are otherwise; to everybody else there is nothing. */
const shown = (more: object, about: (world: World) => object = () => ({})): Record<string, MatrixCase> => {
  const by = (token: (world: World) => unknown) => (world: World) => ({
    token: token(world),
    ...more,
    ...about(world),
  });
  return {
    'with its secret': { input: by(({ things }) => things['sentToken']), may: callers },
    'with one that is revoked': { input: by(({ things }) => things['revokedToken']), may: nobody },
    'with one that is none': { input: by(() => 'b'.repeat(22)), may: nobody },
  };
};

/** The doors of the customer's page: who holds the link comes in, signed in or not. */
export const sentProposalsRows: MatrixRows = {
  'POST /p/read': shown({}),
  'POST /p/pdf': shown({}),
  // What it has is tested where pictures are.
  'POST /p/picture': Object.fromEntries(
    Object.entries(shown({ picture: 'f'.repeat(64) })).map(([name, row]) => [name, { ...row, may: nobody }]),
  ),
  'POST /p/accept': shown({ name: 'Marie', signature: { kind: 'typed' }, consent: true, choices: {} }),
  'POST /p/decline': shown({ reason: 'price' }),
  'POST /p/comment': shown({ words: 'How long?' }),
  'POST /p/suggest': shown({ line: 0, words: 'Otherwise', why: 'Better' }),
  'POST /p/withdraw': shown({}, ({ things }) => ({ suggestionId: things['suggestion'] })),
  'POST /p/seen': Object.fromEntries(
    Object.entries(shown({ sections: [{ section: 0, seconds: 15 }] })).map(([name, row]) => [
      name,
      { ...row, quiet: 'what is read is counted, and the first look told' },
    ]),
  ),
};
