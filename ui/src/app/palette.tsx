// Every command by a few letters of its name. The keycaps beside them teach the shortcuts.
import { CornerDownLeft, Search } from "lucide-react";
import { useId, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useLingui } from "@lingui/react/macro";
import { currentActions, type Action } from "#/shared/actions/actions.ts";
import { fuzzyScore } from "#/shared/actions/fold.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import { Kbd } from "#/shared/ui/kbd.tsx";
import styles from "./palette.module.css";

/** Best fit first; equal fits keep the order in which the actions were given. */
export const rankActions = (actions: readonly Action[], text: string): Action[] =>
  actions
    .map((action) => ({ action, score: fuzzyScore(text, action.title) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ action }) => action);

type Props = { isOpen: boolean; onClose: () => void };

export function Palette({ isOpen, onClose }: Props) {
  const { t } = useLingui();
  return (
    <ModalOverlay className={classNames("scrim scrim--fixed", styles["overlay"])} isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles["box"] ?? ""}>
        <Dialog aria-label={t`Paleta poleceń`} className={styles["dialog"] ?? ""}>
          <PaletteBody onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const listId = useId();
  const [text, setText] = useState("");
  const [cursor, setCursor] = useState(0);
  const [actions] = useState(() => currentActions().filter((action) => action.id !== "palette"));
  const found = rankActions(actions, text);
  const chosen = found[cursor];
  const run = (action: Action): void => {
    onClose();
    action.run();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setCursor((cursor + step + found.length) % Math.max(found.length, 1));
    if (event.key === "Enter" && chosen !== undefined) run(chosen);
    if (step !== 0 || event.key === "Enter") event.preventDefault();
  };
  return (
    <>
      <label className={styles["field"]}>
        <Search className="icon faint" aria-hidden />
        <input
          // The palette exists to be typed into; it opens with the caret in place.
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
          aria-label={t`Szukaj polecenia`}
          placeholder={t`Co chcesz zrobić?`}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setCursor(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className={styles["list"]} role="listbox" id={listId} aria-label={t`Polecenia`}>
        {found.map((action, index) => (
          <Option key={action.id} id={`${listId}-${action.id}`} action={action} current={index === cursor} onHover={() => setCursor(index)} onRun={() => run(action)} />
        ))}
        {found.length === 0 && <p className={styles["none"]}>{t`Nie ma takiego polecenia`}</p>}
      </div>
    </>
  );
}

type OptionProps = { id: string; action: Action; current: boolean; onHover: () => void; onRun: () => void };

function Option({ id, action, current, onHover, onRun }: OptionProps) {
  return (
    // Keys go to the field above; the list is reached through aria-activedescendant.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={current}
      className={classNames("menu__item", current && "is-hover")}
      ref={(element) => {
        if (current) element?.scrollIntoView({ block: "nearest" });
      }}
      onPointerMove={onHover}
      onPointerUp={onRun}
    >
      <span className="truncate grow">{action.title}</span>
      {action.keys?.map((keys) => (
        <span className="kbd-line" key={keys}>
          <Kbd keys={keys} />
        </span>
      ))}
      {current && <CornerDownLeft className="icon icon--sm" aria-hidden />}
    </div>
  );
}
