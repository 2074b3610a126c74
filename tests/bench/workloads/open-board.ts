import { fillBoard } from '../board-edits.ts';
import type { Running } from '../contender.ts';
import { WireClient } from '../wire-client.ts';
import { settled } from './one-board.ts';

export interface OpenBoardResult {
  deals: number;
  /** ms from connecting to holding all of it: the server just started, then once more. */
  cold: number;
  warm: number;
  /** Bytes the server sent for the cold open. */
  bytes: number;
}

const openOnce = async (server: Running, document: string, deals: number): Promise<{ ms: number; bytes: number }> => {
  const client = new WireClient(server.target(document, 0));
  const started = performance.now();
  await client.open();
  const ms = performance.now() - started;
  const held = client.doc.getMap('deals').size;
  if (held < deals) throw new Error(`Opened with ${held} of ${deals} deals`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  client.cut();
  return { ms, bytes: client.bytesIn };
};

/** W3: cold and warm open of a board. Only for servers whose documents outlive their process. */
export const openBoard = async (server: Running, deals: number): Promise<OpenBoardResult> => {
  const document = await server.createBoard();
  const filler = new WireClient(server.target(document, 0));
  await filler.open();
  fillBoard(filler, deals);
  await settled([filler]);
  // The peer stores two seconds after the last edit, ten at most; a cold open before that would find nothing.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  filler.cut();
  await server.killAndRestart();
  const cold = await openOnce(server, document, deals);
  const keeper = new WireClient(server.target(document, 1));
  await keeper.open();
  const warm = await openOnce(server, document, deals);
  keeper.cut();
  return { deals, cold: cold.ms, warm: warm.ms, bytes: cold.bytes };
};
