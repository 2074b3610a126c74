/** A record that a text names. */
export interface RecordRef {
  kind: 'account' | 'deal';
  id: string;
}

/** What the attributes of a node name; null when this interface has no page for it. */
export const recordOf = ({ kind, target }: Record<string, unknown>): RecordRef | null =>
  (kind === 'account' || kind === 'deal') && typeof target === 'string' ? { kind, id: target } : null;
