// The `?` sheet: every key that works now, drawn from the actions themselves.
import { useLingui } from "@lingui/react/macro";
import { currentActions, type Action, type ActionGroup } from "#/shared/actions/actions.ts";
import { Kbd } from "#/shared/ui/kbd.tsx";
import { Sheet } from "#/shared/ui/sheet.tsx";
import styles from "./shortcuts.module.css";

const GROUPS = ["list", "order", "go", "program", "account"] as const satisfies readonly ActionGroup[];

type Props = { isOpen: boolean; onClose: () => void };

export function Shortcuts({ isOpen, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Sheet title={t`Skróty klawiszowe`} isOpen={isOpen} onClose={onClose}>
      {isOpen && <ShortcutList />}
    </Sheet>
  );
}

function ShortcutList() {
  const { t } = useLingui();
  const names: Readonly<Record<ActionGroup, string>> = {
    list: t`Lista`,
    order: t`Zamówienie`,
    go: t`Przejścia`,
    program: t`Program`,
    account: t`Konta`,
  };
  const actions = currentActions().filter((action) => (action.keys?.length ?? 0) > 0);
  return (
    <>
      {GROUPS.map((group) => (
        <ShortcutGroup key={group} name={names[group]} actions={actions.filter((action) => action.group === group)} />
      ))}
      <p className="faint">{t`Czytnik kodów działa na każdym ekranie: zeskanuj numer zamówienia albo list przewozowy poza polem tekstowym.`}</p>
    </>
  );
}

function ShortcutGroup({ name, actions }: { name: string; actions: readonly Action[] }) {
  if (actions.length === 0) return null;
  return (
    <section className={styles["group"]}>
      <h3 className="section-title">{name}</h3>
      <dl>
        {actions.map((action) => (
          <div className={styles["row"]} key={action.id}>
            <dt>{action.title}</dt>
            <dd>
              {action.keys?.map((keys) => (
                <span className="kbd-line" key={keys}>
                  <Kbd keys={keys} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
