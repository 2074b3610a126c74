import {
  paperFront,
  printedPrices,
  spokenOn,
  trailEntries,
  type AuditTrail,
  type Paper,
  type Spoken,
} from '@baton/schema/proposals/paper';
import { useMemo } from 'react';

import { PrintedTable } from './printed-table.tsx';
import { SentBody } from './sent-body.tsx';

import './printed-paper.css';

/** Rule PP26. A paper as a page that is printed: word for word, and in the same order, what its PDF says. */
export const PrintedPaper = ({ paper }: { paper: Paper }) => {
  const { content, trail } = paper;
  const spoken = useMemo(() => spokenOn(paper), [paper]);
  const { kind, title, pairs } = paperFront(paper, spoken);
  return (
    <article className="paper" lang={content.language}>
      <header>
        <p className="paper-soft">{kind}</p>
        <h1>{title}</h1>
        <dl className="paper-pairs">
          {pairs.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      <SentBody content={content} prices={<PrintedTable prices={printedPrices(paper)} words={spoken.words} />} />
      {trail && <Trail paper={paper} spoken={spoken} trail={trail} />}
    </article>
  );
};

/** Who accepted it, on a page of its own. */
const Trail = ({ paper, trail, spoken }: { paper: Paper; trail: AuditTrail; spoken: Spoken }) => {
  const { title, about, sealed } = spoken.words.trail;
  return (
    <section className="paper-trail">
      <h2>{title}</h2>
      <p className="paper-soft">{about}</p>
      <table className="paper-entries">
        <tbody>
          {trailEntries(paper, trail, spoken).map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="paper-name">
        <SignedName {...trail.answer} />
      </div>
      <p className="paper-soft">{sealed}</p>
    </section>
  );
};

/** As it was drawn, on a field of 1000 by 400. */
const SignedName = ({ name, signature }: Pick<AuditTrail['answer'], 'name' | 'signature'>) =>
  signature.kind === 'typed' ? (
    <em>{name}</em>
  ) : (
    <svg viewBox="0 0 1000 400">
      {signature.strokes.map((points) => (
        // A point that is touched and left is a dot: a line of no length with round ends.
        <polyline key={points.join(' ')} points={[...points, ...points.slice(-1)].join(' ')} />
      ))}
    </svg>
  );
