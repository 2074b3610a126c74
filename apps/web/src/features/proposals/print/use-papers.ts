import type { ProposalDetail } from '@baton/schema/proposals';
import { closeToast, showToast } from '@baton/ui';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';

import { batonFetch } from '#shared/api/fetch.ts';
import { Problem } from '#shared/api/problem.ts';
import { saveBlob } from '#shared/export/save-file.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { paperUrl } from '../proposals-api.ts';

type Kind = Exclude<Parameters<typeof paperUrl>[1], 'picture'>;

/** The name that the server gave a paper (RFC 6266). */
const nameIn = (response: Response): string => {
  const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return decodeURIComponent(encoded);
};

/**
 * Rules PP22 and PP25. Has a paper made and hands it to the browser's downloads; says that it is being made, and why it was
 * not. One at a time: the first of a version is made while one waits.
 */
export const usePapers = ({ id, number }: Pick<ProposalDetail, 'id' | 'number'>) => {
  const t = useTranslations('proposals.menu');
  const said = useSaid();
  const busy = useRef(false);
  const fetchPaper = async (kind: Kind, version: number) => {
    if (busy.current) return;
    busy.current = true;
    const waiting = showToast({ title: t('making', { name: t(`papers.${kind}`, { version }) }), lasts: 60_000 });
    try {
      const response = await batonFetch(paperUrl(id, kind, version));
      saveBlob(nameIn(response) || number, await response.blob());
    } catch (error) {
      // What the browser can do without a server is said where the server is missing.
      if (error instanceof Problem && error.status === 0) said.missed(t('noServer'));
      else said.failed(error);
    } finally {
      busy.current = false;
      closeToast(waiting);
    }
  };
  return (kind: Kind, version: number): void => void fetchPaper(kind, version);
};
