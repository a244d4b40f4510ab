// The same for building and for searching.
export const OPTIONS = { tokenize: "forward" };
