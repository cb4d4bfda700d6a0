"""What all pages share: layout, access, figures, refusals, login and the first page."""
