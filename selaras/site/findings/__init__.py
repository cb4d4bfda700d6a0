"""The page of notes, notes set aside with a reason, doubts confirmed, and the page of each rule."""
