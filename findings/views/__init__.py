"""Pages on authorities, visits, findings and themes. What they ask stands in querysets."""
