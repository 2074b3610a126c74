import type { ProposalDetail } from '@baton/schema/proposals';
import { Button, Dialog } from '@baton/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useLiveDocument } from '#shared/live/live-context.tsx';

import { proposalQuery } from '../proposals-api.ts';
import { SendForm } from './send-form.tsx';

/** The way to send a proposal, for the first time or again; nothing for who may not, or where it is over. */
export const SendProposal = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.send');
  const common = useTranslations('common');
  const document = useLiveDocument(`proposal:${detail.id}`);
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const goal = useRef<HTMLElement | null>(null);
  const { number, versions, may, state } = detail;
  if (!may.write || state === 'accepted' || document === null || document.view.contents === 'none') return null;
  const [latest] = versions;
  const close = () => setOpen(false);
  return (
    <>
      <Button
        icon={<Send aria-hidden size={14} />}
        onClick={() => {
          goal.current = null;
          setOpen(true);
          // Whether it has changed since the last version is known by the row, which no fact tells of while people type.
          void queries.invalidateQueries({ queryKey: proposalQuery(detail.id).queryKey });
        }}
        variant="ink"
      >
        {t(latest ? 'again' : 'send')}
      </Button>
      <Dialog
        closeLabel={common('close')}
        onClose={close}
        open={open}
        returnFocus={() => goal.current}
        title={latest ? t('titleAgain', { number, version: latest.version + 1 }) : t('title', { number })}
      >
        <SendForm
          detail={detail}
          document={document}
          onDone={close}
          onGo={(to) => {
            goal.current = to;
            close();
          }}
        />
      </Dialog>
    </>
  );
};
