/** Joins class names and leaves out what is not there: `classes('a', active && 'b')`. */
export const classes = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');
