// Own views: save, overwrite, rename, hand on as text, delete with undo.
import { Bookmark, Ellipsis } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useNavigate } from "@tanstack/react-router";
import { useLingui } from "@lingui/react/macro";
import { call } from "#/shared/host/call.ts";
import { useCall } from "#/shared/host/queries.ts";
import type { SavedView } from "#/shared/host/contract.gen.ts";
import { searchOfQuery } from "#/shared/order/order-search.ts";
import { Button, IconButton } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { TextField } from "#/shared/ui/field.tsx";
import { Menu, type MenuEntry } from "#/shared/ui/menu.tsx";
import { Sheet } from "#/shared/ui/sheet.tsx";
import { toast, toastFailure } from "#/shared/ui/toast.tsx";
import { viewFromJson, viewToJson } from "./view-json.ts";
import styles from "./orders.module.css";
import type { OrdersAddress } from "./use-orders-search.ts";

type Props = { address: OrdersAddress; columns: readonly string[] };

/** Saves and shows the view; a failure is said and changes nothing. */
const useSave = (): ((view: SavedView) => Promise<void>) => {
  const navigate = useNavigate();
  return async (view) => {
    try {
      const saved = await call("save_view", view);
      await navigate({ to: "/orders", search: searchOfQuery(saved.query, saved.id ?? undefined, saved.columns) });
    } catch (error) {
      toastFailure(error);
    }
  };
};

export function SaveView({ address, columns }: Props) {
  const { t } = useLingui();
  const save = useSave();
  const [isPasting, setPasting] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const position = useCall("list_views", {}).data?.length ?? 0;
  const draft: SavedView = { id: null, name: "", query: address.query, columns: [...columns], position };
  return (
    <>
      <DialogTrigger isOpen={isNaming} onOpenChange={setNaming}>
        <Button look="ghost" size="sm" className="wide-only">
          <Bookmark className="icon" aria-hidden />
          {t`Zapisz widok`}
        </Button>
        <Popover className="popover popover--pad" placement="bottom end" offset={4}>
          <Dialog aria-label={t`Zapisz widok`}>
            <NameForm
              name={address.saved?.name ?? ""}
              onSave={(name) => {
                setNaming(false);
                void save({ ...draft, name });
              }}
              {...(address.saved === null
                ? {}
                : {
                    onOverwrite: (name) => {
                      setNaming(false);
                      void save({ ...draft, id: address.saved?.id ?? null, name, position: address.saved?.position ?? position });
                    },
                  })}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <ViewMenu draft={draft} saved={address.saved} onPaste={() => setPasting(true)} />
      <PasteSheet
        isOpen={isPasting}
        onClose={() => setPasting(false)}
        onPaste={(text) => {
          const view = viewFromJson(text, position);
          if (view === null) return false;
          setPasting(false);
          void save(view);
          return true;
        }}
      />
    </>
  );
}

type MenuProps = { draft: SavedView; saved: SavedView | null; onPaste: () => void };

function ViewMenu({ draft, saved, onPaste }: MenuProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const remove = async (view: SavedView): Promise<void> => {
    try {
      await call("delete_view", { id: view.id ?? "" });
      await navigate({ to: "/orders", search: {} });
      // Undo beats confirm: the same view comes back as a new one.
      toast(t`Usunięto widok ${view.name}`, { action: { label: t`Cofnij`, run: () => void call("save_view", { ...view, id: null }).catch(toastFailure) } });
    } catch (error) {
      toastFailure(error);
    }
  };
  const entries: (MenuEntry | "separator")[] = [
    { id: "copy", label: t`Kopiuj widok jako JSON`, onAction: () => void copyText(viewToJson({ ...draft, name: saved?.name ?? t`Mój widok` }), t`widok`) },
    { id: "paste", label: t`Wklej widok z JSON…`, onAction: onPaste },
    ...(saved === null ? [] : (["separator", { id: "delete", label: t`Usuń widok`, onAction: () => void remove(saved) }] as const)),
  ];
  return (
    <Menu label={t`Działania na widoku`} entries={entries} placement="bottom end">
      <IconButton label={t`Działania na widoku`} size="sm" icon={<Ellipsis className="icon" aria-hidden />} />
    </Menu>
  );
}

type NameProps = { name: string; onSave: (name: string) => void; onOverwrite?: (name: string) => void };

function NameForm({ name: first, onSave, onOverwrite }: NameProps) {
  const { t } = useLingui();
  const [name, setName] = useState(first);
  const given = name.trim();
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== "") (onOverwrite ?? onSave)(given);
      }}
    >
      <TextField label={t`Nazwa widoku`} value={name} autoFocus onChange={(event) => setName(event.target.value)} />
      <div className={styles["buttons"]}>
        <Button type="submit" look="primary" isDisabled={given === ""}>
          {onOverwrite === undefined ? t`Zapisz` : t`Zapisz zmiany`}
        </Button>
        {onOverwrite !== undefined && (
          <Button isDisabled={given === ""} onPress={() => onSave(given)}>
            {t`Zapisz jako nowy`}
          </Button>
        )}
      </div>
    </form>
  );
}

type PasteProps = { isOpen: boolean; onClose: () => void; onPaste: (text: string) => boolean };

function PasteSheet({ isOpen, onClose, onPaste }: PasteProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  return (
    <Sheet title={t`Wklej widok`} isOpen={isOpen} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setWrong(!onPaste(text));
        }}
      >
        <label className="field">
          <span className="field__label">{t`Tekst skopiowany z „Kopiuj widok jako JSON”`}</span>
          <textarea className={styles["json"]} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        {isWrong && <p className="field__error">{t`To nie jest widok z Kram. Skopiuj go jeszcze raz w całości.`}</p>}
        <div className={styles["buttons"]}>
          <Button type="submit" look="primary" isDisabled={text.trim() === ""}>{t`Dodaj widok`}</Button>
        </div>
      </form>
    </Sheet>
  );
}
