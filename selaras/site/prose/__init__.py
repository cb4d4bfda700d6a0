"""The text of a plan, edited in the page: sections, paragraphs, lists, and figures that follow their rows."""
