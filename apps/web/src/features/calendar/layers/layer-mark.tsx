import { initials, TeamBadge } from '@baton/ui';
import { Rss } from 'lucide-react';

import type { LayerFace } from './layer-face.ts';

/** Whose it is, by icon or initials in the colour of its layer: colour is never alone. */
export const LayerMark = ({ layer }: { layer: LayerFace }) =>
  layer.holder === 'team' ? (
    <TeamBadge decorative kind={layer.kind} name={layer.name} />
  ) : (
    <span
      aria-hidden
      className="inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-chip px-0.5 text-[10px] leading-none font-semibold text-on-presence"
      style={{ background: layer.color }}
    >
      {layer.holder === 'elsewhere' ? <Rss size={12} strokeWidth={2.5} /> : initials(layer.name)}
    </span>
  );
