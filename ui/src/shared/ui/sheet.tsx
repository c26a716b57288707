// A panel from the right that traps and returns focus; Escape closes it.
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { t } from "@lingui/core/macro";
import { IconButton } from "./button.tsx";

type Props = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  wide?: boolean;
  foot?: ReactNode;
  children: ReactNode;
};

export function Sheet({ title, isOpen, onClose, wide = false, foot, children }: Props) {
  return (
    <ModalOverlay className="scrim scrim--fixed" isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={wide ? "sheet sheet--wide" : "sheet sheet--narrow"}>
        <Dialog className="sheet__dialog">
          <header className="header">
            <Heading slot="title" level={2} className="header__title">
              {title}
            </Heading>
            <span className="grow" />
            <IconButton label={t`Zamknij`} keys="escape" icon={<X className="icon" aria-hidden />} onPress={onClose} />
          </header>
          <div className="sheet__body">{children}</div>
          {foot !== undefined && <footer className="sheet__foot">{foot}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
