import type { DeclineReason, SentChoices, ShownProposal, Signature } from '@baton/schema/proposals';

/** What the four doors of the customer's page are asked; the secret of the link goes in the body, never in an address. */
interface Doors {
  read: object;
  accept: { name: string; signature: Signature; consent: true; choices: SentChoices };
  decline: { reason: DeclineReason; words: string };
  comment: { words: string };
}

export type Failure = 'gone' | 'not-open' | 'too-many' | 'too-many-messages' | 'unreachable' | 'trouble';

/** The page after what was done, or why it was not. */
export type Answered = { shown: ShownProposal } | { failure: Failure };

/** Without cookies, also where somebody of the house opens the page: they are nobody in particular here. */
const post = (door: keyof Doors, body: object): Promise<Response> =>
  fetch(`/api/v1/p/${door}`, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const askDoor = async <Door extends keyof Doors>(
  door: Door,
  token: string,
  said: Doors[Door],
): Promise<Answered> => {
  const response = await post(door, { token, ...said }).catch(() => null);
  if (!response) return { failure: 'unreachable' };
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return { shown: body as ShownProposal };
  return { failure: failureOf(response.status, body) };
};

const failureOf = (status: number, body: unknown): Failure => {
  if (status === 404) return 'gone';
  if (status === 429) return 'too-many';
  const reason = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : null;
  if (status === 409 && reason === 'too-many-messages') return reason;
  return status === 409 ? 'not-open' : 'trouble';
};

/** The secret of the link that this page was opened by. */
export const tokenIn = (path: string): string => path.replace(/^\/p\//, '').replace(/\/$/, '');
