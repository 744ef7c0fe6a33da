const gap = 4;
const margin = 8;

/**
 * Puts an open popover below its anchor, or above it where there is more room, and keeps it inside the window.
 * @param {HTMLElement} popover
 * @param {Element} anchor
 * @param {{ wide?: boolean }} [as] `wide`: at least as wide as its anchor
 */
export function placeBeside(popover, anchor, { wide = false } = {}) {
  const at = anchor.getBoundingClientRect();
  if (wide) popover.style.minWidth = `${at.width}px`;
  const below = innerHeight - at.bottom - gap - margin;
  const above = at.top - gap - margin;
  const up = below < Math.min(popover.scrollHeight, 240) && above > below;
  popover.style.maxHeight = `${Math.max(up ? above : below, 80)}px`;
  const { offsetWidth: width, offsetHeight: height } = popover;
  const start = getComputedStyle(popover).direction === 'rtl' ? at.right - width : at.left;
  popover.style.left = `${Math.max(margin, Math.min(start, innerWidth - width - margin))}px`;
  popover.style.top = `${up ? at.top - gap - height : at.bottom + gap}px`;
}
