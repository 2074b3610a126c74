/** What stands in the browser's tab: a page's name, and before it how much waits. */
const shown = { name: '', count: 0 };

const write = (): void => {
  if (shown.name === '') return;
  document.title = `${shown.count > 0 ? `(${shown.count}) ` : ''}${shown.name} · Baton`;
};

export const setTitleName = (name: string): void => {
  shown.name = name;
  write();
};

export const setTitleCount = (count: number): void => {
  shown.count = count;
  write();
};
