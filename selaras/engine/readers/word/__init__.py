"""A Word document as blocks: styles, automatic numbers, runs, paragraphs and tables."""
