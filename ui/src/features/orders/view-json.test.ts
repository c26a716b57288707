import { expect, test } from "vitest";
import { parseOrderSearch, queryOfSearch, searchOfQuery } from "#/shared/order/order-search.ts";
import { viewFromJson, viewToJson } from "./view-json.ts";

const query = queryOfSearch(
  parseOrderSearch({ view: "to_pack", text: 10453, payments: ["paid", "nonsense"], deadline: "until_tomorrow", amountFrom: 5000, sort: "amount", descending: true }),
  [],
);
const view = { id: "v1", name: "Jutro rano", query, columns: ["number", "buyer"], position: 0 };

test("a query survives the way into the address and back", () => {
  expect(queryOfSearch(searchOfQuery(query), [])).toEqual(query);
  expect(query.filter).toMatchObject({ text: "10453", payments: ["paid"] });
});

test("P-16 a view is handed on as JSON and comes back the same", () => {
  expect(viewFromJson(viewToJson(view), 3)).toEqual({ ...view, id: null, position: 3 });
});

test("P-16 text that is no view is refused", () => {
  expect(viewFromJson("{", 0)).toBeNull();
  expect(viewFromJson('{"format":"kram-view","name":" ","search":{}}', 0)).toBeNull();
  expect(viewFromJson('{"name":"Jutro","search":{}}', 0)).toBeNull();
});

test("accounts of another computer are left out", () => {
  const foreign = { ...view, query: { ...query, filter: { ...query.filter, accounts: ["acc-of-anna"] } } };
  expect(viewFromJson(viewToJson(foreign), 0)?.query.filter.accounts).toEqual([]);
});
