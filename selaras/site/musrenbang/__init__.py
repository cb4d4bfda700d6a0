"""Musrenbang: the register of proposals, what is decided of them, and its papers."""
