import type { PlainNode } from '../rich-text/plain-node.ts';
import { minorDigitsOf } from '../shared/minor-digits.ts';
import type { Money } from '../shared/money.ts';
import type { ProposalLanguage } from './proposal-shape.ts';

/** What a text may name instead of saying it: written `{{account}}`, among its letters like any other word. */
export const proposalVariables = [
  'account',
  'contact',
  'deal',
  'amount',
  'number',
  'owner',
  'today',
  'valid-until',
  'workspace',
] as const;
export type ProposalVariable = (typeof proposalVariables)[number];

/** Filled once, when a proposal is begun or a block is put into it; the others follow their record until it is sent. */
export const variablesOfMoment: readonly ProposalVariable[] = ['number', 'owner', 'today', 'workspace'];

/** What a variable stands for: words, or a day. */
export type VariableValue = { text: string } | { day: string };

/** By variable; null or absent where there is nothing to say. */
export type VariableValues = Partial<Record<ProposalVariable, VariableValue | null>>;

/** What the records around a proposal are called, as whoever asks may know them. */
export interface VariableSource {
  number: string;
  account: string | null;
  contact: string | null;
  deal: string | null;
  amount: Money | null;
  owner: string | null;
  workspace: string | null;
}

/** What the text around variables says for them. */
interface VariableFrame {
  language: ProposalLanguage;
  validUntil: string | null;
  /** Only at the moment that counts: a text does not say another day each day. */
  today?: string | null;
}

/** What the variables of a text stand for, in the language that it is written in. */
export const variableValues = (
  { amount, ...named }: VariableSource,
  { language, validUntil, today = null }: VariableFrame,
): Record<ProposalVariable, VariableValue | null> => ({
  account: said(named.account),
  contact: said(named.contact),
  deal: said(named.deal),
  amount: said(amount && moneyText(amount, language)),
  number: said(named.number),
  owner: said(named.owner),
  workspace: said(named.workspace),
  today: today === null ? null : { day: today },
  'valid-until': validUntil === null ? null : { day: validUntil },
});

const said = (text: string | null): VariableValue | null => (text === null || text === '' ? null : { text });

/** Minor units as people of a language read them. */
const moneyText = ({ amount, currency }: Money, language: ProposalLanguage): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount / 10 ** minorDigitsOf(currency));

export const variableToken = (name: ProposalVariable): string => `{{${name}}}`;

const variable = new RegExp(`\\{\\{(${proposalVariables.join('|')})\\}\\}`, 'g');

/** A variable among the letters of a text. */
export interface VariablePlace {
  name: ProposalVariable;
  from: number;
  to: number;
}

/** Where a text names variables, in its order. */
export const variablesIn = (text: string): VariablePlace[] =>
  [...text.matchAll(variable)].map(({ 0: token, 1: name, index: from }) => ({
    name: name as ProposalVariable,
    from,
    to: from + token.length,
  }));

/** The same text with what its variables stand for; those that stand for nothing stay to be seen. */
export const fillVariables = (nodes: readonly PlainNode[], values: VariableValues): PlainNode[] =>
  nodes.flatMap((node): PlainNode[] => {
    if (node.type === 'text') return filled(node, values);
    // Code is meant as it is written.
    return node.content === undefined || node.type === 'codeBlock'
      ? [node]
      : [{ ...node, content: fillVariables(node.content, values) }];
  });

const filled = (node: PlainNode, values: VariableValues): PlainNode[] => {
  const text = node.text ?? '';
  const places = variablesIn(text);
  if (places.length === 0) return [node];
  const runs: PlainNode[] = [];
  let words = '';
  let at = 0;
  const close = () => {
    if (words !== '') runs.push({ ...node, text: words });
    words = '';
  };
  for (const { name, from, to } of places) {
    const value = values[name];
    words += text.slice(at, from);
    if (value && 'day' in value) {
      close();
      runs.push({ type: 'date', attrs: { day: value.day } });
    } else words += value?.text ?? text.slice(from, to);
    at = to;
  }
  words += text.slice(at);
  close();
  return runs;
};

/** What its variables stand for, place by place; days as they are written in data. Those that stand for nothing are letters. */
export const variablesSaid =
  (values: VariableValues) =>
  (text: string): { from: number; to: number; said: string }[] =>
    variablesIn(text).flatMap(({ name, from, to }) => {
      const value = values[name];
      return value ? [{ from, to, said: 'day' in value ? value.day : value.text }] : [];
    });

/** The same of plain words; days as they are written in data. */
export const filledWords = (text: string, values: VariableValues): string =>
  text.replaceAll(variable, (token, name: ProposalVariable) => {
    const value = values[name];
    if (!value) return token;
    return 'day' in value ? value.day : value.text;
  });

const unfilled = /\{\{([^{}]*)\}\}/g;

/** What is still named instead of said in a text that was filled, each once: a variable, or what is none. */
export const unfilledIn = (lines: readonly string[]): string[] => [
  ...new Set(lines.flatMap((line) => [...line.matchAll(unfilled)].map(({ 1: name = '' }) => name.trim()))),
];
