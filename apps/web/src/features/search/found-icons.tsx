import type { FoundKind } from '@baton/schema/search';
import { Building2, ContactRound, FileText, Handshake, ReceiptText } from 'lucide-react';
import type { ReactNode } from 'react';

const look = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const;

/** One mark per kind of record; the word always stands beside it. */
export const foundIcons: Record<FoundKind, ReactNode> = {
  account: <Building2 {...look} />,
  contact: <ContactRound {...look} />,
  deal: <Handshake {...look} />,
  note: <FileText {...look} />,
  proposal: <ReceiptText {...look} />,
};
