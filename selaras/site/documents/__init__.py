"""Documents: what was issued, issuing and approving, downloads, the public page of verification, and settings."""
