// happy-dom lays nothing out; windowed lists need a height to show rows at all.
import { vi } from "vitest";

const WINDOW_HEIGHT = 800;
const WINDOW_WIDTH = 1200;
const ROW_HEIGHT = 34;

/** Every scroller is as large as a window and every row as high as a row, until mocks are restored. */
export const giveLayout = (): void => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(WINDOW_HEIGHT);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(WINDOW_WIDTH);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(ROW_HEIGHT);
};
