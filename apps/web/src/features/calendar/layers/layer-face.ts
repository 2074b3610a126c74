import type { Calendar } from '@baton/schema/calendar';
import { presenceColor, presenceVar, type TeamKind } from '@baton/ui';

/** What a grid draws of a layer: whose it is, its colour and its mark. */
export interface LayerFace {
  id: string;
  name: string;
  holder: Calendar['holder'] | 'elsewhere';
  /** A value of CSS. */
  color: string;
  kind: TeamKind;
}

/** The fourth colour of people is the accent, in which the reader's own calendar is drawn. */
const accentColor = 4;
const likeNoOther = 6;

/** The colour of a person, or of a calendar of elsewhere; never that of the reader. */
export const ownColor = (id: string): string =>
  presenceVar(presenceColor(id) === accentColor ? likeNoOther : presenceColor(id));
