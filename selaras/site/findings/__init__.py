"""The page of notes, notes set aside with a reason, and the page of each rule."""
