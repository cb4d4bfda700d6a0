"""What is kept: models, and the few verbs that change them."""
