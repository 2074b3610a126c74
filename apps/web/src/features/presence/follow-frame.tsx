import { presenceVar } from '@baton/ui';
import { useTranslations } from 'use-intl';

import type { PresentPerson } from './present-people.ts';

/** A frame in the colour of whom I follow, around all that I see; whatever I do ends it. */
export const FollowFrame = ({ person }: { person: PresentPerson | null }) => {
  const t = useTranslations('presence');
  return (
    <>
      <p className="sr-only" role="status">
        {person && t('following', { name: person.name })}
      </p>
      {person && (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-0 z-50 border-3 print:hidden"
          style={{ borderColor: presenceVar(person.color) }}
        >
          <span
            className="absolute bottom-0 left-1/2 -translate-x-1/2 rounded-t-control px-3 py-0.5 text-secondary font-semibold text-on-presence"
            style={{ background: presenceVar(person.color) }}
          >
            {t('followingEsc', { name: person.name })}
          </span>
        </div>
      )}
    </>
  );
};
