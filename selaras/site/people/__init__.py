"""Units, posts, officials, roles, owners of documents, and the page that says why somebody may or may not."""
