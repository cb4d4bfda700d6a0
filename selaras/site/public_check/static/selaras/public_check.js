/* Comforts of the check without an account: a file too large is said before it is sent, and a button says that it works. */
"use strict";

(() => {
  const input = document.querySelector("input[data-most]");
  if (input) {
    const wrong = document.getElementById("id_file_wrong");
    input.addEventListener("change", () => {
      const file = input.files[0];
      const says = file && file.size > Number(input.dataset.most) ? input.dataset.tooLarge : "";
      input.setCustomValidity(says);
      input.setAttribute("aria-invalid", says ? "true" : "false");
      wrong.textContent = says;
      wrong.classList.toggle("errorlist", says !== "");
    });
  }

  function working(form, words) {
    const button = form.querySelector("button");
    const usual = button.textContent;
    /* Disabled only after the form was sent: some browsers leave a disabled button's form unsent. */
    setTimeout(() => {
      button.disabled = true;
      button.textContent = words;
    }, 0);
    return () => {
      button.disabled = false;
      button.textContent = usual;
    };
  }

  for (const form of document.querySelectorAll("[data-busy]")) {
    let done = null;
    form.addEventListener("submit", () => (done = working(form, form.dataset.busy)));
    window.addEventListener("pageshow", () => done && done());
  }
  /* A download leaves the page where it is, and no event tells when it has begun. */
  for (const form of document.querySelectorAll("[data-stays]")) {
    form.addEventListener("submit", () => setTimeout(working(form, form.dataset.stays), 4000));
  }
})();
