"""Reading documents: from a file to a ``ParsedDocument``. Pure Python without Django."""
