// A saved view as text to hand to a colleague, and back. What comes back is checked field by field.
import type { SavedView } from "#/shared/host/contract.gen.ts";
import { parseOrderSearch, queryOfSearch, searchOfQuery } from "#/shared/order/order-search.ts";

const FORMAT = "kram-view";

export const viewToJson = ({ name, query, columns }: SavedView): string =>
  JSON.stringify({ format: FORMAT, version: 1, name, search: searchOfQuery(query), columns }, null, 2);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Accounts differ from computer to computer, so a pasted view is for whichever is chosen here. */
const withoutAccounts = (search: Record<string, unknown>): Record<string, unknown> => ({ ...search, accounts: undefined });

/** Null where the text is no view of ours. */
export const viewFromJson = (text: string, position: number): SavedView | null => {
  const raw: unknown = readJson(text);
  if (!isRecord(raw) || raw["format"] !== FORMAT || typeof raw["name"] !== "string" || !isRecord(raw["search"])) return null;
  const name = raw["name"].trim();
  if (name === "") return null;
  const columns = Array.isArray(raw["columns"]) ? raw["columns"].filter((each): each is string => typeof each === "string") : [];
  const search = parseOrderSearch(withoutAccounts(raw["search"]));
  return { id: null, name, query: queryOfSearch(search, []), columns, position };
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
