import { bytesOf, inFaces, type Weight } from './faces.ts';

export type Doc = PDFKit.PDFDocument;

export const inks = { text: '#1b1f24', soft: '#57606a', faint: '#8b949e', line: '#d0d7de', ground: '#f3f5f7' } as const;

export interface Style extends Weight {
  size: number;
  ink?: string;
  underline?: boolean;
  strike?: boolean;
  ground?: string;
  href?: string;
}

export const lineHeightOf = (size: number): number => size * 1.42;

/** A piece of a line, measured. */
export interface Stroke {
  text: string;
  face: string;
  style: Style;
  width: number;
}

/** Measures and draws text; faces come into the document when they are first used. */
export interface Pen {
  doc: Doc;
  strokes: (text: string, style: Style) => Stroke[];
  draw: (stroke: Stroke, x: number, y: number) => void;
}

export const penOf = (doc: Doc): Pen => {
  const known = new Set<string>();
  const take = (face: string, size: number): void => {
    if (!known.has(face)) doc.registerFont(face, bytesOf(face));
    known.add(face);
    doc.font(face).fontSize(size);
  };
  return {
    doc,
    strokes: (text, style) =>
      inFaces(text, style).map((piece) => {
        take(piece.face, style.size);
        return { ...piece, style, width: doc.widthOfString(piece.text) };
      }),
    draw: ({ text, face, style, width }, x, y) => {
      const { size, ink = inks.text, underline, strike, ground, href } = style;
      if (ground) doc.rect(x - 1, y, width + 2, lineHeightOf(size)).fill(ground);
      take(face, size);
      doc.fillColor(ink).text(text, x, y, { lineBreak: false });
      const rule = (at: number) =>
        doc
          .moveTo(x, y + at * size)
          .lineTo(x + width, y + at * size)
          .lineWidth(size / 18)
          .stroke(ink);
      if (underline || href) rule(1.14);
      if (strike) rule(0.78);
      if (href) doc.link(x, y, width, lineHeightOf(size), href);
    },
  };
};

/** One line of its own, without a break. */
export const drawLine = (
  pen: Pen,
  text: string,
  { x, y, style, align = 'left' }: { x: number; y: number; style: Style; align?: 'left' | 'right' },
): number => {
  const strokes = pen.strokes(text, style);
  const width = strokes.reduce((sum, stroke) => sum + stroke.width, 0);
  let at = align === 'right' ? x - width : x;
  for (const stroke of strokes) {
    pen.draw(stroke, at, y);
    at += stroke.width;
  }
  return width;
};
