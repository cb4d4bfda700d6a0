"""What is printed: blocks that a document type writes once, drawn as PDF, DOCX and XLSX."""
