import { inboxRecordKinds, inboxTabs, type InboxNarrowing, type InboxTab } from '@baton/schema/inbox';
import { teamId } from '@baton/schema/shared';
import { z } from 'zod';

/** What of the page is in its address: the tab, what it is narrowed to, and the row that is read. */
export const inboxSearch = z.object({
  tab: z.enum(inboxTabs).optional().catch(undefined),
  team: teamId.optional().catch(undefined),
  kind: z.enum(inboxRecordKinds).optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
});
export type InboxSearch = z.infer<typeof inboxSearch>;

/** The rows that are shown. */
export type ShownRows = { tab: InboxTab } & InboxNarrowing;

export const shownRows = ({ tab = 'inbox', team, kind }: InboxSearch): ShownRows => ({
  tab,
  ...(team && { teamId: team }),
  ...(kind && { kind }),
});

export const isNarrowed = ({ teamId: team, kind }: ShownRows): boolean => team !== undefined || kind !== undefined;
