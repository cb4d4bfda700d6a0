/* A chart wider than its box begins with the head of the agency in view, who stands in its middle. */
for (const box of document.querySelectorAll(".chart")) {
  box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
}
