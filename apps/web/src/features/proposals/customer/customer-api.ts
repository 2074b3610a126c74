import type { ConsentGiven, DeclineReason, SentChoices, ShownProposal, Signature } from '@baton/schema/proposals';

/** What the doors of the customer's page that answer with it are asked; the secret of the link goes in the body, never in an address. */
interface Doors {
  read: object;
  accept: { name: string; signature: Signature; consent: true; consentTo: ConsentGiven; choices: SentChoices };
  decline: { reason: DeclineReason; words: string };
  comment: { words: string };
  suggest: { line: number; words: string; why: string };
  withdraw: { suggestionId: string };
}

/** Refusals that are told apart; whatever else is refused was open when the page was read. */
const toldApart = ['consent-changed', 'too-many-messages', 'too-many-suggestions', 'suggestion-not-open'] as const;

export type Failure = 'gone' | 'not-open' | 'too-many' | (typeof toldApart)[number] | 'unreachable' | 'trouble';

/** The page after what was done, or why it was not. */
export type Answered = { shown: ShownProposal } | { failure: Failure };

/** Without cookies, also where somebody of the house opens the page: they are nobody in particular here. */
const post = (door: keyof Doors | 'pdf' | 'picture' | 'seen', body: object): Promise<Response> =>
  fetch(`/api/v1/p/${door}`, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    // What was read is said as the page is left.
    keepalive: door === 'seen',
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

/** The version on paper; what it is called is the caller's. */
export const askPaper = async (token: string): Promise<{ paper: Blob } | { failure: Failure }> => {
  const response = await post('pdf', { token }).catch(() => null);
  if (!response) return { failure: 'unreachable' };
  return response.ok ? { paper: await response.blob() } : { failure: failureOf(response.status, null) };
};

/** A picture of the version, by the name that it has there; null where it cannot be had now. */
export const askPicture = async (token: string, picture: string): Promise<Blob | null> => {
  const response = await post('picture', { token, picture }).catch(() => null);
  return response?.ok ? response.blob() : null;
};

/** Says what was in front of the reader, or whether it may be counted at all; whether it is from now on. */
export const sayRead = async (
  token: string,
  said: { sections: { section: number; seconds: number }[] } | { watch: boolean },
): Promise<boolean | null> => {
  const response = await post('seen', { token, ...said }).catch(() => null);
  const body: unknown = response?.ok ? await response.json().catch(() => null) : null;
  return typeof body === 'object' && body !== null && 'watched' in body ? body.watched === true : null;
};

const failureOf = (status: number, body: unknown): Failure => {
  if (status === 404) return 'gone';
  if (status === 429) return 'too-many';
  if (status !== 409) return 'trouble';
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return toldApart.find((each) => each === code) ?? 'not-open';
};

/** The secret of the link that this page was opened by. */
export const tokenIn = (path: string): string => path.replace(/^\/p\//, '').replace(/\/$/, '');
