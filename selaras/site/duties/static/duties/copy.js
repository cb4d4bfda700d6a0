/* A button that copies the text of a field; without script it stays hidden, and the text can be marked by hand. */
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    const told = document.querySelector("[data-copied]");
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = "Sudah disalin.";
    } catch {
      field.focus();
      field.select();
      told.textContent = "Tekan Ctrl+C untuk menyalin.";
    }
  });
}
