/* Alt and an arrow move the proposal in which the focus stands; the buttons do the same without script. */
for (const list of document.querySelectorAll("[data-proposals]")) {
  list.addEventListener("keydown", (event) => {
    const way = { ArrowUp: "naik", ArrowDown: "turun" }[event.key];
    if (!way || !event.altKey || event.ctrlKey || event.metaKey) return;
    const button = event.target.closest("li")?.querySelector(`button[value="${way}"]`);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  });
}
/* Back on the page after a move, the focus stands on the line that moved. */
const moved = /^#u-[0-9a-f]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
if (moved) moved.focus({ preventScroll: false });
