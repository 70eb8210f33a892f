"""How dates and numbers are shown, where Django's own British formats are not what we want."""
