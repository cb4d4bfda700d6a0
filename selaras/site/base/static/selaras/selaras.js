/* Comforts on top of pages that work without script: notes placed in the margin, keys n and p, files dropped. */
"use strict";

(() => {
  const wide = window.matchMedia("(min-width: 1100px)");

  /* Notes stand in the table below their row; on a wide screen those of the tree are moved beside it, never over each
     other. Those of a file stay below: its rows are too low for them. */
  function placeNotes() {
    for (const sheet of document.querySelectorAll("[data-notes]:not([data-notes=below])")) {
      sheet.classList.toggle("beside", wide.matches);
      sheet.style.minHeight = "";
      let free = 0;
      for (const note of sheet.querySelectorAll(".remark")) {
        note.style.top = "";
        if (!wide.matches) continue;
        const row = document.getElementById(note.dataset.row);
        const wanted = row ? row.getBoundingClientRect().top - sheet.getBoundingClientRect().top : free;
        const top = Math.max(wanted, free);
        note.style.top = `${top}px`;
        free = top + note.offsetHeight + 10;
      }
      if (wide.matches && free) sheet.style.minHeight = `${free}px`;
    }
  }

  function step(by) {
    const notes = [...document.querySelectorAll("[data-notes] .remark > .more")];
    if (!notes.length) return;
    const at = notes.findIndex((note) => `#${note.id}` === location.hash);
    const next = at < 0 ? (by > 0 ? 0 : notes.length - 1) : (at + by + notes.length) % notes.length;
    location.hash = notes[next].id;
  }

  /* Browsers open the note that an address points into; here its row is marked and both are brought into view. */
  function showTarget() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const note = target && target.closest(".remark");
    if (!note) return;
    note.open = true;
    const row = note.dataset.row && document.getElementById(note.dataset.row);
    for (const marked of document.querySelectorAll(".spoken-of")) marked.classList.remove("spoken-of");
    if (row) row.classList.add("spoken-of");
    placeNotes();
    target.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  }

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });

  /* Browsers label a file's button in their own language. Ours is drawn beside the field, which covers it unseen: one
     click, one stop of the keyboard, and without script the browser's own control. */
  for (const input of document.querySelectorAll("input[type=file]")) {
    const picker = document.createElement("span");
    const button = document.createElement("span");
    const name = document.createElement("span");
    picker.className = "picker";
    button.className = "button";
    button.textContent = "Pilih berkas";
    button.setAttribute("aria-hidden", "true");
    name.id = `${input.id}_name`;
    name.className = "chosen";
    name.setAttribute("aria-live", "polite");
    input.replaceWith(picker);
    picker.append(input, button, name);
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${name.id}`.trim());
    const show = () => {
      name.textContent = input.files.length ? input.files[0].name : "Belum ada berkas dipilih";
      name.classList.toggle("filled", input.files.length > 0);
      input.title = name.textContent; /* else the browser's own words come up under the pointer */
    };
    input.addEventListener("change", show);
    window.addEventListener("pageshow", show);
    show();
  }

  for (const form of document.querySelectorAll("[data-drop]")) {
    const input = form.querySelector("input[type=file]");
    const over = (on) => (event) => {
      event.preventDefault();
      form.classList.toggle("over", on);
    };
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", over(false));
    form.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change"));
    });
  }

  /* In a file's table a click on a cell opens its line for correction, with that cell in focus. */
  document.addEventListener("click", (event) => {
    const cell = event.target.closest(".file-table tbody td");
    if (!cell || event.target.closest("a, button, input, label, details, form") || String(window.getSelection())) return;
    const line = cell.parentElement.querySelector(".line-number a");
    if (line) location.assign(line.href.replace("#", `&kolom=${cell.cellIndex}#`));
  });

  /* A second press on a button within a moment is the same press: a double click sends nothing twice. */
  const sent = new WeakMap();
  document.addEventListener("submit", (event) => {
    const before = sent.get(event.target);
    if (before !== undefined && event.timeStamp - before < 2000) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sent.set(event.target, event.timeStamp);
  }, true);

  wide.addEventListener("change", placeNotes);
  window.addEventListener("resize", placeNotes);
  /* What was done is told above the page until the person goes on; then it would only hide what they read. */
  function showNext() {
    for (const told of document.querySelectorAll(".told")) told.classList.add("read");
    showTarget();
  }
  window.addEventListener("hashchange", showNext);
  document.addEventListener("toggle", placeNotes, true);
  document.addEventListener("htmx:afterSettle", placeNotes);
  /* The browser goes to an address itself once all is loaded; ours comes after it. */
  /* Browsers leave a field alone that asks for the focus where the address points into the page. */
  function focusAsked() {
    const asked = document.querySelector(".mend [autofocus]");
    if (asked) asked.focus();
  }
  window.addEventListener("load", () => setTimeout(() => { showTarget(); focusAsked(); }, 0));
  placeNotes();
  if (document.fonts) document.fonts.ready.then(placeNotes);
})();
