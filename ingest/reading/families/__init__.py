"""One module for each family of documents; ``registry`` lists their readers."""
