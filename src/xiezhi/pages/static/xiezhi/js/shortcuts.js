// "/" goes to the search box. Nothing else is bound: single letters disturb those who dictate or use a screen reader.
export function shortcuts(root) {
  root.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = root.querySelector("[data-find]");
    if (!box) return;
    event.preventDefault();
    box.focus();
  });
}
