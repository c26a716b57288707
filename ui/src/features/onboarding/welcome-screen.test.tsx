import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { LinkAttempt } from "#/shared/host/contract.gen.ts";
import { fakeHost, type FakeHost } from "#/test/fake-host.ts";
import { failure, type Handlers } from "#/test/fake-failure.ts";
import { linkHandlers } from "#/test/fake-screens.ts";
import { renderScreen } from "#/test/render-screen.tsx";
import { WelcomeScreen } from "./welcome-screen.tsx";

type World = Awaited<ReturnType<typeof renderScreen>> & {
  onReady: ReturnType<typeof vi.fn>;
  move: (change: Partial<LinkAttempt>) => void;
};

const welcome = async (overrides: Partial<Handlers> = {}): Promise<World> => {
  const onReady = vi.fn();
  let host: FakeHost | null = null;
  const link = linkHandlers((event) => host?.emit(event));
  host = fakeHost({ orders: 5, overrides: { ...link.handlers, ...overrides } });
  const rendered = await renderScreen(() => <WelcomeScreen onReady={onReady} />, { host });
  await screen.findByText("Połącz konto Allegro");
  return { ...rendered, onReady, move: (change) => act(() => void link.move(change)) };
};

const argsOf = (host: FakeHost, name: string): unknown[] =>
  host.calls.filter((call) => call.name === name).map((call) => call.args);

test("S4-3 the sandbox is chosen before linking and goes with the first step", async () => {
  const { user, host } = await welcome();
  await user.click(screen.getByLabelText("Konto testowe (Sandbox)"));
  await user.click(screen.getByText("Połącz konto Allegro"));
  expect(argsOf(host, "start_link")).toEqual([{ environment: "sandbox", method: null, account: null }]);
});

test("S4-4 S4-5 the browser is waited for, can be opened again and given up", async () => {
  const { user } = await welcome();
  await user.click(screen.getByText("Połącz konto Allegro"));
  expect(await screen.findByText("Otworzyliśmy przeglądarkę")).toBeTruthy();
  expect(screen.getByText("Otwórz ponownie").closest("a")?.href).toContain("https://allegro.pl/auth/oauth/authorize");
  expect(screen.getByRole("timer").textContent).toMatch(/Czekamy na odpowiedź jeszcze \d+:\d\d/);
  await user.click(screen.getByText("Anuluj"));
  expect(await screen.findByText("Łączenie przerwane. Nic nie zostało zapisane.")).toBeTruthy();
});

test("S4-6 the code is shown large for comparison and cannot be edited", async () => {
  const { user, host } = await welcome();
  await user.click(screen.getByText("Połącz konto Allegro"));
  await user.click(await screen.findByText("Nie wraca? Użyj kodu"));
  const code = await screen.findByLabelText("Kod do porównania");
  expect(code.textContent).toBe("ABC-DEF-GHI");
  expect(code.tagName).toBe("OUTPUT");
  expect(argsOf(host, "start_link").at(-1)).toMatchObject({ method: "device" });
});

test("S4-7 S4-10 the account is confirmed, then the exact sentence appears and OK goes on", async () => {
  const { user, host, move, onReady } = await welcome();
  await user.click(screen.getByText("Połącz konto Allegro"));
  await screen.findByText("Otworzyliśmy przeglądarkę");
  move({ stage: "confirm_account", login: "lampy-nova", company: "Lampy Nova" });
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Połączono jako lampy-nova. To właściwe konto?");
  await user.click(screen.getByText("Tak"));
  expect(await screen.findByText("Tokeny pobrane pomyślnie")).toBeTruthy();
  expect(argsOf(host, "confirm_link")).toEqual([{ id: "attempt-1", accept: true }]);
  expect(onReady).not.toHaveBeenCalled();
  await user.click(screen.getByText("OK"));
  expect(onReady).toHaveBeenCalledOnce();
});

test("S4-7 another account is refused by the seller and nothing is kept", async () => {
  const { user, host, move } = await welcome();
  await user.click(screen.getByText("Połącz konto Allegro"));
  await screen.findByText("Otworzyliśmy przeglądarkę");
  move({ stage: "confirm_account", login: "obcy" });
  await user.click(screen.getByText("Nie, wybierz inne — najpierw wyloguj się w przeglądarce"));
  expect(argsOf(host, "confirm_link")).toEqual([{ id: "attempt-1", accept: false }]);
});

test("S4-7 an account linked before is asked about as a renewal", async () => {
  const { user, move } = await welcome();
  await user.click(screen.getByText("Połącz konto Allegro"));
  await screen.findByText("Otworzyliśmy przeglądarkę");
  move({ stage: "confirm_renewal", login: "lampy-nova" });
  expect(screen.getByText("Odnowić powiązanie?")).toBeTruthy();
});

test("S4-5 an expired code gives way to a new one by one click", async () => {
  const { user, host, move } = await welcome();
  await user.click(screen.getByText("Połącz konto Allegro"));
  await user.click(await screen.findByText("Nie wraca? Użyj kodu"));
  await screen.findByLabelText("Kod do porównania");
  move({ stage: "expired" });
  await user.click(await screen.findByText("Nowy kod"));
  expect(await screen.findByLabelText("Kod do porównania")).toBeTruthy();
  expect(argsOf(host, "start_link")).toHaveLength(3);
});

test("a refusal at Allegro is told as such and offers no demo", async () => {
  const { user, move } = await welcome();
  await user.click(screen.getByText("Połącz konto Allegro"));
  await screen.findByText("Otworzyliśmy przeglądarkę");
  move({ stage: "denied" });
  expect(screen.getByText("Na stronie Allegro wybrano odmowę. Konto nie zostało powiązane.")).toBeTruthy();
  expect(screen.queryByText("Wypróbuj na danych przykładowych")).toBeNull();
});

test("without internet the demo is offered", async () => {
  const start_link = () => {
    throw failure({ code: "offline", message: "Brak internetu.", nextStep: "Sprawdź połączenie." });
  };
  const { user, host, onReady } = await welcome({ start_link, start_demo: () => [] });
  await user.click(screen.getByText("Połącz konto Allegro"));
  const alert = await screen.findByRole("alert");
  expect(within(alert).getByText("Brak internetu.")).toBeTruthy();
  await user.click(screen.getByText("Wypróbuj na danych przykładowych"));
  await waitFor(() => expect(onReady).toHaveBeenCalledOnce());
  expect(argsOf(host, "start_demo")).toHaveLength(1);
});

test("a computer without a keychain asks for a passphrase first and says why", async () => {
  const secrets = { kind: "encrypted_file", locked: false, new: true } as const;
  const plain = await fakeHost({ orders: 0 }).call("app_state", {});
  const { user, host } = await welcome({
    app_state: () => ({ ...plain, secrets }),
    unlock_secrets: () => ({ ...secrets, new: false }),
  });
  await user.click(screen.getByText("Połącz konto Allegro"));
  expect(screen.getByText(/nie ma systemowego pęku kluczy/)).toBeTruthy();
  await user.type(screen.getByLabelText("Hasło"), "kram1234");
  await user.type(screen.getByLabelText("Powtórz hasło"), "kram12345");
  await user.click(screen.getByRole("button", { name: "Ustaw hasło" }));
  expect(screen.getByText("Hasła się różnią.")).toBeTruthy();
  expect(argsOf(host, "unlock_secrets")).toEqual([]);
  await user.clear(screen.getByLabelText("Powtórz hasło"));
  await user.type(screen.getByLabelText("Powtórz hasło"), "kram1234");
  await user.click(screen.getByRole("button", { name: "Ustaw hasło" }));
  expect(await screen.findByText("Otworzyliśmy przeglądarkę")).toBeTruthy();
  expect(argsOf(host, "unlock_secrets")).toEqual([{ passphrase: "kram1234" }]);
});
