import { inboxItems } from '@baton/schema/inbox/tables';
import { and, eq } from 'drizzle-orm';

import type { Feature } from '#platform/command/feature.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { MomentParts } from '#platform/jobs/moments.job.ts';

import { tellDueTasks } from './due-tasks.job.ts';
import { sortInboxItem } from './inbox.command.ts';
import { inboxProjections } from './inbox.projection.ts';
import { countInbox, listInbox, readInboxItem } from './inbox.queries.ts';
import { mailInboxes, type MailingParts } from './notify/due-mails.job.ts';
import { readNotifications, setNotifications } from './notify/notifications.command.ts';
import { restoreInbox, settleInbox } from './several.command.ts';

/** What waits for each person, and why. It comes after the features whose rows its projections read. */
export const inboxFeature = (parts: MomentParts & MailingParts): Feature => ({
  name: 'inbox',
  commands: [sortInboxItem, settleInbox, restoreInbox, setNotifications],
  queries: [listInbox, countInbox, readInboxItem, readNotifications],
  projections: inboxProjections,
  sees: {
    /** Rule IN7. */
    'inbox-item': async (tx, actor, facts) => {
      const rows = await tx
        .select({ id: inboxItems.id })
        .from(inboxItems)
        .where(
          and(
            eq(inboxItems.workspace, actor.workspace),
            eq(inboxItems.member, actor.member),
            idsIn(
              inboxItems.id,
              facts.map(({ subject }) => subject.id),
            ),
          ),
        );
      const own = new Set<string>(rows.map(({ id }) => id));
      return new Set(facts.filter(({ subject }) => own.has(subject.id)).map(({ id }) => id));
    },
  },
  jobs: [tellDueTasks(parts), mailInboxes(parts)],
});
