import type { Editor } from '@tiptap/core';
import type { LucideIcon } from 'lucide-react';

/** Something that a text offers to put in beside what every text does, named by whoever offers it. */
export interface OwnBlock {
  id: `own ${string}`;
  label: string;
  hint?: string;
  /** Words that find it beside its label. */
  keywords: string;
  put: (editor: Editor) => void;
}

/** Such things of one kind: a menu of its own in the bar. */
export interface OwnBlocks {
  id: string;
  label: string;
  icon: LucideIcon;
  items: readonly OwnBlock[];
}

/** What is offered now, for an editor that is made once. */
export class OwnOffer {
  private groups: readonly OwnBlocks[] = [];

  take(groups: readonly OwnBlocks[]): void {
    this.groups = groups;
  }

  all = (): readonly (OwnBlock & { icon: LucideIcon })[] =>
    this.groups.flatMap(({ icon, items }) => items.map((item) => ({ ...item, icon })));
}
