/** How LibreOffice writes the number of a note: where it is called, and in front of the note at the end. */
const called = 'a.sdfootnoteanc, a.sdendnoteanc';
const said = 'a.sdfootnotesym, a.sdendnotesym';

/**
 * A note keeps its number in brackets, as Word writes it, where it is called and where it stands: a bare number would become
 * one with the word or the sum before it. What it leads to within that document is not here.
 */
export const liftFootNotes = (page: Document): void => {
  for (const mark of page.querySelectorAll(called)) mark.replaceWith(`[${mark.textContent.trim()}]`);
  for (const mark of page.querySelectorAll(said)) mark.replaceWith(`[${mark.textContent.trim()}] `);
};
