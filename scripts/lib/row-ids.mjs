// Reads the ids of feature rows from the front of a test's title.

const written = /^(?:S\d+-\d+|[PMRJ]-\d+)(?=$|[\s,:;.])/u;
const inRust = /^(s\d+_\d+|[pmrj]_\d+)(?=$|_)/u;

/** `S2-76 S2-77 buyer login …` → both ids; `tests::s2_76_s2_77_buyer_login::case_1` too. */
export const provedBy = (title) => title.split(/\s*›\s*|::|\$/u).flatMap(idsInFront);

function idsInFront(part) {
  const ids = [];
  let rest = part.trim();
  for (;;) {
    const [id] = written.exec(rest) ?? inRust.exec(rest) ?? [];
    if (id === undefined) return ids;
    ids.push(id.toUpperCase().replace("_", "-"));
    rest = rest.slice(id.length).replace(/^[\s,:;._]+/u, "");
  }
}
