/** How an author is shown: a name, and a colour that no other of them has. */
export interface Author {
  name: string;
  color: string;
}

/** Whose each colour is: a colour alone tells nobody. */
export const AuthorLegend = ({ people }: { people: ReadonlyMap<string, Author> }) => (
  <ul className="flex flex-wrap gap-x-3 gap-y-1 text-secondary text-text-2 empty:hidden">
    {[...people].map(([member, { name, color }]) => (
      <li className="flex items-center gap-1.5" key={member}>
        <span aria-hidden className="h-0.5 w-4" style={{ background: color }} />
        {name}
      </li>
    ))}
  </ul>
);
