/* Comforts of the picture of a tree: zoom, fold without a new page, and arrows from condition to condition. */
"use strict";

(() => {
  const room = document.getElementById("gambar");
  if (!room) return;
  for (const tools of document.querySelectorAll(".tree-tools")) tools.hidden = false;
  const told = document.querySelector("[data-scale]");
  const steps = [0.25, 0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3];
  let scale = 1;

  const frame = () => room.querySelector(".tree-frame");
  const drawing = () => room.querySelector("svg");

  function resize(to) {
    const svg = drawing();
    if (!svg) return;
    const view = svg.viewBox.baseVal;
    scale = to;
    svg.setAttribute("width", view.width * scale);
    svg.setAttribute("height", view.height * scale);
    told.textContent = `${Math.round(scale * 100)}%`;
  }

  function zoom(by) {
    if (by === 0) {
      const inside = frame().clientWidth - 24;
      return resize(Math.min(1, inside / drawing().viewBox.baseVal.width));
    }
    const next = by > 0 ? steps.find((step) => step > scale + 0.01) : [...steps].reverse().find((step) => step < scale - 0.01);
    return resize(next || scale);
  }

  /* A broad tree has its top in the middle, which a telephone would not show. */
  function begin() {
    const top = room.querySelector("a[data-node]");
    if (!top) return;
    const box = top.getBoundingClientRect();
    const outer = frame().getBoundingClientRect();
    if (box.right > outer.right) frame().scrollLeft += box.left + box.width / 2 - (outer.left + outer.width / 2);
  }
  begin();

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(Number(button.dataset.zoom)));
  }

  /* The answer of the server is the whole page; only the picture of it is put in place of the one that stands here. */
  async function fold(address, at) {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("gambar");
    if (!fresh) return location.assign(address);
    const { scrollLeft, scrollTop } = frame();
    room.replaceChildren(...fresh.childNodes);
    history.replaceState(null, "", address);
    resize(scale);
    frame().scrollTo(scrollLeft, scrollTop);
    const again = room.querySelector(`a[data-node="${at}"]`);
    if (again) again.focus({ preventScroll: true });
    return undefined;
  }

  room.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-fold]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    fold(link.getAttribute("href"), link.dataset.fold);
  });

  function go(link) {
    if (!link) return;
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  const of = (number) => room.querySelector(`a[data-node="${number}"]`);
  const under = (number) => [...room.querySelectorAll(`a[data-up="${number}"]`)].sort((a, b) => a.dataset.node - b.dataset.node);

  function beside(link, by) {
    const all = under(link.dataset.up);
    return all[all.indexOf(link) + by];
  }

  room.addEventListener("keydown", (event) => {
    const link = event.target.closest("a[data-node]");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "-") {
      event.preventDefault();
      zoom(event.key === "+" ? 1 : -1);
    }
    if (!link) return;
    const moves = {
      ArrowUp: () => go(of(link.dataset.up)),
      ArrowDown: () => go(under(link.dataset.node)[0]),
      ArrowLeft: () => go(beside(link, -1)),
      ArrowRight: () => go(beside(link, 1)),
      " ": () => {
        const handle = room.querySelector(`a[data-fold="${link.dataset.node}"]`);
        if (handle) fold(handle.getAttribute("href"), link.dataset.node);
      },
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
})();
