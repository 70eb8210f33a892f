"""What stands in the invented documents, authority by authority."""
