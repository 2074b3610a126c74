import { describe, expect, test } from 'vitest';

import { allEdges, edgesOf } from './imports.ts';
import { ruleIds, violations } from './rooms.ts';

/** A fault for every rule of the Rooms table: the file it would be planted in, and the line. */
const planted: Record<string, [file: string, line: string]> = {
  'R-schema': ['packages/schema/src/deals/deal.ts', "import { useState } from 'react';"],
  'R-schema-yjs': ['packages/schema/src/deals/deal.ts', "import * as Y from 'yjs';"],
  'R-schema-tables': ['packages/schema/src/deals/deal.ts', "import { deals } from './tables/deals.tables.ts';"],
  'R-browser-tables': ['apps/web/src/features/deals/card.tsx', "import { deals } from '@baton/schema/deals/tables';"],
  'R-pure': ['apps/collab-server/src/features/deals/won.decide.ts', "import { sql } from 'drizzle-orm';"],
  'R-features-meet-by-facts': [
    'apps/collab-server/src/features/deals/won.command.ts',
    "import { rename } from '#features/accounts/rename.command.ts';",
  ],
  'R-features-no-collab': [
    'apps/collab-server/src/features/deals/won.command.ts',
    "import { append } from '#collab/update-log/append.ts';",
  ],
  'R-collab': [
    'apps/collab-server/src/collab/documents/board.ts',
    "import { archive } from '#features/deals/archive.command.ts';",
  ],
  'R-platform': ['apps/collab-server/src/platform/jobs/jobs.ts', "import { deal } from '@baton/schema/deals';"],
  'R-web-features': ['apps/web/src/features/deals/card.tsx', "import { Owner } from '#features/members/owner.tsx';"],
  'R-customer': ['apps/web/src/features/proposals/customer/talk.tsx', "import { Button } from '@baton/ui';"],
  'R-web-shared': ['apps/web/src/shared/live/room.ts', "import { Card } from '#features/deals/card.tsx';"],
  'R-ui': ['packages/ui/src/button.tsx', "import { money } from '@baton/schema/shared';"],
  'R-editor': ['packages/editor/src/marks.ts', "import { useEditor } from '@tiptap/react';"],
  'R-browser-binding': [
    'apps/collab-server/src/features/notes/notes.queries.ts',
    "import { generateHTML } from '@tiptap/core';",
  ],
  'R-one-room-hocuspocus': [
    'apps/web/src/features/deals/card.tsx',
    "import { HocuspocusProvider } from '@hocuspocus/provider';",
  ],
  'R-one-driver': ['apps/collab-server/src/features/deals/deals.queries.ts', "import postgres from 'postgres';"],
};

describe('Rooms', () => {
  const edges = allEdges();

  test('the reader of imports sees the tree', () => {
    expect(edges.length).toBeGreaterThan(100);
  });

  test('no file imports what its room may not', () => {
    expect(violations(edges)).toEqual([]);
  });

  test('every rule has a planted fault', () => {
    expect(Object.keys(planted).toSorted()).toEqual(ruleIds.toSorted());
  });

  test.each(Object.entries(planted))('%s bites on a planted fault', (id, [file, line]) => {
    expect(violations(edgesOf(file, line)).filter((found) => found.startsWith(`${id}:`))).toHaveLength(1);
  });
});
