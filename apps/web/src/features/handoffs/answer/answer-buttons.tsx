import type { Handoff } from '@baton/schema/handoffs';
import { Button } from '@baton/ui';
import { Check, MessageCircleQuestion, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands, type Command } from '#shared/commands/commands.ts';

import { AcceptForm } from './accept-form.tsx';
import { AskForm } from './ask-form.tsx';
import { ReturnForm } from './return-form.tsx';

type Answer = 'accept' | 'return' | 'ask';

const forms = { accept: AcceptForm, return: ReturnForm, ask: AskForm };
const icon = { 'aria-hidden': true, size: 14 } as const;
const icons = { accept: <Check {...icon} />, return: <Undo2 {...icon} />, ask: <MessageCircleQuestion {...icon} /> };
const keys = { accept: 'A', return: 'R', ask: 'Q' } as const;

/** Accept, return or ask, for those who may; with `keyed` also by A, R and Q. Nothing where nothing may be answered. */
export const AnswerButtons = ({ handoff, keyed = false }: { handoff: Handoff; keyed?: boolean }) => {
  const t = useTranslations('handoffs.answer');
  const [form, setForm] = useState<Answer | null>(null);
  const may = (['accept', 'return', 'ask'] as const).filter((answer) => handoff.may[answer]);
  const commands = may.map((answer): Command => ({
    id: `handoff.${answer}`,
    label: t(`${answer}.command`),
    group: 'page',
    keys: keys[answer],
    keywords: [`${answer} handoff`],
    icon: icons[answer],
    run: () => setForm(answer),
  }));
  useCommands(keyed ? commands : []);
  const Form = form && forms[form];
  return (
    <>
      {may.length > 0 && (
        <div aria-label={t('label')} className="flex flex-wrap gap-2" role="group">
          {may.map((answer) => (
            <Button
              icon={icons[answer]}
              key={answer}
              onClick={() => setForm(answer)}
              variant={answer === 'accept' ? 'ink' : 'default'}
            >
              {t(`${answer}.button`)}
            </Button>
          ))}
        </div>
      )}
      {Form && <Form handoff={handoff} onClose={() => setForm(null)} />}
    </>
  );
};
