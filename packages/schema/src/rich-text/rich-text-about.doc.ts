import * as Y from 'yjs';

import { nameToken } from './name-token.ts';
import { markOfFormat } from './rich-text-gate.doc.ts';
import { mentionActions, mentionKinds, richTextLimits, type MentionAction, type MentionKind } from './rich-text.ts';

/** Somebody who is called in a text. */
export interface MentionInText {
  /** Names this mention within its text; cutting and pasting keeps it. */
  id: string;
  kind: MentionKind;
  target: string;
  action: MentionAction | null;
  /** An instant, as ISO writes it. */
  due: string | null;
  /** The line it stands in, names as tokens. */
  line: string;
}

/** Letters that a mark lies on, in one line. */
export interface PassageInText {
  mark: 'comment' | 'promise';
  id: string;
  text: string;
}

export interface AboutText {
  mentions: readonly MentionInText[];
  passages: readonly PassageInText[];
}

const nothing: AboutText = { mentions: [], passages: [] };

/** Whom a block calls and what is marked in it. Total: what cannot be used is passed over. */
export const readAbout = (block: unknown): AboutText => {
  if (!(block instanceof Y.XmlElement)) return nothing;
  const mentions: MentionInText[] = [];
  const passages: PassageInText[] = [];
  const visit = (element: Y.XmlElement): void => {
    for (const child of element.toArray()) {
      if (child instanceof Y.XmlText) passages.push(...passagesOf(child));
      else if (child instanceof Y.XmlElement && child.nodeName === 'mention')
        mentions.push(...mentionOf(child, () => lineOf(element)));
      else if (child instanceof Y.XmlElement) visit(child);
    }
  };
  visit(block);
  return mentions.length + passages.length === 0 ? nothing : { mentions, passages };
};

const lineOf = (line: Y.XmlElement): string =>
  line
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText) return lettersOf(child);
      return child instanceof Y.XmlElement ? namedBy(child) : '';
    })
    .join('');

/** A run of text without its marks. */
export const lettersOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

const namedBy = (inline: Y.XmlElement): string => {
  const { kind, target, day } = inline.getAttributes() as Record<string, unknown>;
  if (inline.nodeName === 'date') return typeof day === 'string' ? day : '';
  if (typeof kind !== 'string' || typeof target !== 'string') return ' ';
  return nameToken({ sign: inline.nodeName === 'mention' ? '@' : '#', kind, id: target });
};

/** What may be the id of a node or mark. */
export const isIdInText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= richTextLimits.id;

/** What may be the id of a record; others would not leave the API. */
export const isRecordId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value);

const mentionOf = (node: Y.XmlElement, line: () => string): MentionInText[] => {
  const { id, kind, target, action, due } = node.getAttributes() as Record<string, unknown>;
  const known = mentionKinds.find((each) => each === kind);
  if (known === undefined || !isIdInText(id) || !isRecordId(target)) return [];
  return [
    {
      id,
      kind: known,
      target,
      action: mentionActions.find((each) => each === action) ?? null,
      due: instantOf(due),
      line: line().trim().slice(0, richTextLimits.quote),
    },
  ];
};

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}Z$/;

const instantOf = (value: unknown): string | null => {
  if (typeof value !== 'string' || !instant.test(value)) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

const attributeOf = { comment: 'thread', promise: 'promise' } as const;

/** Neighbouring pieces of one line under the same mark are one passage, whatever else divides them. */
const passagesOf = (text: Y.XmlText): PassageInText[] => {
  const found = new Map<string, PassageInText>();
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[])
    for (const [key, value] of Object.entries(attributes ?? {})) {
      const mark = markOfFormat(key);
      if (mark !== 'comment' && mark !== 'promise') continue;
      const id = (value as Record<string, unknown> | null)?.[attributeOf[mark]];
      if (!isIdInText(id) || typeof insert !== 'string') continue;
      const before = found.get(`${mark} ${id}`)?.text ?? '';
      found.set(`${mark} ${id}`, { mark, id, text: `${before}${insert}` });
    }
  return [...found.values()];
};

/** The first of each id, in the order of the text. */
export const mentionsIn = (blocks: readonly AboutText[]): Map<string, MentionInText> => {
  const found = new Map<string, MentionInText>();
  for (const { mentions } of blocks)
    for (const mention of mentions) if (!found.has(mention.id)) found.set(mention.id, mention);
  return found;
};

/** What lies under each mark of this kind, by its id; one line of text for each line that it reaches over. */
export const passagesIn = (blocks: readonly AboutText[], mark: PassageInText['mark']): Map<string, string> => {
  const found = new Map<string, string>();
  for (const { passages } of blocks)
    for (const passage of passages) {
      if (passage.mark !== mark) continue;
      const before = found.get(passage.id);
      const text = before === undefined ? passage.text : `${before}\n${passage.text}`;
      found.set(passage.id, text.slice(0, richTextLimits.quote));
    }
  return found;
};
