import type { HandoffState } from './handoff.ts';

/** What can be done with a handoff. `write` is writing in its live brief. */
export const handoffMoves = ['write', 'send', 'accept', 'return', 'ask', 'withdraw'] as const;
export type HandoffMove = (typeof handoffMoves)[number];

/** Who makes a move: the team that hands on, the one that takes over, or both. Who directs a team counts as of it. */
export const movedBy = {
  write: 'both',
  send: 'senders',
  accept: 'receivers',
  return: 'receivers',
  ask: 'receivers',
  withdraw: 'senders',
} as const satisfies Record<HandoffMove, 'senders' | 'receivers' | 'both'>;

type Cell = { to: HandoffState } | { refused: string };

/** Every state with every move: what it becomes, or why not. A cell that is missing does not compile. */
export const handoffTable = {
  draft: {
    write: { to: 'draft' },
    send: { to: 'sent' },
    accept: { refused: 'handoff-not-sent' },
    return: { refused: 'handoff-not-sent' },
    ask: { refused: 'handoff-not-sent' },
    withdraw: { to: 'withdrawn' },
  },
  sent: {
    write: { to: 'sent' },
    send: { refused: 'handoff-not-with-sender' },
    accept: { to: 'accepted' },
    return: { to: 'returned' },
    ask: { to: 'sent' },
    withdraw: { to: 'withdrawn' },
  },
  returned: {
    write: { to: 'returned' },
    send: { to: 'sent' },
    accept: { refused: 'handoff-not-sent' },
    return: { refused: 'handoff-not-sent' },
    ask: { refused: 'handoff-not-sent' },
    withdraw: { to: 'withdrawn' },
  },
  accepted: {
    write: { refused: 'handoff-closed' },
    send: { refused: 'handoff-not-with-sender' },
    accept: { refused: 'handoff-not-sent' },
    return: { refused: 'handoff-not-sent' },
    ask: { refused: 'handoff-not-sent' },
    withdraw: { refused: 'handoff-closed' },
  },
  withdrawn: {
    write: { refused: 'handoff-closed' },
    send: { refused: 'handoff-not-with-sender' },
    accept: { refused: 'handoff-not-sent' },
    return: { refused: 'handoff-not-sent' },
    ask: { refused: 'handoff-not-sent' },
    withdraw: { refused: 'handoff-closed' },
  },
} as const satisfies Record<HandoffState, Record<HandoffMove, Cell>>;

type Refused<Move extends HandoffMove> = Extract<
  (typeof handoffTable)[HandoffState][Move],
  { refused: string }
>['refused'];

/** Why this move is not made in this state; null when it is. */
export const whyNot = <Move extends HandoffMove>(state: HandoffState, move: Move): Refused<Move> | null => {
  const cell: Cell = handoffTable[state][move];
  return 'refused' in cell ? (cell.refused as Refused<Move>) : null;
};
