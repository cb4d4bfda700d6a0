"""How a PDF is read: pages into characters and rules, rules into tables, what is left into lines and paragraphs."""
