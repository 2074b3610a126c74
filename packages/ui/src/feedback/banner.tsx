import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import { IconButton } from '../controls/icon-button.tsx';
import { classes } from '../tokens/classes.ts';
import { toneIcons, toneLooks, type Tone } from './status-pill.tsx';

export interface BannerProps {
  tone?: Tone;
  children: ReactNode;
  actions?: ReactNode;
  dismissLabel?: string;
  onDismiss?: () => void;
}

/** A message about the whole page, above it. Danger is read out at once, the others politely. */
export const Banner = ({ tone = 'accent', children, actions, dismissLabel, onDismiss }: BannerProps) => (
  <div
    className={classes('flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5', toneLooks[tone])}
    role={tone === 'danger' ? 'alert' : 'status'}
  >
    {toneIcons[tone]}
    <div className="min-w-0 flex-1 text-text">{children}</div>
    {actions}
    {onDismiss && dismissLabel && <IconButton icon={<X size={16} />} label={dismissLabel} onClick={onDismiss} />}
  </div>
);

/** The same inside a form or a panel. */
export const InlineNotice = (props: BannerProps) => (
  <div className="overflow-hidden rounded-card">
    <Banner {...props} />
  </div>
);
