import { mentions } from '@baton/schema/mentions/tables';
import { and, eq, sql } from 'drizzle-orm';

import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';

import { readable } from './mention-rows.ts';
import { acknowledgeMention, declineMention, delegateMention } from './mentions.command.ts';
import { mentionRows } from './mentions.projection.ts';
import { listMentions, readNames, readReaders } from './mentions.queries.ts';

/** People and teams that texts call, and what they answer. */
export const mentionsFeature: Feature = {
  name: 'mentions',
  commands: [acknowledgeMention, declineMention, delegateMention],
  queries: [listMentions, readReaders, readNames],
  projections: mentionRows,
  goesWith: rowsThat('mentions', (gone) => sql`container = ${gone} or place_id = ${gone}`),
  sees: {
    /** Who sees where it stands sees what becomes of it. */
    mention: async (tx, actor, facts) => {
      const ids = [...new Set(facts.map(({ subject }) => subject.id))];
      const rows = await tx
        .select({ id: mentions.id })
        .from(mentions)
        .where(
          and(
            eq(mentions.workspace, actor.workspace),
            sql`${mentions.id} = any(${sql.param(ids)}::uuid[])`,
            readable(actor),
          ),
        );
      const visible = new Set<string>(rows.map(({ id }) => id));
      return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
    },
  },
};
