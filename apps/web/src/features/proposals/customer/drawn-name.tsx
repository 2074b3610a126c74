import type { Signature } from '@baton/schema/proposals';
import type { PointerEvent } from 'react';

export type Strokes = Extract<Signature, { kind: 'drawn' }>['strokes'];
type Point = Strokes[number][number];

const field = { width: 1_000, height: 400 };
/** As many as the server takes; nobody's name has more. */
const most = { strokes: 200, points: 2_000 };
/** Closer points than this say nothing. */
const nearness = 4;

const shape = (stroke: Strokes[number]): string =>
  // A dot is a stroke of no length, which round ends draw.
  (stroke.length === 1 ? [...stroke, ...stroke] : stroke).map(([x, y]) => `${x},${y}`).join(' ');

/** A signature as it was drawn. */
export const DrawnStrokes = ({ strokes, label }: { strokes: Strokes; label: string }) => (
  <svg aria-label={label} className="drawn" role="img" viewBox={`0 0 ${field.width} ${field.height}`}>
    {strokes.map((stroke, at) => (
      // Strokes are only ever added at the end, or all taken away.
      // oxlint-disable-next-line react/no-array-index-key
      <polyline key={`${at}-${stroke.length}`} points={shape(stroke)} />
    ))}
  </svg>
);

interface DrawnNameProps {
  strokes: Strokes;
  onChange: (strokes: Strokes) => void;
  label: string;
}

/** A field that is signed in with a finger, a pen or a mouse. */
export const DrawnName = ({ strokes, onChange, label }: DrawnNameProps) => {
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (strokes.length >= most.strokes || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    onChange([...strokes, [pointOf(event)]]);
  };
  const go = (event: PointerEvent<HTMLDivElement>) => {
    const last = strokes.at(-1);
    if (!last || !event.currentTarget.hasPointerCapture(event.pointerId) || last.length >= most.points) return;
    const point = pointOf(event);
    const before = last.at(-1);
    if (before && Math.hypot(point[0] - before[0], point[1] - before[1]) < nearness) return;
    onChange([...strokes.slice(0, -1), [...last, point]]);
  };
  return (
    <div className="drawing" onPointerDown={begin} onPointerMove={go}>
      <DrawnStrokes label={label} strokes={strokes} />
    </div>
  );
};

const pointOf = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLDivElement>): Point => {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [along((clientX - left) / width, field.width), along((clientY - top) / height, field.height)];
};

const along = (share: number, whole: number): number => Math.min(whole, Math.max(0, Math.round(share * whole)));
