"""Files on their way in: kept for a person between upload and acceptance, and what an agency chose about its tables."""
