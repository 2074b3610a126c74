import type { PaperMargins } from '@baton/schema/proposals/paper';

const quoted = (text: string): string =>
  `"${text.replaceAll(/["\\\p{Cc}]/gu, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `)}"`;

const font = "font: 8pt 'Source Sans 3 Variable', sans-serif; color: #57606a;";

/** What stands over and under every sheet. Browsers that know no boxes in the margin leave it out. */
export const marginsCss = (
  { company, draft, title, name, hash }: PaperMargins,
  [page, of]: readonly [string, string],
): string => `@page {
  size: A4;
  margin: 64pt 51pt 68pt;
  @top-left { content: ${quoted(company)}; ${font} }
  @top-center { content: ${quoted(draft)}; ${font} color: #b42318; font-weight: 600; }
  @top-right { content: ${quoted(title.slice(0, 80))}; ${font} }
  @bottom-left { content: ${quoted(hash === '' ? name : `${name}\n${hash}`)}; ${font} white-space: pre; }
  @bottom-right { content: ${quoted(`${page} `)} counter(page) ${quoted(` ${of} `)} counter(pages); ${font} }
}`;
