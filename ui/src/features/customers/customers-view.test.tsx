import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeHost } from "#/test/fake-host.ts";
import { failure } from "#/test/fake-failure.ts";
import { giveLayout } from "#/test/layout.ts";
import { renderScreen } from "#/test/render-screen.tsx";
import { CustomersView } from "./customers-view.tsx";

beforeEach(giveLayout);
afterEach(() => {
  vi.restoreAllMocks();
});

test("S2-77 part of an Allegro login finds the customer", async () => {
  const { user, address } = await renderScreen(() => <CustomersView chosen={null} />);
  await screen.findByRole("option", { name: /Tymon Gil/ });
  await user.type(screen.getByLabelText("Szukaj klienta"), "wrzos7");
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
  expect(screen.getByRole("option").textContent).toContain("iwrzos77");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(address()).toBe("/customers/c-iwrzos77"));
});

test("S1-15 S1-16 a customer has contact, both addresses and a way to every order", async () => {
  const host = fakeHost({ orders: 40 });
  const { orders } = await host.call("get_customer", { id: "c-iwrzos77" });
  await renderScreen(() => <CustomersView chosen="c-iwrzos77" />, { host });
  expect(await screen.findByRole("heading", { level: 2, name: "Ignacy Wrzos" })).toBeTruthy();
  expect(screen.getByText("+48 600 100 200", { selector: ".truncate" })).toBeTruthy();
  expect(screen.getAllByText("iwrzos77+4f2a@allegromail.pl")).toHaveLength(1);
  expect(screen.getByText("Piotrkowska 12/3")).toBeTruthy();
  expect(screen.getByText("Zielona 4")).toBeTruthy();
  const table = within(screen.getByRole("table", { name: "Zamówienia klienta" }));
  expect(table.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(
    orders.map((order) => `/orders/${order.id}`),
  );
});

test("a search nobody fits says what was typed and can be cleared", async () => {
  const { user } = await renderScreen(() => <CustomersView chosen={null} />);
  await screen.findByRole("option", { name: /Tymon Gil/ });
  await user.type(screen.getByLabelText("Szukaj klienta"), "zzz");
  expect(await screen.findByText("Nikt nie pasuje do „zzz”")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Wyczyść szukanie" }));
  expect(await screen.findByRole("option", { name: /Tymon Gil/ })).toBeTruthy();
});

test("a list that cannot be read says why and tries again", async () => {
  let broken = true;
  const { user } = await renderScreen(() => <CustomersView chosen={null} />, {
    overrides: {
      list_customers: () => {
        if (broken) throw failure({ code: "busy", message: "Baza jest zajęta.", nextStep: "Zamknij drugi Kram." });
        return { rows: [], next: null, total: 0 };
      },
    },
  });
  expect(await screen.findByText("Baza jest zajęta.")).toBeTruthy();
  expect(screen.getByText("Zamknij drugi Kram.")).toBeTruthy();
  broken = false;
  await user.click(screen.getByRole("button", { name: "Spróbuj ponownie" }));
  expect(await screen.findByText("Nie ma jeszcze klientów")).toBeTruthy();
});

test("without internet customers are still there, and it is said", async () => {
  const sync = await fakeHost({ orders: 0 }).call("sync_state", {});
  await renderScreen(() => <CustomersView chosen={null} />, {
    overrides: { sync_state: () => ({ ...sync, offlineSince: sync.lastSuccessAt }) },
  });
  expect(await screen.findByText(/Bez internetu od/)).toBeTruthy();
  expect(await screen.findByRole("option", { name: /Tymon Gil/ })).toBeTruthy();
});
