import type { HandoffSubject } from '@baton/schema/handoffs';
import { Button } from '@baton/ui';
import { ArrowLeftRight } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';

import type { HandOff } from './use-hand-off.tsx';

/** Hands the record of this page on; H does the same. */
export const HandOffButton = ({ handOff, subject }: { handOff: HandOff; subject: HandoffSubject }) => {
  const t = useTranslations('handoffs.begin');
  const button = useRef<HTMLButtonElement>(null);
  const { may, start, menu } = handOff;
  const run = () => start(subject, button.current);
  const icon = <ArrowLeftRight aria-hidden size={14} />;
  useCommands(
    may
      ? [{ id: 'handoff.begin', label: t('command'), group: 'page', keys: 'H', keywords: ['Hand off'], icon, run }]
      : [],
  );
  if (!may) return null;
  return (
    <>
      <Button icon={icon} onClick={run} ref={button}>
        <span className="max-phone:sr-only">{t('button')}</span>
      </Button>
      {menu}
    </>
  );
};
