import { totalsOf, type RecurrenceSum } from '@baton/schema/pricing';
import { sentTable, type ProposalLanguage, type SentContent } from '@baton/schema/proposals';
import { htmlMarks, htmlTags, isSafeHref, type PlainNode } from '@baton/schema/rich-text';
import { minorDigitsOf } from '@baton/schema/shared';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A version as a page of its own, without a script or an address of anything: what is kept beside its data. */
export const proposalHtml = (content: SentContent): string => {
  const prices = pricesOf(content);
  const body = content.body.map((node) => htmlOf(node, content.language, prices)).join('\n');
  return `<!doctype html>
<html lang="${content.language}"><head><meta charset="utf-8"><title>${escaped(content.title)}</title></head><body>
<header><p>${escaped(content.workspaceName)} · ${escaped(content.number)} · v${content.version}</p>
<h1>${escaped(content.title)}</h1><p>${escaped(content.accountName)}, ${escaped(content.contactName)}</p></header>
${body}
</body></html>
`;
};

const htmlOf = (node: PlainNode, language: ProposalLanguage, prices: string): string => {
  const { type, attrs = {}, content = [] } = node;
  if (type === 'pricingTable') return prices;
  const alone = aloneOf(node, language);
  if (alone !== null) return alone;
  const inside = content.map((child) => htmlOf(child, language, prices)).join('');
  if (type === 'heading') return `<h${levelOf(attrs['level']) + 1}>${inside}</h${levelOf(attrs['level']) + 1}>`;
  const tag = htmlTags[type];
  return tag === undefined ? inside : `<${tag}${spans(attrs)}>${inside}</${tag}>`;
};

/** What holds nothing else; null for what does. */
const aloneOf = ({ type, attrs = {}, text = '', marks = [] }: PlainNode, language: ProposalLanguage): string | null => {
  if (type === 'text') return marks.reduce(markedBy, escaped(text));
  if (type === 'hardBreak') return '<br>';
  if (type === 'horizontalRule') return '<hr>';
  if (type === 'date') return escaped(dayText(attrs['day'], language));
  return type === 'image' ? `<p>[${escaped(altOf(attrs))} · ${escaped(String(attrs['picture']))}]</p>` : null;
};

const markedBy = (html: string, { type, attrs }: NonNullable<PlainNode['marks']>[number]): string => {
  const href = attrs?.['href'];
  if (type === 'link') return isSafeHref(href) ? `<a href="${escaped(href)}" rel="noreferrer">${html}</a>` : html;
  const tag = htmlMarks[type];
  return tag === undefined ? html : `<${tag}>${html}</${tag}>`;
};

const altOf = ({ alt }: Record<string, unknown>): string => (typeof alt === 'string' ? alt : '');

const levelOf = (level: unknown): number => (level === 1 || level === 2 || level === 3 ? level : 1);

const spans = (attrs: Record<string, unknown>): string =>
  ['colspan', 'rowspan']
    .flatMap((name) => (Number.isInteger(attrs[name]) ? [` ${name}="${String(attrs[name])}"`] : []))
    .join('');

const dayText = (day: unknown, language: ProposalLanguage): string => {
  const at = typeof day === 'string' ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) return '';
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
};

const words = {
  en: {
    once: 'Once',
    month: 'Per month',
    quarter: 'Per quarter',
    year: 'Per year',
    net: 'Net',
    tax: 'Tax',
    total: 'Total',
  },
  fr: {
    once: 'Une fois',
    month: 'Par mois',
    quarter: 'Par trimestre',
    year: 'Par an',
    net: 'Net',
    tax: 'Taxe',
    total: 'Total',
  },
  it: {
    once: 'Una tantum',
    month: 'Al mese',
    quarter: 'Al trimestre',
    year: 'All’anno',
    net: 'Netto',
    tax: 'Imposta',
    total: 'Totale',
  },
} as const satisfies Record<ProposalLanguage, Record<RecurrenceSum['recurrence'] | 'net' | 'tax' | 'total', string>>;

const pricesOf = (content: SentContent): string => {
  const { language, pricing } = content;
  const totals = totalsOf(sentTable(content));
  const digits = minorDigitsOf(pricing.currency);
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: pricing.currency });
  const money = (minor: number): string => escaped(format.format(minor / 10 ** digits));
  const said = words[language];
  const rows = pricing.rows.map((row) => {
    if (row.kind !== 'line') return `<tr><th colspan="4">${escaped(row.text)}</th></tr>`;
    const net = totals.lines.get(row.id)?.net ?? 0;
    const cells = [row.text, `${row.quantity} ${row.unit}`.trim(), row.unitPrice].map(
      (cell) => `<td>${escaped(cell)}</td>`,
    );
    return `<tr>${cells.join('')}<td>${money(net)}</td></tr>`;
  });
  const sums = totals.sums.map(
    ({ recurrence, net, tax, total }) =>
      `<p>${said[recurrence]}: ${said.net} ${money(net)} · ${said.tax} ${money(tax)} · ${said.total} <strong>${money(total)}</strong></p>`,
  );
  return `<table>${rows.join('')}</table>\n${sums.join('\n')}`;
};
