"""The document types, one file each; found by walking this folder."""
