import { refuse, type ContainerId, type ContainerKind, type Level, type Visibility } from '@baton/schema/shared';
import { accessGranted, accessRevoked, visibilityChanged, type SubjectKind } from '@baton/schema/workspaces';

import { accept } from '#platform/command/definition.ts';

export interface GrantWorld {
  container: { id: ContainerId; kind: ContainerKind; visibility: Visibility };
  /** What the asking person holds on it. */
  held: Level | null;
  /** What the subject is granted now. */
  granted: Level | null;
  subjectKnown: boolean;
}

interface GrantInput {
  subjectKind: SubjectKind;
  subject: string;
}

const about = ({ id, kind }: GrantWorld['container']) => ({
  subject: { kind, id },
  of: { containerId: id, containerKind: kind },
});

/** Rule W9. */
export const decideGrant = ({ container, granted, subjectKnown }: GrantWorld, input: GrantInput & { level: Level }) => {
  if (container.kind === 'workspace') return refuse('ruled-by-roles');
  if (!subjectKnown) return refuse('subject-not-found');
  if (granted === input.level) return accept({});
  const { subject, of } = about(container);
  const { subjectKind, level } = input;
  return accept({}, accessGranted({ subject, data: { ...of, subjectKind, subject: input.subject, level } }));
};

/** Rule W9. */
export const decideRevokeGrant = ({ container }: GrantWorld, input: GrantInput) => {
  if (container.kind === 'workspace') return refuse('ruled-by-roles');
  const { subject, of } = about(container);
  const data = { ...of, subjectKind: input.subjectKind, subject: input.subject };
  return accept({}, accessRevoked({ subject, data }));
};

/** Rule W9. */
export const decideVisibility = (
  { container }: Pick<GrantWorld, 'container'>,
  { visibility }: { visibility: Visibility },
) => {
  if (container.kind === 'workspace') return refuse('ruled-by-roles');
  if (container.visibility === visibility) return accept({});
  const { subject, of } = about(container);
  return accept({}, visibilityChanged({ subject, data: { ...of, from: container.visibility, to: visibility } }));
};
