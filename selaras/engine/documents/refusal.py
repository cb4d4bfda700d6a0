"""The one exception for a document that cannot be drawn as it stands."""


class NotDrawn(ValueError):
    """The document cannot be drawn; the message is an Indonesian sentence for the person who asked for it."""
