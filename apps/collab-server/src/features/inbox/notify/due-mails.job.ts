import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { language as uiLanguage } from '@baton/schema/workspaces';
import { members, users } from '@baton/schema/workspaces/tables';
import { and, eq, lte } from 'drizzle-orm';
import { Counter } from 'prom-client';
import { z } from 'zod';

import type { Clock } from '#platform/clock/clock.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { DirectMailer } from '#platform/mail/mail.ts';
import { metrics } from '#platform/metrics/metrics.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { mailAgain, takeDueMail, type DueMail } from './take-due-mail.ts';

/** What the job needs of the application. */
export interface MailingParts {
  scopes: Scopes;
  clock: Clock;
  mailer: DirectMailer;
  publicUrl: URL;
}

const mailed = new Counter({
  name: 'baton_inbox_mails_total',
  help: 'Mails that tell of what waits in inboxes, by what became of them',
  labelNames: ['end'] as const,
  registers: [metrics],
});

/** After a mail server that did not take a mail, in milliseconds. */
const pause = 10 * 60_000;

/**
 * Rules IN13 and IN14. What is due of one person is marked as mailed, then handed over: a process that dies in between
 * has sent nothing, and what it would have said is in the inbox still. The other order would say it twice.
 */
export const mailInboxes = ({ scopes, clock, mailer, publicUrl }: MailingParts) =>
  jobKind({
    kind: 'inbox.mails',
    data: z.strictObject({}),
    every: 15,
    run: async (_data, { signal }) => {
      for (const person of await peopleToMail(scopes, clock.now())) {
        if (signal.aborted) return;
        const { workspace } = person;
        const due = await scopes.withWorkspace({ workspace }, (tx) =>
          takeDueMail(tx, { ...person, now: clock.now(), publicUrl }),
        );
        if (due === null) continue;
        const end = await mailer.handOver(due.mail, due.id);
        mailed.inc({ end });
        if (end !== 'not-taken') continue;
        await putBack(scopes, { workspace, due, now: clock.now() });
        // The next one would wait for the same server.
        return;
      }
    },
  });

/** For whom something is due, and the language that they read. */
const peopleToMail = async (scopes: Scopes, now: Date) => {
  const rows = await scopes.withSystem('jobs', (tx) =>
    tx
      .selectDistinct({ workspace: inboxReasons.workspace, member: inboxItems.member, language: users.language })
      .from(inboxReasons)
      .innerJoin(
        inboxItems,
        and(eq(inboxItems.workspace, inboxReasons.workspace), eq(inboxItems.id, inboxReasons.item)),
      )
      .innerJoin(members, and(eq(members.workspace, inboxItems.workspace), eq(members.id, inboxItems.member)))
      .leftJoin(users, eq(users.id, members.userId))
      .where(lte(inboxReasons.mailAt, now)),
  );
  return rows.map(({ workspace, member, language }) => ({
    workspace,
    member,
    language: uiLanguage.safeParse(language).data ?? null,
  }));
};

const putBack = (scopes: Scopes, { workspace, due, now }: { workspace: WorkspaceId; due: DueMail; now: Date }) =>
  scopes.withWorkspace({ workspace }, (tx) => mailAgain(tx, workspace, due, new Date(now.getTime() + pause)));
