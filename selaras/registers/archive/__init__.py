"""Who acts, what was changed, what was said about it, and what was issued: the ground the other registers stand on."""
