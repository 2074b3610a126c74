import { Handshake, LifeBuoy, Megaphone, ReceiptText, Users } from 'lucide-react';

import { classes } from '../tokens/classes.ts';

/** The four departments that have a mark of their own; any other team gets the neutral one. */
export type TeamKind = 'marketing' | 'sales' | 'billing' | 'support' | null;

const marks = {
  marketing: { Icon: Megaphone, look: 'bg-marketing-soft text-marketing' },
  sales: { Icon: Handshake, look: 'bg-sales-soft text-sales' },
  billing: { Icon: ReceiptText, look: 'bg-billing-soft text-billing' },
  support: { Icon: LifeBuoy, look: 'bg-support-soft text-support' },
  other: { Icon: Users, look: 'bg-sunken text-text-2' },
};

/** A team as an 18 px rounded square with its icon. Colour is never alone: the icon or the name carries it. */
export const TeamBadge = ({
  kind,
  name,
  decorative = false,
}: {
  kind: TeamKind;
  name: string;
  decorative?: boolean;
}) => {
  const { Icon, look } = marks[kind ?? 'other'];
  return (
    <span
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
      className={classes('inline-flex size-4.5 shrink-0 items-center justify-center rounded-chip', look)}
    >
      <Icon size={12} strokeWidth={1.75} />
    </span>
  );
};

/** A team or person who has something now: mark and name. */
export const OwnerChip = ({ kind, name }: { kind: TeamKind; name: string }) => (
  <span className="inline-flex max-w-full min-w-0 items-center gap-1.5 text-secondary text-text-2">
    <TeamBadge decorative kind={kind} name={name} />
    <span className="truncate">{name}</span>
  </span>
);
