import type { ContainerId, ContainerKind } from '@baton/schema/shared';
import { describe, expect, it } from 'vitest';

import { decideGrant, decideRevokeGrant, decideVisibility } from './access.decide.ts';

const world = (kind: ContainerKind, more = {}) => ({
  container: { id: 'c' as ContainerId, kind, visibility: 'workspace' as const },
  held: 'manage' as const,
  granted: null,
  subjectKnown: true,
  ...more,
});
const toAda = { subjectKind: 'member' as const, subject: 'ada' };

describe('access to a container', () => {
  it('[W9] the workspace is ruled by roles alone', () => {
    const refused = { refused: 'ruled-by-roles' };
    expect(decideGrant(world('workspace'), { ...toAda, level: 'read' })).toEqual(refused);
    expect(decideRevokeGrant(world('workspace'), toAda)).toEqual(refused);
    expect(decideVisibility(world('workspace'), { visibility: 'people' })).toEqual(refused);
  });

  it('[W9] is told under the kind of the thing it guards', () => {
    expect(decideGrant(world('board'), { ...toAda, level: 'write' })).toMatchObject({
      facts: [
        { type: 'access.granted', subject: { kind: 'board', id: 'c' }, data: { subject: 'ada', level: 'write' } },
      ],
    });
    expect(decideVisibility(world('board'), { visibility: 'people' })).toMatchObject({
      facts: [{ type: 'access.visibility-changed', data: { from: 'workspace', to: 'people' } }],
    });
  });

  it('is not given to somebody unknown, and not twice', () => {
    const unknown = world('board', { subjectKnown: false });
    expect(decideGrant(unknown, { ...toAda, level: 'read' })).toEqual({ refused: 'subject-not-found' });
    const same = world('board', { granted: 'read' });
    expect(decideGrant(same, { ...toAda, level: 'read' })).toMatchObject({ facts: [] });
  });
});
